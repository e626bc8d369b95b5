"""Closing an answered case, and what of it the public reads."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.foi import actions, search
from fosse.foi.actions import NotNow, PublishDecision, Received, Refused
from fosse.foi.kinds import Disposition, State
from fosse.foi.models import LogEntry

from .making import BY, CODE, answered, at, fact, opened

pytestmark = pytest.mark.django_db

ANSWERED, CLOSED = date(2026, 12, 1), date(2026, 12, 14)


def close(made: Received, publish: PublishDecision | None = None) -> None:
    actions.close(case_id=made.case_id, publish=publish, on=CLOSED, by=BY, at=at(CLOSED))


def test_only_an_answered_request_is_closed() -> None:
    made = opened()
    with pytest.raises(NotNow, match="can't be recorded while the case is at “Open”"):
        close(made)
    assert not LogEntry.objects.exists()


def test_a_case_is_closed_without_being_published() -> None:
    made = answered(on=ANSWERED)
    close(made)
    found = fact(made, CLOSED)
    assert (found.state, found.entry) == (State.CLOSED, None)


def test_what_is_published_says_what_was_asked_and_answered_and_never_who_asked() -> None:
    made = answered(
        on=ANSWERED,
        dispositions=(Disposition.DISCLOSED, Disposition.NOT_HELD),
        answer="Dear Rowan Example, there were twelve.",
    )
    close(made, PublishDecision(title="School clusters"))
    entry = LogEntry.objects.get()
    assert (entry.slug, entry.title, entry.outcome) == (
        "foi-2026-0001",
        "School clusters",
        "Granted in full",
    )
    assert (entry.received_on, entry.due_on, entry.answered_on, entry.published_on) == (
        date(2026, 11, 20),
        date(2026, 12, 21),
        ANSWERED,
        CLOSED,
    )
    assert entry.request.endswith("Yours faithfully\n[name]")
    assert entry.by_question[0]["answer"] == "Dear [name], there were twelve."
    assert "Rowan" not in str(vars(entry))


def test_a_name_that_is_left_stops_the_publication_until_an_officer_has_looked() -> None:
    made = answered(on=ANSWERED, answer="Rowan trees grow at two schools.")
    with pytest.raises(Refused, match="requester's name, or a word like it: “Rowan trees"):
        close(made, PublishDecision())
    assert fact(made, CLOSED).state == State.ISSUED
    close(made, PublishDecision(not_names=["Rowan"]))
    assert LogEntry.objects.get().answer == "Rowan trees grow at two schools."


def found_by(words: str) -> list[str]:
    return [hit.name for hit in search.disclosures(words, authority_code=CODE).hits]


def test_an_entry_is_found_by_its_words_and_not_once_it_is_taken_down() -> None:
    made = answered(on=ANSWERED)
    close(made, PublishDecision(title="School clusters"))
    assert found_by("clusters") == ["foi-2026-0001"]
    with pytest.raises(Refused, match="reason"):
        actions.unpublish(case_id=made.case_id, reason="", on=CLOSED, by=BY, at=at(CLOSED))
    actions.unpublish(
        case_id=made.case_id, reason="A figure was wrong", on=CLOSED, by=BY, at=at(CLOSED)
    )
    entry = fact(made, CLOSED).entry
    assert entry and entry.withdrawn_on == CLOSED
    assert found_by("clusters") == []


def test_a_closed_case_is_opened_again_with_a_reason() -> None:
    made = answered(on=ANSWERED)
    close(made)
    with pytest.raises(Refused, match="reason"):
        actions.reopen(case_id=made.case_id, reason=" ", on=CLOSED, by=BY, at=at(CLOSED))
    actions.reopen(
        case_id=made.case_id, reason="The table was wrong", on=CLOSED, by=BY, at=at(CLOSED)
    )
    assert fact(made, CLOSED).state == State.OPEN
