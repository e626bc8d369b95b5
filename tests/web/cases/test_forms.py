"""Every form of a request: what it records, what it refuses in words, who may send it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from fosse.foi import actions
from fosse.foi.kinds import EventKind, State
from fosse.people.models import RoleName

from .pages import CODE, R, case, done, send, text
from .whole import drafted, issued, opened, received, said

pytestmark = pytest.mark.django_db
EARLY = date(2026, 3, 20)


def fresh(**other: Any) -> str:
    """A request accepted on 20 March, in time on the day of the tests."""
    return opened(CODE, received_on=EARLY, **{**said(EARLY), **other}).reference


def waiting(kind: str) -> str:
    """One that waits for the requester since 23 March."""
    on, made = date(2026, 3, 23), opened(CODE, received_on=EARLY, **said(EARLY))
    if kind == "fee":
        actions.give_fees_notice(case_id=made.case_id, amount=Decimal(12), on=on, **said(on))
    else:
        actions.ask_clarification(case_id=made.case_id, text="Which?", on=on, **said(on))
    return made.reference


def new() -> str:
    return received(CODE, received_on=EARLY, **said(EARLY)).reference


Making = Callable[[], str]
GOOD: list[tuple[Making, str, dict[str, Any], EventKind, State]] = [
    (new, "accept", {"title": "Clusters"}, EventKind.OPENED, State.OPEN),
    (new, "not-valid", {"lacks": "No name.", "advice": "Give your name.", "told": "letter"},
     EventKind.FOUND_NOT_VALID, State.NOT_VALID),
    (new, "not-valid", {"lacks": "No name.", "told": "already"},
     EventKind.FOUND_NOT_VALID, State.NOT_VALID),
    (new, "everyday-business", {"reason": "A leaflet answers it."},
     EventKind.FOUND_BUSINESS_AS_USUAL, State.BUSINESS_AS_USUAL),
    (new, "subject-access", {"reason": "Their own file."},
     EventKind.FOUND_SUBJECT_ACCESS, State.SUBJECT_ACCESS),
    (fresh, "transfer", {"to": "Aldermere", "what": "the plans", "reason": "It was theirs.",
                         "told": "letter"}, EventKind.TRANSFERRED, State.TRANSFERRED),
    (fresh, "acknowledge", {"told": "letter"}, EventKind.ACKNOWLEDGED, State.OPEN),
    (fresh, "acknowledge", {"told": "already"}, EventKind.ACKNOWLEDGED, State.OPEN),
    (fresh, "note", {"text": "They rang."}, EventKind.NOTED, State.OPEN),
    (fresh, "clarification", {"text": "Which year?", "advice": "We hold 2025.", "told": "letter"},
     EventKind.CLARIFICATION_ASKED, State.AWAITING_CLARIFICATION),
    (fresh, "fee", {"amount": "12.50", "breakdown": "Copies: £12.50", "how_to_pay": "By card.",
                    "told": "letter"}, EventKind.FEE_NOTICE, State.AWAITING_FEE),
    (fresh, "fee", {"amount": "12.50", "told": "already"},
     EventKind.FEE_NOTICE, State.AWAITING_FEE),
    (lambda: waiting("clarification"), "clarified", {"text": "All years."},
     EventKind.CLARIFIED, State.OPEN),
    (lambda: waiting("fee"), "fee-paid", {}, EventKind.FEE_PAID, State.SEARCHING),
    (fresh, "extend", {"regime": "foi", "provisions": ["43(2)"], "estimated_on": "1/5/2026",
                       "reason": "To weigh it.", "told": "letter"},
     EventKind.EXTENDED, State.OPEN),
    (fresh, "withdraw", {"note": "By e-mail."}, EventKind.WITHDRAWN, State.WITHDRAWN),
]  # fmt: skip


@pytest.mark.parametrize(("making", "form", "typed", "kind", "state"), GOOD)
def test_a_form_records_what_happened(
    officer: Client,
    paper: None,
    making: Making,
    form: str,
    typed: dict[str, Any],
    kind: EventKind,
    state: State,
) -> None:
    reference = making()
    assert officer.get(f"{R}/{reference}/{form}").status_code == 200
    if typed.get("told") == "letter":
        typed = {**typed, "step": "send"}  # it was read before: test_telling.py
    done(officer, reference, form, **typed)
    now = case(reference)
    assert now.events[-1].kind is kind
    assert now.events[-1].by == "Ann Example"
    assert now.state is state
    assert len(now.letters) == (1 if typed.get("told") == "letter" else 0)


BAD: list[tuple[Making, str, dict[str, Any], str]] = [
    (new, "accept", {"title": ""}, "Enter: short name"),
    (new, "not-valid", {"lacks": "No name.", "told": "letter"}, "the letter needs it"),
    (new, "everyday-business", {"reason": ""}, "Enter: why"),
    (fresh, "transfer", {"to": "", "what": "x", "reason": "y", "told": "already"},
     "Enter: which authority holds it"),
    (fresh, "note", {"text": ""}, "Enter: note"),
    (fresh, "note", {"text": "x", "on": "1/4/2026"}, "is still to come"),
    (fresh, "note", {"text": "x", "on": "31/2/2026"}, "is not a day"),
    (fresh, "clarification", {"text": "", "told": "already"}, "Enter: what has to be made clearer"),
    (fresh, "fee", {"amount": "nothing", "told": "already"}, "Enter a number"),
    (fresh, "fee", {"amount": "5", "told": "letter"}, "The letter needs this"),
    (lambda: waiting("fee"), "fee-paid", {"on": "20/3/2026"}, "Check the day"),
    (fresh, "extend", {"regime": "foi", "estimated_on": "1/5/2026", "reason": "x",
                       "told": "already"}, "which qualified exemptions"),
    (fresh, "extend", {"regime": "foi", "provisions": ["43(2)"], "estimated_on": "1/9/2026",
                       "reason": "x", "told": "already"}, "It can be extended to"),
    (lambda: waiting("clarification"), "lapse", {}, "has not lapsed"),
    (fresh, "assign", {"account": ""}, "Choose: who has it in hand"),
    (fresh, "time", {"activity": "locating", "minutes": "0"}, "greater than or equal to 1"),
]  # fmt: skip


@pytest.mark.parametrize(("making", "form", "typed", "said_so"), BAD)
def test_a_form_says_in_words_what_is_wrong_and_records_nothing(
    officer: Client, making: Making, form: str, typed: dict[str, Any], said_so: str
) -> None:
    reference = making()
    before = case(reference).version
    response = send(officer, reference, form, **typed)
    assert response.status_code == 200
    assert "There is a problem" in text(response)
    assert said_so in text(response)
    assert case(reference).version == before


def test_what_is_not_lawful_now_is_explained(officer: Client) -> None:
    reference = fresh()
    shown = text(officer.get(f"{R}/{reference}/issue"))
    assert "Issue the answer: not now" in shown
    assert "An answer is drafted and cleared before it goes out." in shown


def test_work_is_for_requests_that_are_open(officer: Client) -> None:
    reference = received(CODE).reference
    assert "Accept it as a request first." in text(officer.get(f"{R}/{reference}/questions"))
    before = case(reference).version
    response = send(officer, reference, "questions", count=1, text_1="What?", law_1="foi")
    assert "Accept it as a request first." in text(response)
    assert case(reference).version == before


class TestChangedMeanwhile:
    def test_the_slower_officer_is_told_who_did_what_and_keeps_their_words(
        self, officer: Client
    ) -> None:
        reference = fresh()
        seen = case(reference).version
        done(officer, reference, "note", text="The first note.")
        response = send(officer, reference, "note", version=seen, text="The second note.")
        assert response.status_code == 409
        shown = text(response)
        assert "Ann Example was quicker: note" in shown
        assert "Nothing of yours was saved." in shown
        assert "The second note." in shown
        assert "The second note." not in [event.note for event in case(reference).events]

    def test_what_was_chosen_is_said_in_the_words_of_the_form(self, officer: Client) -> None:
        reference = fresh()
        seen = case(reference).version
        done(officer, reference, "note", text="The first note.")
        typed: dict[str, Any] = {"regime": "foi", "provisions": ["43(2)"], "reason": "x",
                                 "estimated_on": "1/5/2026", "told": "letter"}  # fmt: skip
        shown = text(send(officer, reference, "extend", version=seen, rest_due="on", **typed))
        assert "s.43(2) Commercial interests" in shown
        assert "By a letter that is written and sent now" in shown
        assert "stay due by the first day Yes" in shown

    def test_they_go_on_with_what_they_typed(self, officer: Client) -> None:
        reference = fresh()
        seen = case(reference).version
        done(officer, reference, "note", text="The first note.")
        again = send(officer, reference, "note", version=seen, text="The second.", step="edit")
        assert "The second." in again.content.decode()
        assert f'name="version" value="{case(reference).version}"' in again.content.decode()

    def test_a_form_without_a_version_does_nothing(self, officer: Client) -> None:
        reference = fresh()
        response = officer.post(f"{R}/{reference}/note", {"text": "Quick.", "on": "31/3/2026"})
        assert response.status_code == 200
        assert case(reference).events[-1].kind is EventKind.OPENED


class TestWhoMay:
    @pytest.mark.parametrize(
        "form", ["accept", "note", "assign", "clear", "issue", "close", "questions", "papers/1"]
    )
    def test_an_adviser_may_not(self, adviser: Client, form: str) -> None:
        reference = fresh()
        before = case(reference).version
        assert send(adviser, reference, form).status_code == 403
        assert case(reference).version == before

    def test_an_adviser_records_a_search_and_time(self, adviser: Client) -> None:
        reference = drafted(CODE)["reference"]
        done(adviser, reference, "questions/1/search", who="Ann", where="The register",
             minutes="90", found="no", what="None was kept.")  # fmt: skip
        done(adviser, reference, "time", activity="locating", minutes="600")
        assert case(reference).cost.minutes == 690
        assert "11 hours 30 minutes of 18 hours" in text(adviser.get(f"{R}/{reference}"))


def test_a_request_is_given_to_an_officer(officer: Client, person: Any) -> None:
    reference = fresh()
    other = person(RoleName.ADVISER, CODE, name="Bea Example", email="bea@example.org")
    shown = done(officer, reference, "assign", account=other.pk)
    assert "Bea Example has" in shown
    held = case(reference).officer
    assert held and held.name == "Bea Example"


def test_it_is_closed_and_published_without_names(officer: Client, paper: None) -> None:
    values = issued(CODE)
    reference = values["reference"]
    shown = text(officer.get(f"{R}/{reference}/close"))
    assert "schools-by-development-group.csv" in shown
    typed = {"publish": "yes", "title": "School clusters", "request": "How many? Rowan Example"}
    shown = done(officer, reference, "close", **typed)
    assert "is in the disclosure log" in shown
    entry = case(reference).entry
    assert entry and entry.withdrawn_on is None
    shown = done(officer, reference, "unpublish", reason="A name was left.")
    assert "It was in the disclosure log until 31 March 2026." in shown
    done(officer, reference, "reopen", reason="The review says so.")
    assert case(reference).state is State.OPEN


def test_what_was_taken_out_before_it_was_published_does_not_come_back(
    officer: Client, paper: None
) -> None:
    reference = issued(CODE)["reference"]
    typed = {"publish": "yes", "title": "Clusters", "request": "Which?", "answer": "Two of them."}
    done(officer, reference, "close", **typed)
    shown = officer.get(f"{R}/{reference}/publish").content.decode()
    assert 'value="Clusters"' in shown
    for kept in ("Which?</textarea>", "Two of them.</textarea>"):
        assert kept in shown
    assert "How many clusters are there?" not in shown
    assert " checked" not in shown  # no file was published
    shown = send(officer, reference, "publish", title="Clusters", request=" ")
    assert "Write the request as the public is to read it." in text(shown)


def test_it_is_closed_without_being_published(officer: Client, paper: None) -> None:
    reference = issued(CODE)["reference"]
    done(officer, reference, "close", publish="no", title="x")
    assert case(reference).state is State.CLOSED
    assert case(reference).entry is None
