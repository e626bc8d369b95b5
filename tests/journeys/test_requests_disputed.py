"""A partial refusal, its time extended once; and a review that overturns an answer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .desk_work import (
    HEAD,
    OFFICER,
    Check,
    SignIn,
    accept,
    answer,
    clear_and_issue,
    done,
    go,
    log,
    save_questions,
    submit,
    switch,
)


def test_part_is_refused_after_the_public_interest_was_weighed(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check
) -> None:
    sign_in(page, OFFICER)
    text = (
        "1. Who bid for the contract of the swimming lessons?\n"
        "2. What did each bid for the swimming lessons come to?"
    )
    reference = log(page, site_url, text, title="Swimming lessons", received="2/11/2026")
    accept(page, site_url, reference)
    save_questions(page)
    extend(page, site_url, reference, axe)
    answer(page, site_url, reference, 1, "Three firms bid; one is a person.", "Disclosed in part")
    answer(page, site_url, reference, 2, "", "Exempt")

    claim(page, site_url, reference, 1, "40(2)", {
        "What is withheld?": "The name of one bidder",
        "Why does it apply?": "The bidder is a person who would not expect it.",
    })  # fmt: skip
    go(page, site_url, reference, "questions/2/claim")
    page.get_by_label("Which exemption?").select_option("43(2)")
    submit(page, "Continue")
    page.get_by_label("What is withheld?").fill("The prices")
    submit(page, "Save")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Give the public interest in disclosing.")
    axe(page)
    page.get_by_role("link", name=re.compile(r"Change it.*43\(2\)")).click()
    for label, said in {
        "Why does it apply?": "The lessons are let anew in March.",
        "Which harm, to whom?": "The bidders would be likely to be underbid.",
        "The public interest in disclosing it": "How money is spent.",
        "The public interest in maintaining the exemption": "That firms still bid.",
        "Where does the balance lie, and why?": "With the exemption until March.",
    }.items():
        page.get_by_label(label).fill(said)
    axe(page)
    fits(page)
    submit(page, "Save")
    expect(main).not_to_contain_text("Still missing before it can go")
    clear_and_issue(page, site_url, reference)
    go(page, site_url, reference, "letter")
    letter = page.get_by_role("region", name="The letter")
    expect(letter).to_contain_text("refusal notice under section 17")
    expect(letter).to_contain_text("Section 43(2): Commercial interests")
    axe(page)


def extend(page: Page, site_url: str, reference: str, axe: Check) -> None:
    go(page, site_url, reference)
    page.get_by_role("button", name="Extend the time").click()
    axe(page)
    page.get_by_role("checkbox", name=re.compile(r"s\.43\(2\)")).check()
    page.get_by_label("By which day will it be decided?").fill("18/12/2026")
    page.get_by_label("Why does it take longer?").fill("The bidders have to be asked.")
    submit(page, "Extend it")
    letter = page.get_by_role("region", name="The letter")
    expect(letter).to_contain_text("The bidders have to be asked.")
    axe(page)
    submit(page, "Send the letter")
    done(page, "to be decided by 18 December 2026")
    expect(page.get_by_role("main")).to_contain_text("Extension notice")


def claim(
    page: Page, site_url: str, reference: str, number: int, provision: str, said: dict[str, str]
) -> None:
    go(page, site_url, reference, f"questions/{number}/claim")
    page.get_by_label("Which exemption?").select_option(provision)
    submit(page, "Continue")
    limb = page.get_by_label("Which part of it applies?")
    if limb.count():
        limb.select_option(index=1)
    for label, words in said.items():
        page.get_by_label(label).fill(words)
    submit(page, "Save")
    done(page, f"is claimed for question {number}")


def test_a_review_overturns_an_answer(
    page: Page, site_url: str, sign_in: SignIn, axe: Check, fits: Check
) -> None:
    sign_in(page, OFFICER)
    text = "How many hedgehogs were seen on school fields last year?"
    reference = log(page, site_url, text, title="Hedgehogs", received="9/11/2026")
    accept(page, site_url, reference)
    save_questions(page)
    answer(page, site_url, reference, 1, "Nobody counted them.", "Disclosed")
    clear_and_issue(page, site_url, reference)

    go(page, site_url, reference, "review")
    page.get_by_label("What do they say is wrong?").fill("A school did count them.")
    submit(page, "Record it")
    done(page, "The review is on record")
    axe(page)
    page.get_by_role("button", name="Decide the review").click()
    expect(page.get_by_role("main")).to_contain_text("you cannot review it (FOI-REVIEW)")

    switch(page, site_url, sign_in, HEAD)
    go(page, site_url, reference)
    expect(page.get_by_role("main")).not_to_contain_text("Rowan Example")
    page.get_by_role("button", name="Decide the review").click()
    axe(page)
    page.get_by_role("radio", name="The answer is overturned").check()
    page.get_by_label("Why?").fill("Larkfold did count them: there were nine.")
    submit(page, "Write the letter")
    letter = page.get_by_role("region", name="The letter")
    expect(letter).to_contain_text("Larkfold did count them: there were nine.")
    expect(page.get_by_role("main")).not_to_contain_text("Rowan Example")
    axe(page)
    fits(page)
    submit(page, "Decide it and send the letter")
    done(page, "The review is decided")
    expect(page.get_by_role("main")).to_contain_text("The answer is overturned")
    axe(page)
    fits(page)

    switch(page, site_url, sign_in, OFFICER)
    go(page, site_url, reference, "reopen")
    page.get_by_label("Why?").fill("The review overturned the answer.")
    submit(page, "Open it again")
    done(page, "is open again")
    answer(page, site_url, reference, 1, "Nine.", "Disclosed")
    expect(page.get_by_role("main")).to_contain_text("Nine.")
