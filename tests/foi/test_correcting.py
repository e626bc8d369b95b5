"""A day of receipt that was recorded wrongly: whatever is read from it follows the true one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fosse.audit.models import Event
from fosse.calendar import facts as calendars
from fosse.dates.bank_holidays import NATIONS
from fosse.foi import actions, facts, holidays
from fosse.foi.actions import (
    ChangedMeanwhile,
    PublishDecision,
    QuestionDraft,
    Received,
    Refused,
)
from fosse.foi.clocks import ClockState, clocks
from fosse.foi.draft import draft_sha256
from fosse.foi.kinds import EventKind, Regime
from fosse.foi.models import Case, LogEntry
from fosse.people.access import NotAllowed
from fosse.people.models import RoleName

from .making import BY, CODE, answered, at, fact, officer, opened, receive

pytestmark = pytest.mark.django_db

RECORDED = date(2026, 11, 20)  # due on 21 December 2026
TRULY = date(2026, 11, 19)  # due on 18 December 2026
TODAY = date(2026, 12, 1)


def correct(made: Received, to: date = TRULY, on: date = TODAY, **other: Any) -> str:
    given = {"reason": "The stamp says so.", "by": BY, "at": at(on), **other}
    return actions.correct_receipt(case_id=made.case_id, received_on=to, **given)


def due(made: Received, on: date = TODAY) -> date | None:
    main = fact(made, on).main
    return main.due_on if main else None


def test_the_answer_is_due_by_the_true_day_and_the_history_keeps_both() -> None:
    made = opened(RECORDED)
    assert due(made) == date(2026, 12, 21)
    assert correct(made) == made.reference
    found = fact(made, TODAY)
    assert (found.received_on, due(made)) == (TRULY, date(2026, 12, 18))
    event = found.events[-1]
    assert (event.kind, event.on) == (EventKind.RECEIPT_CORRECTED, TODAY)
    assert event.detail == {"received_on": "2026-11-19", "before_on": "2026-11-20"}
    assert event.note == "From 20 November 2026 to 19 November 2026, because: The stamp says so."
    assert found.events[0].on == RECORDED


def test_it_can_be_corrected_to_a_later_day_and_again() -> None:
    made = receive(RECORDED, at=at(TODAY))
    correct(made, date(2026, 11, 24))
    assert due(made) == date(2026, 12, 23)
    correct(made, RECORDED)
    assert due(made) == date(2026, 12, 21)
    assert [each.number for each in fact(made, TODAY).events] == [1, 2, 3]


def test_desk_deadlines_and_calendar_file_agree() -> None:
    made = opened(RECORDED)
    correct(made)
    desk = facts.desk(CODE, today=TODAY)
    (row,) = (*desk.late, *desk.this_week, *desk.waiting, *desk.reviews, *desk.later)
    assert (row.received_on, row.due_on) == (TRULY, date(2026, 12, 18))
    (deadline,) = facts.deadlines(CODE, today=TODAY)
    assert deadline.due_on == date(2026, 12, 18)


@pytest.mark.parametrize("to", [TRULY, date(2026, 11, 18)])
def test_the_statistics_count_it_by_the_true_day(to: date) -> None:
    """An answer of 21 December, in time as it was recorded, was late."""
    made = answered(RECORDED, date(2026, 12, 21))

    def figures() -> tuple[int, int, int]:
        found = facts.statistics(CODE, first=date(2026, 10, 1), last=date(2026, 12, 31)).whole
        return found.received, found.in_time, found.late

    assert figures() == (1, 1, 0)
    correct(made, to, date(2027, 1, 5))
    assert figures() == (1, 0, 1)


def test_a_request_moves_to_the_quarter_in_which_it_came() -> None:
    """As things stood at the end of that quarter: though the correction came after it."""
    recorded, truly = date(2027, 1, 4), date(2026, 12, 30)
    made = opened(recorded)
    correct(made, truly, date(2027, 1, 6))
    found = facts.statistics(CODE, first=date(2026, 10, 1), last=date(2027, 3, 31))
    assert [quarter.received for quarter in found.quarters] == [1, 0]
    before = facts.statistics(CODE, first=date(2026, 10, 1), last=date(2026, 12, 31)).whole
    assert (before.received, before.open) == (1, 1)
    assert fact(made, date(2026, 12, 31)).clocks
    assert fact(made, date(2026, 12, 29)).clocks == ()


def test_the_disclosure_log_says_the_true_days() -> None:
    made = answered(RECORDED, TODAY)
    decision = PublishDecision(title="Clusters")
    actions.close(case_id=made.case_id, publish=decision, on=TODAY, by=BY, at=at(TODAY))
    correct(made)
    entry = LogEntry.objects.get(case_id=made.case_id)
    assert (entry.received_on, entry.due_on) == (TRULY, date(2026, 12, 18))


def test_a_proclaimed_holiday_moves_it_from_its_true_day() -> None:
    made = opened(RECORDED)
    correct(made)
    done = holidays.proclaim(
        nations=list(NATIONS),
        day=date(2026, 12, 10),
        title="Day of mourning",
        source="The London Gazette",
        announced_on=TODAY,
        by=BY,
        at=at(TODAY),
    )
    (moved,) = done.moved
    assert (moved.before_on, moved.after_on) == (date(2026, 12, 18), date(2026, 12, 21))


def test_what_was_cleared_told_another_day_and_is_cleared_anew() -> None:
    made = opened(RECORDED)
    before = draft_sha256(fact(made, TODAY))
    correct(made)
    assert draft_sha256(fact(made, TODAY)) != before


def test_one_case_read_whole_has_the_clocks_of_many_read_at_once() -> None:
    made = answered(RECORDED, date(2026, 12, 21))
    on = date(2027, 1, 5)
    correct(made, on=on)
    told = facts.history(made.case_id)
    (first, *_) = clocks(told, calendars.united_kingdom(), today=on)
    assert first.state is ClockState.MISSED
    assert fact(made, on).clocks[0].due_on == first.due_on == date(2026, 12, 18)


REFUSED = [
    (RECORDED, "recorded as received on 20 November 2026 already"),
    (date(2026, 12, 2), "2 December 2026 is still to come"),
    (date(2026, 11, 26), "“Clarification asked for” is on record for 25 November 2026"),
    (date(1998, 11, 20), "Nothing can be due on a request of that day"),
]


@pytest.mark.parametrize(("to", "why"), REFUSED)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_changed(to: date, why: str) -> None:
    made, on = receive(RECORDED), date(2026, 11, 25)
    actions.ask_clarification(case_id=made.case_id, text="Which?", on=on, by=BY, at=at(on))
    before = fact(made, TODAY)
    with pytest.raises(Refused, match=why):
        correct(made, to)
    assert fact(made, TODAY) == before


def test_a_day_before_the_law_of_a_question_is_refused() -> None:
    """RPSI-8: the Regulations of 2015."""
    made = opened(RECORDED)
    drafts = [QuestionDraft("May we print it?", Regime.REUSE)]
    actions.split(case_id=made.case_id, questions=drafts, by=BY, at=at(RECORDED))
    with pytest.raises(Refused, match=r"Nothing can be due on a request of that day\. .*RPSI-8"):
        correct(made, date(2005, 1, 4))
    assert fact(made, TODAY).received_on == RECORDED


def test_it_cannot_have_come_after_it_was_logged() -> None:
    made = receive(RECORDED)
    with pytest.raises(Refused, match="It was logged on 20 November 2026"):
        correct(made, date(2026, 11, 23))


def test_it_needs_a_reason_the_right_to_and_the_case_as_it_is() -> None:
    made = opened(RECORDED)
    with pytest.raises(Refused, match="Say why"):
        correct(made, reason=" ")
    with pytest.raises(NotAllowed):
        correct(made, by=officer("Ada Viser", RoleName.ADVISER))
    with pytest.raises(ChangedMeanwhile):
        correct(made, version=1)
    assert Case.objects.get().received_on == RECORDED


def test_the_audit_has_both_days_and_not_the_reason() -> None:
    correct(opened(RECORDED))
    last = Event.objects.order_by("pk").last()
    assert last is not None
    assert last.verb == "request.receipt_corrected"
    assert (last.detail["received_on"], last.detail["before_on"]) == ("2026-11-19", "2026-11-20")
    assert "stamp" not in str(last.detail)
