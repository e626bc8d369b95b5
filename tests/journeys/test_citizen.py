"""A citizen asks the three questions of Ratae: how many clusters, which schools, who pays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import window

RATAE = "/authorities/990"
CLUSTERS = f"{RATAE}/clusters"
LONG_NAME = "The Blessed Æthelfled and Saint Wigstan Church of England Voluntary Aided"

Check = Callable[[Page], None]


@pytest.fixture(autouse=True)
def patience(page: Page) -> None:
    """The first page with evidence opens every release: the server is fresh in a journey."""
    page.set_default_timeout(60_000)


def test_the_three_questions_are_answered_for_today_on_the_first_screen(
    page: Page, site_url: str, axe: Check
) -> None:
    page.goto(f"{site_url}/authorities")
    page.get_by_role("link", name="Ratae", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Clusters", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clusters of schools in Ratae")
    for said in (
        "There are 14 clusters in Ratae on 21 November 2026.",
        "108 schools in 14 clusters",
        "Yes, in 7 of the 14 clusters",
        "employed and paid by Ratae City Council",
    ):
        where = page.get_by_text(said).first.bounding_box()
        assert where, said
        assert where["y"] + where["height"] < 900, f"“{said}” is below the first screen"
    axe(page)


@pytest.mark.once
def test_the_names_lead_to_the_schools_and_the_schools_to_their_pages(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}{CLUSTERS}")
    page.get_by_role("region", name="Which schools are in each?").get_by_role(
        "link", name="Castlegarth"
    ).click()
    assert page.url.endswith("#castlegarth")
    page.get_by_role("table").get_by_role("link", name="Castlegarth Primary School").click()
    expect(page.get_by_role("main")).to_contain_text("It belongs to the cluster Castlegarth")


def test_the_same_for_an_earlier_day_which_stays(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CLUSTERS}")
    page.get_by_text("As at 21 November 2026").click()
    page.get_by_label("Show it as it was on").fill("17/9/2007")
    page.get_by_role("button", name="Change the day").click()
    expect(page.get_by_text("There were 2 clusters in Ratae on 17 September 2007.")).to_be_visible()
    page.get_by_role("table").get_by_role("link", name="Millwater", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("On 17 September 2007 Millwater was a cluster")


@pytest.mark.once
def test_a_day_that_is_none_is_said_in_words(page: Page, site_url: str, axe: Check) -> None:
    page.goto(f"{site_url}{CLUSTERS}?as_at=31/2/2020")
    expect(page.get_by_role("alert")).to_contain_text("“31/2/2020” is not a day")
    axe(page)


def test_a_half_remembered_name_finds_the_school(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/schools")
    page.get_by_label("Name, URN, LAESTAB, postcode or ward").fill("Casltegarth Primry")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Did you mean")).to_be_visible()
    page.get_by_text("Did you mean").get_by_role("link", name="Castlegarth Primary School").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Castlegarth Primary School")


def test_the_clusters_can_be_taken_away(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CLUSTERS}?as_at=2007-09-17")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").first.click()
    assert started.value.suggested_filename == "clusters-of-ratae-2007-09-17.csv"
    lines = started.value.path().read_text(encoding="utf-8").splitlines()
    assert len(lines) == 13  # twelve schools under a header
    assert all("2007-09-17" in line for line in lines[1:])


@pytest.mark.once
def test_the_keyboard_alone_asks_for_another_day(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CLUSTERS}")
    _tab_to(page, "summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("1/9/2015")
    page.keyboard.press("Enter")
    expect(page.get_by_text("in Ratae on 1 September 2015.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "a[href='#castlegarth']")
    page.keyboard.press("Enter")
    assert page.url.endswith("#castlegarth")


@pytest.mark.once
def test_without_javascript_the_day_can_be_changed(browser: Browser, site_url: str) -> None:
    with window(browser, java_script_enabled=False) as page:
        page.goto(f"{site_url}{CLUSTERS}")
        page.get_by_text("As at 21 November 2026").click()
        page.get_by_label("Show it as it was on").fill("17 September 2007")
        page.get_by_role("button", name="Change the day").click()
        expect(page.get_by_text("There were 2 clusters")).to_be_visible()


PAGES = (
    "/schools",
    "/schools?q=primary",
    "/schools?q=Ethelfled",
    "/schools?q=Quetzalcoatl",
    "/authorities",
    RATAE,
    f"{RATAE}/schools",
    f"{RATAE}/schools?as_at=2007-09-17&presence=all",
    CLUSTERS,
    f"{CLUSTERS}?as_at=1950-01-01",
    f"{CLUSTERS}/castlegarth",
    f"{RATAE}/posts",
)


@pytest.mark.once
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_accessible_and_fits_a_telephone(
    page: Page, site_url: str, axe: Check, fits: Check, address: str
) -> None:
    page.goto(f"{site_url}{address}")
    axe(page)
    fits(page)


@pytest.mark.once
def test_a_school_s_page_is_accessible_and_fits_with_the_longest_name(
    page: Page, site_url: str, axe: Check, fits: Check
) -> None:
    page.goto(f"{site_url}/schools?q=Ethelfled")
    page.get_by_role("link", name=LONG_NAME).first.click()
    expect(page.get_by_role("heading", name="Published results")).to_be_visible()
    axe(page)
    fits(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="CSV").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; fails after a hundred presses."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"The keyboard did not reach {selector}")
