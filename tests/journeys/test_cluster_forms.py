"""An officer founds a cluster, moves a school into it and appoints its co-ordinator.

All of it from September 2027 on, so that the other journeys find Ratae as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from .conftest import window

RATAE = "/authorities/990"
CLUSTERS = f"{RATAE}/clusters"
WHY = "Agreed at the heads' meeting of 4 November"
FIRST_DAY = "1/9/2027"

Check = Callable[[Page], None]


@pytest.fixture(scope="module")
def signed_in(browser: Browser, sign_in: Callable[[Page, str], None]) -> StorageState:
    """What a browser keeps of an officer who signed in."""
    with window(browser) as page:
        sign_in(page, "adviser@ratae.example")
        return page.context.storage_state()


@pytest.fixture
def officer(browser: Browser, signed_in: StorageState) -> Iterator[Page]:
    with window(browser, storage_state=signed_in) as page:
        yield page


def submit(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()


def test_found_move_appoint(officer: Page, site_url: str, axe: Check) -> None:
    officer.goto(f"{site_url}{CLUSTERS}")
    officer.get_by_role("link", name="Found a cluster").click()
    submit(officer, "Continue")
    expect(officer.get_by_role("alert")).to_contain_text("There is a problem")
    axe(officer)
    officer.get_by_label("Name").fill("Willowbank")
    officer.get_by_label("Its first day").fill(FIRST_DAY)
    officer.get_by_label("Reason for the change").fill(WHY)
    submit(officer, "Continue")
    expect(officer.get_by_role("heading", level=1)).to_have_text("Check your answers")
    axe(officer)
    submit(officer, "Found the cluster")
    expect(officer.get_by_role("alert")).to_contain_text("Willowbank is founded")

    officer.goto(f"{site_url}{CLUSTERS}/castlegarth?as_at=2026-11-21")
    officer.get_by_role("link", name="Move Castlegarth Primary School").click()
    officer.get_by_role("radio", name="Castlegarth", exact=True).check()
    officer.get_by_label("Joins").select_option("Willowbank")
    officer.get_by_role("radio", name="Lead school").check()
    officer.get_by_label("From which day?").fill(FIRST_DAY)
    officer.get_by_label("Reason for the change").fill(WHY)
    axe(officer)
    submit(officer, "Continue")
    expect(officer.get_by_text("its last day there is 31 August 2027")).to_be_visible()
    submit(officer, "Move the school")
    expect(officer.get_by_role("alert")).to_contain_text("joins Willowbank on 1 September 2027")

    officer.goto(f"{site_url}{CLUSTERS}/willowbank/appoint")
    officer.get_by_role("radio", name="Co-ordinator").check()
    officer.get_by_label("Who holds it").fill("Ottoline Marsh")
    officer.get_by_role("radio", name="Yes").check()
    officer.get_by_label("Who employs the holder").fill("Castlegarth Primary School")
    officer.get_by_label("Who pays for the post").fill("Ratae City Council")
    officer.get_by_label("First day in the post").fill(FIRST_DAY)
    officer.get_by_label("Reason for the change").fill(WHY)
    axe(officer)
    submit(officer, "Continue")
    submit(officer, "Appoint")
    expect(officer.get_by_role("alert")).to_contain_text("Ottoline Marsh is on record")

    officer.goto(f"{site_url}{CLUSTERS}?as_at=2027-09-01")
    expect(officer.get_by_text("There are 15 clusters in Ratae")).to_be_visible()
    expect(officer.get_by_role("main")).to_contain_text(
        "Willowbank: employed by Castlegarth Primary School and paid by Ratae City Council"
    )
    officer.goto(f"{site_url}{CLUSTERS}/willowbank?as_at=2027-09-01")
    expect(officer.get_by_role("main")).to_contain_text(WHY)
    axe(officer)


def test_a_file_is_looked_at_before_it_is_saved(officer: Page, site_url: str, axe: Check) -> None:
    officer.goto(f"{site_url}{CLUSTERS}/import")
    axe(officer)
    bad = "authority,cluster,urn,role,joined_on\n990,Reedmere,,boss,2027-09-31\n"
    _upload(officer, bad)
    expect(officer.get_by_role("heading", level=1)).to_contain_text("nothing can be saved")
    expect(officer.get_by_text("is a day that does not exist")).to_be_visible()
    axe(officer)
    officer.get_by_role("link", name="Upload another file").click()
    _upload(officer, bad.replace("boss", "lead").replace("09-31", "09-01"))
    expect(officer.get_by_text("Reedmere is founded")).to_be_visible()
    axe(officer)
    submit(officer, "Save all of it")
    expect(officer.get_by_role("alert")).to_contain_text("saved")


@pytest.mark.once
@pytest.mark.parametrize(
    "address",
    ["/found", "/import", "/castlegarth/move-school", "/castlegarth/appoint",
     "/castlegarth/rename", "/castlegarth/close", "/castlegarth/correct", "/castlegarth"],
)  # fmt: skip
def test_every_form_is_accessible_and_fits_a_telephone(
    officer: Page, site_url: str, axe: Check, fits: Check, address: str
) -> None:
    officer.goto(f"{site_url}{CLUSTERS}{address}")
    axe(officer)
    fits(officer)


def _upload(page: Page, content: str) -> None:
    page.get_by_label("The CSV file").set_input_files(
        files=[{"name": "groups.csv", "mimeType": "text/csv", "buffer": content.encode()}]
    )
    page.get_by_label("Reason for the change").fill(WHY)
    submit(page, "See what would change")
