"""The request about school clusters, from the public form to the published answer; and one whose
clock starts afresh."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .desk_work import (
    DESK,
    OFFICER,
    Check,
    SignIn,
    accept,
    clear_and_issue,
    done,
    go,
    log,
    save_questions,
    submit,
)

REQUEST = """I would like to make a request under the freedom of information act to obtain \
information regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator?
"""
KINDS = {1: "clusters_how_many", 2: "cluster_members", 3: "coordinator_posts"}


def clusters_that_the_public_sees(page: Page, site_url: str) -> str:
    """“14 clusters”, as the page of clusters says: other journeys found and close some."""
    page.goto(f"{site_url}/authorities/990/clusters")
    said = re.search(r"\d+ clusters", page.get_by_role("main").inner_text())
    assert said
    return said[0]


def test_from_the_public_form_to_the_published_answer(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check, tmp_path: Path
) -> None:
    reference = ask(page, site_url)
    sign_in(page, OFFICER)
    page.goto(f"{site_url}{DESK}")
    axe(page)
    fits(page)
    page.get_by_label("Find a request").fill("salaried co-ordinator")
    submit(page, "Show these")
    expect(page.get_by_role("main")).to_contain_text(reference)

    accept(page, site_url, reference)
    axe(page)
    expect(page.get_by_label("Question 1", exact=True)).to_have_value(
        "Number of cluster's in the authority?"
    )
    save_questions(page)
    for number, kind in KINDS.items():
        compose(page, site_url, reference, number, kind, axe if number == 1 else None)

    go(page, site_url, reference, "letter")
    axe(page)
    expect(page.get_by_role("region", name="The letter")).to_contain_text("Question 3")
    clear_and_issue(page, site_url, reference)
    axe(page)
    fits(page)
    letters(page, tmp_path)

    page.get_by_role("button", name="Close it").click()
    axe(page)
    submit(page, "Close it")
    done(page, "is in the disclosure log")
    page.get_by_role("button", name="Sign out").click()
    clusters = clusters_that_the_public_sees(page, site_url)
    page.goto(f"{site_url}/requests/answered/{reference.lower()}")
    main = page.get_by_role("main")
    expect(main).to_contain_text(f"There are {clusters} in Ratae")
    expect(main).to_contain_text("In time")
    expect(main).not_to_contain_text("Rowan")
    axe(page)


def ask(page: Page, site_url: str) -> str:
    """Send it by the public form; its reference."""
    page.goto(f"{site_url}/requests/ask")
    page.get_by_label("What information do you want?").fill(REQUEST)
    page.get_by_label("Your name").fill("Rowan Example")
    page.get_by_label("E-mail address").fill("rowan@example.org")
    submit(page, "Continue")
    if page.url.endswith("/similar"):
        page.get_by_role("button", name="My question is not answered: go on").click()
    submit(page, "Send the request")
    return page.locator(".govuk-panel__body strong").inner_text()


def compose(
    page: Page, site_url: str, reference: str, number: int, kind: str, axe: Check | None
) -> None:
    """Compose an answer from the records and dispose of the question by it."""
    go(page, site_url, reference, f"questions/{number}")
    page.locator(f"a[href$='?kind={kind}']").click()
    expect(page.get_by_label("As at which day?")).to_have_value("21/11/2026")
    submit(page, "Compose it")
    done(page, "composed from the records")
    if axe:
        axe(page)
    page.get_by_role("radio", name="Disclosed", exact=True).check()
    submit(page, "Save the answer")
    done(page, f"The answer to question {number} is saved")


def letters(page: Page, folder: Path) -> None:
    """The letter as HTML, Word and PDF, and the attachment, are what they say they are."""
    section = page.locator(".fosse-letter-line").filter(has_text="Response")
    starts = {"HTML": b"<!DOCTYPE html>", "Word": b"PK", "PDF": b"%PDF"}
    for name, start in starts.items():
        with page.expect_download() as download:
            section.get_by_role("link", name=name, exact=True).click()
        file = folder / name
        download.value.save_as(file)
        assert file.read_bytes().startswith(start)
    assert "Is there a salaried person" in (folder / "HTML").read_text("utf-8")
    with page.expect_download() as download:
        section.get_by_role("link", name=".csv").first.click()
    download.value.save_as(folder / "csv")
    assert "Castlegarth Primary School" in (folder / "csv").read_text("utf-8-sig")


def test_a_clarification_starts_the_clock_afresh(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check
) -> None:
    sign_in(page, OFFICER)
    text = "How many minutes did officers spend on letters about pond dipping?"
    reference = log(page, site_url, text, title="Pond dipping", received="2/11/2026")
    accept(page, site_url, reference)
    main = page.get_by_role("main")
    go(page, site_url, reference)
    expect(main).to_contain_text("The answer is due by Tuesday 1 December 2026")

    page.get_by_role("button", name="Ask what is meant").click()
    submit(page, "Ask for it")
    done(page, "There is a problem")
    axe(page)
    page.get_by_label("What has to be made clearer?").fill("Which officers do you mean?")
    page.get_by_role("radio", name="They were told already in another way").check()
    page.get_by_label("On which day?").fill("5/11/2026")
    submit(page, "Ask for it")
    done(page, "nothing is due until it comes")
    expect(main).to_contain_text("Nothing is due: clarification was asked for on 5 November 2026.")
    axe(page)

    page.get_by_role("button", name="The clarification came").click()
    page.get_by_label("What did the requester answer?").fill("The advisers.")
    page.get_by_label("When did it come?").fill("19/11/2026")
    submit(page, "Record it")
    done(page, "start afresh on 19 November 2026")
    expect(main).to_contain_text("The answer is due by Friday 18 December 2026")
    expect(page.get_by_role("img", name="The answer: FOIA-10-1").first).to_be_visible()
    axe(page)
    fits(page)
