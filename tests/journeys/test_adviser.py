"""An adviser finds the schools proposed for more support, opens one and understands why."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

ADVISER = "adviser@ratae.example"
HEAD_OF_SERVICE = "head.of.service@ratae.example"
RATAE = 990

Check = Callable[[Page], None]
SignIn = Callable[[Page, str], None]


@pytest.fixture(autouse=True)
def patience(page: Page) -> None:
    """The first page with evidence opens every release: the server is fresh in a journey."""
    page.set_default_timeout(60_000)


def open_levels(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/authorities/{RATAE}/levels")
    expect(page.get_by_role("heading", level=1)).to_have_text("Levels of support proposed in Ratae")


def test_an_adviser_understands_why_a_school_is_proposed_for_more_support(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check
) -> None:
    sign_in(page, ADVISER)
    open_levels(page, site_url)
    expect(
        page.get_by_text(re.compile(r"\d+ of \d+ schools are proposed for more"))
    ).to_be_visible()
    axe(page)

    page.get_by_role("combobox", name="Level", exact=True).select_option("More support than usual")
    page.get_by_role("button", name="Show these").click()
    assert "level=more" in page.url
    table = page.get_by_role("table")
    assert table.get_by_text("Core", exact=True).count() == 0
    assert table.get_by_text("Light touch", exact=True).count() == 0
    fits(page)

    name = table.get_by_role("link").first.inner_text()
    table.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    main = page.get_by_role("main")
    expect(main.locator(".fosse-answer")).to_contain_text("Intensive support, because")
    for heading in ("What would change it", "What the policy asks, and what the evidence says"):
        expect(main.get_by_role("heading", name=heading)).to_be_visible()
    expect(main.get_by_text(re.compile("days of an adviser and"))).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.once
def test_every_answer_carries_its_source_and_every_chart_its_table(
    page: Page, site_url: str, sign_in: SignIn
) -> None:
    sign_in(page, ADVISER)
    page.goto(f"{site_url}/authorities/{RATAE}/levels?level=more")
    page.get_by_role("table").get_by_role("link").first.click()
    figure = page.locator("td .fosse-figure").first
    figure.focus()
    expect(figure.locator(".fosse-figure__source")).to_contain_text("published")
    chart = page.locator("figure.fosse-chart").first
    assert chart.locator("svg title").first.text_content()
    expect(chart.get_by_role("table")).to_be_hidden()
    chart.get_by_text("As a table, and the sources").click()
    expect(chart.get_by_role("table")).to_be_visible()
    expect(chart.get_by_role("columnheader", name="95% interval")).to_be_visible()


@pytest.mark.once
def test_the_keyboard_alone_filters_opens_and_comes_back(
    page: Page, site_url: str, sign_in: SignIn
) -> None:
    sign_in(page, ADVISER)
    open_levels(page, site_url)
    reach(page, lambda: page.get_by_role("combobox", name="Level", exact=True))
    page.keyboard.press("ArrowDown")
    reach(page, lambda: page.get_by_role("button", name="Show these"))
    page.keyboard.press("Enter")
    page.wait_for_url("**level=more**")
    reach(page, lambda: page.get_by_role("table").get_by_role("link").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/level")
    expect(page.locator(".fosse-answer")).to_contain_text("because")
    reach(page, lambda: page.get_by_role("link", name="All schools by level"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/levels")


def reach(page: Page, target: Callable[[], Locator], within: int = 120) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if target().evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{within} times Tab did not reach it on {page.url}")


def test_a_head_of_service_gives_selected_schools_to_an_adviser(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check
) -> None:
    sign_in(page, HEAD_OF_SERVICE)
    page.goto(f"{site_url}/authorities/{RATAE}/levels?adviser=nobody&level=more")
    boxes = page.get_by_role("checkbox")
    assert boxes.count() >= 2
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Assign an adviser to the selected schools").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Assign an adviser to 2 schools")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Assign the adviser").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose: adviser")
    axe(page)
    page.get_by_label("Adviser").select_option("Theo Marchbank")
    page.get_by_label("Reason").fill("The caseloads of this term.")
    page.get_by_role("button", name="Assign the adviser").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Theo Marchbank now looks after 2 more schools."
    )
    assert "adviser=nobody" in page.url, "the filters are still there"
    axe(page)


def test_a_headteacher_sees_their_own_school_and_no_other(
    page: Page, site_url: str, sign_in: SignIn, axe: Check
) -> None:
    sign_in(page, "headteacher@ratae.example")
    denied = page.goto(f"{site_url}/authorities/{RATAE}/levels")
    assert denied is not None
    assert denied.status == 403
    page.goto(f"{site_url}/account")
    page.get_by_role("main").get_by_role("link").first.click()
    own = re.search(r"/schools/(\d+)", page.url)
    assert own
    page.goto(f"{site_url}/schools/{own[1]}/level")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Level of support proposed for")
    assert page.get_by_role("link", name="All schools by level").count() == 0
    axe(page)
    other = page.goto(f"{site_url}/schools/{int(own[1]) + 1}/level")
    assert other is not None
    assert other.status in {403, 404}
