"""Somebody asks for information with the keyboard alone, and finds what others asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import window

Check = Callable[[Page], None]
SEED = """I would like to make a request under the freedom of information act to obtain \
information regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator? <b>Thank you</b>"""


@pytest.fixture(autouse=True)
def patience(page: Page) -> None:
    """The first page with schools reads the register: the server is fresh in a journey."""
    page.set_default_timeout(60_000)


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is focused has the words, as its text or its label."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.innerText, ...[...(e.labels || [])].map(l => l.innerText)].join(' ') }"
        )
        if words in said:
            return
    raise AssertionError(f"Tab never came to “{words}” on {page.url}")


def looked_at(page: Page, axe: Check, fits: Check) -> None:
    """Nothing that axe finds at either width, and no page wider than the window."""
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.once
def test_a_request_is_asked_with_the_keyboard_alone(
    page: Page, site_url: str, axe: Check, fits: Check
) -> None:
    page.goto(f"{site_url}/requests")
    looked_at(page, axe, fits)
    tab_to(page, "Ask for information")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask Ratae for information")
    looked_at(page, axe, fits)

    # An empty request: the summary has the focus, and its lines lead to the fields.
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("The request is empty.")
    expect(summary).to_contain_text("Enter your name.")
    expect(summary).to_contain_text("Enter an e-mail address or a postal address")
    looked_at(page, axe, fits)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What information do you want?")).to_be_focused()

    page.keyboard.insert_text(SEED)
    tab_to(page, "Your name")
    page.keyboard.type("Rowan Example")
    tab_to(page, "E-mail address")
    page.keyboard.type("rowan@example.org")
    page.keyboard.press("Enter")

    # What may answer it already comes before anything is sent.
    expect(page.get_by_role("heading", level=1)).to_have_text("These may already answer it")
    expect(
        page.get_by_role("main").get_by_role("link", name="Clusters", exact=True)
    ).to_be_visible()
    looked_at(page, axe, fits)
    tab_to(page, "My question is not answered")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your request")
    expect(page.get_by_role("main")).to_contain_text("<b>Thank you</b>")
    looked_at(page, axe, fits)

    # Back and forth again loses nothing.
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Your name")).to_have_value("Rowan Example")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("These may already answer it")
    tab_to(page, "My question is not answered")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your request")
    tab_to(page, "Send the request")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your request was sent")
    expect(page.get_by_role("main")).to_contain_text("FOI-2026-")
    # Sent on Saturday 21 November 2026: accountability.md works it out to 21 December.
    expect(page.get_by_role("main")).to_contain_text("21 December 2026")
    looked_at(page, axe, fits)
    reference = page.locator(".govuk-panel__body strong").inner_text()

    # The back button does not send it again.
    page.go_back()
    expect(page.get_by_role("main")).to_contain_text(reference)
    tab_to(page, "see each and why")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Bank holiday in Scotland")
    looked_at(page, axe, fits)


@pytest.mark.once
def test_without_scripts_the_form_works_as_well(browser: Browser, site_url: str) -> None:
    with window(browser, java_script_enabled=False) as plain:
        plain.set_default_timeout(60_000)
        plain.goto(f"{site_url}/requests/ask")
        plain.get_by_label("What information do you want?").fill(
            "Which pools do schools hire, 2020?"
        )
        plain.get_by_label("Your name").fill("Ash Example")
        plain.get_by_label("Postal address").fill("1 Abbey Street, Ratae, RA1 1AA")
        plain.get_by_role("button", name="Continue").click()
        if plain.url.endswith("/similar"):
            plain.get_by_role("button", name="My question is not answered").click()
        plain.get_by_role("button", name="Send the request").click()
        expect(plain.get_by_role("heading", level=1)).to_have_text("Your request was sent")
        expect(plain.get_by_role("main")).to_contain_text("The answer comes by post")


@pytest.mark.once
def test_the_other_pages_can_be_read_by_everybody(
    page: Page, site_url: str, axe: Check, fits: Check
) -> None:
    for address in (
        "answered",
        "answered?q=school",
        "statistics",
        "rules",
        "due",
        "due?received=x",
    ):
        page.goto(f"{site_url}/requests/{address}")
        looked_at(page, axe, fits)
