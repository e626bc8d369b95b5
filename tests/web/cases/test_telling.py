"""A letter that is no answer is read before it goes, and nothing is done until it is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from fosse.audit.models import Event
from fosse.foi import actions
from fosse.foi.kinds import LetterKind
from fosse.stationery.models import Issued, OutgoingMail

from .pages import R, case, done, send, text
from .test_forms import GOOD, Making, fresh
from .whole import ROWAN, opened, received, said, whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
CODE = 999
BY_LETTER = [
    (making, form, typed) for making, form, typed, *_ in GOOD if typed.get("told") == "letter"
]
ASKING = {"text": "Which year?", "advice": "We hold 2025.", "told": "letter"}


def done_so_far(reference: str) -> tuple[Any, ...]:
    """All that a letter leaves behind."""
    now = case(reference)
    mails, files = OutgoingMail.objects.count(), Issued.objects.count()
    return now.version, now.state, now.events, now.letters, mails, files, Event.objects.count()


@pytest.mark.parametrize(("making", "form", "typed"), BY_LETTER)
def test_every_notice_is_read_first_and_nothing_is_done(
    officer: Client, making: Making, form: str, typed: dict[str, Any]
) -> None:
    reference = making()
    before = done_so_far(reference)
    shown = text(send(officer, reference, form, **typed))
    assert "Read the letter before it goes" in shown
    assert f"Dear {ROWAN.name}" in shown
    assert "Nothing has been done yet. It goes by e-mail" in shown
    assert done_so_far(reference) == before


def test_what_was_read_is_what_goes_out(officer: Client) -> None:
    reference = fresh()
    page = send(officer, reference, "clarification", **ASKING).content.decode()
    assert '<input type="hidden" name="text" value="Which year?"' in page
    assert 'name="step" value="send"' in page
    shown = done(officer, reference, "clarification", step="send", **ASKING)
    assert "Clarification is asked for" in shown
    (letter,) = case(reference).letters
    assert letter.kind is LetterKind.CLARIFICATION
    assert OutgoingMail.objects.get().to == ROWAN.email


def test_it_is_changed_after_it_was_read(officer: Client) -> None:
    reference = fresh()
    page = send(officer, reference, "clarification", step="edit", **ASKING).content.decode()
    assert "Which year?</textarea>" in page
    assert case(reference).letters == ()


def test_a_letter_of_another_day_is_refused_before_it_is_read(officer: Client) -> None:
    reference = fresh()
    shown = text(send(officer, reference, "clarification", on="30/3/2026", **ASKING))
    assert "A letter bears the day on which it goes out" in shown
    assert "Which year?" in shown


def test_whoever_is_slower_is_told_so_before_they_read_a_letter(officer: Client) -> None:
    reference = fresh()
    seen = case(reference).version
    done(officer, reference, "note", text="They rang.")
    answer = send(officer, reference, "clarification", version=seen, **ASKING)
    assert answer.status_code == 409


def test_without_an_e_mail_address_it_is_to_be_posted(officer: Client) -> None:
    by_post = ROWAN.__class__(name=ROWAN.name, address="1 Abbey Street\nRatae")
    reference = received(CODE, requester=by_post).reference
    shown = text(send(officer, reference, "acknowledge", told="letter"))
    assert "there is no e-mail address: you print it and post it today." in shown
    hint = "There is no e-mail address: print the letter and post it today."
    assert hint in done(officer, reference, "acknowledge", told="letter", step="send")


class TestReview:
    def test_its_outcome_is_read_first_without_who_asked(self, head: Client) -> None:
        values = whole(CODE)
        reference, form = values["reference"], f"reviews/{values['review_id']}/decide"
        before = done_so_far(reference)
        typed = {"outcome": "overturned", "reasons": "More can be given."}
        shown = text(send(head, reference, form, **typed))
        assert "More can be given." in shown
        assert "Dear [name]" in shown
        assert "Rowan" not in shown
        assert done_so_far(reference) == before
        done(head, reference, form, step="send", **typed)
        assert case(reference).proceedings[0].outcome == "overturned"

    def test_that_it_takes_longer_is_a_letter_with_the_reason_and_the_day(
        self, head: Client
    ) -> None:
        """Code of practice under s.45, part 5. Asked on 20 March 2026; of 40 working days the
        last is 20 May: Good Friday, Easter Monday and 4 May do not count."""
        values = whole(CODE)
        reference, form = values["reference"], f"reviews/{values['review_id']}/extend"
        typed = {"reason": "Two archives have to be looked through.", "told": "letter"}
        shown = text(send(head, reference, form, **typed))
        assert "We need more time to look again" in shown
        assert "Two archives have to be looked through." in shown
        assert "You will have the outcome by 20 May 2026 at the latest." in shown
        assert "Rowan" not in shown
        done(head, reference, form, step="send", **typed)
        now = case(reference)
        assert now.letters[-1].kind is LetterKind.REVIEW_EXTENSION
        assert now.letters[-1].proceeding == int(values["review_id"])
        assert "by Wednesday 20 May 2026" in text(head.get(f"{R}/{reference}"))

    def test_its_receipt_is_a_letter_with_what_they_said_and_the_day(self, head: Client) -> None:
        """Code of practice under s.45, 5.4. Asked on 20 March 2026; of 20 working days the last
        is 21 April: Good Friday and Easter Monday do not count."""
        values = whole(CODE)
        reference, form = values["reference"], f"reviews/{values['review_id']}/acknowledge"
        before = done_so_far(reference)
        assert form in head.get(f"{R}/{reference}").content.decode()
        shown = text(send(head, reference, form, told="letter"))
        assert "You will have the outcome by 21 April 2026 at the latest." in shown
        assert "It is not enough." in shown
        assert "Somebody who took no part in our answer looks at it again." in shown
        assert "Rowan" not in shown
        assert done_so_far(reference) == before
        after = done(head, reference, form, told="letter", step="send")
        assert "Receipt of the review acknowledged" in after
        sent = case(reference).letters[-1]
        assert (sent.kind, sent.proceeding) == (
            LetterKind.REVIEW_RECEIPT,
            int(values["review_id"]),
        )
        assert form not in head.get(f"{R}/{reference}").content.decode()
        again = text(send(head, reference, form, told="already"))
        assert "was acknowledged on 31 March 2026 already" in again

    def test_a_receipt_of_another_manner_sends_no_letter(self, head: Client) -> None:
        values = whole(CODE)
        reference, form = values["reference"], f"reviews/{values['review_id']}/acknowledge"
        before = case(reference).letters
        done(head, reference, form, told="already")
        assert case(reference).letters == before

    def test_a_review_of_silence_says_so_and_a_day_that_is_over_is_not_promised(
        self, head: Client
    ) -> None:
        made = opened(CODE, received_on=date(2026, 1, 5), **said(date(2026, 1, 5)))
        for on, words in (
            (date(2026, 3, 30), "and have not answered yet"),
            (date(2026, 2, 9), "The review was due on 9 March 2026: there is no day to promise."),
        ):
            review = actions.ask_review(
                case_id=made.case_id, grounds="", on=on, **said(date(2026, 3, 30))
            )
            shown = text(send(head, made.reference, f"reviews/{review}/acknowledge", told="letter"))
            assert words in shown
