"""A bank holiday proclaimed while requests are open: their days move, and both are on record."""

from __future__ import annotations

import json
from datetime import date

import pytest

from fosse.calendar import facts as calendars
from fosse.calendar.records import Refused
from fosse.dates.bank_holidays import NATIONS
from fosse.foi import actions, holidays
from fosse.foi.actions import Received
from fosse.foi.holidays import Followed
from fosse.foi.kinds import EventKind, State
from fosse.foi.models import CaseEvent
from fosse.people.models import RoleName

from .making import BY, answered, at, fact, officer, opened, receive

pytestmark = pytest.mark.django_db

RECEIVED = date(2026, 11, 20)  # due on 21 December 2026
TODAY = date(2026, 12, 1)
MOURNING = date(2026, 12, 10)


def proclaim(day: date = MOURNING, **other: object) -> Followed:
    given: dict[str, object] = {
        "nations": list(NATIONS),
        "day": day,
        "title": "Day of mourning",
        "source": "The London Gazette",
        "announced_on": TODAY,
        "by": BY,
        "at": at(TODAY),
    }
    return holidays.proclaim(**{**given, **other})


def due(made: Received, on: date = TODAY) -> date | None:
    main = fact(made, on).main
    return main.due_on if main else None


def test_an_open_request_moves_and_its_event_has_both_days() -> None:
    made = opened(RECEIVED)
    assert due(made) == date(2026, 12, 21)
    done = proclaim()
    assert due(made) == date(2026, 12, 22)
    event = fact(made, TODAY).events[-1]
    assert (event.kind, event.detail) == (
        EventKind.HOLIDAY_PROCLAIMED,
        {
            "rule": "FOIA-10-1",
            "before_on": "2026-12-21",
            "after_on": "2026-12-22",
            "proceeding": None,
        },
    )
    assert event.note == "FOIA-10-1: was due on 21 December 2026, is due on 22 December 2026."
    assert done.in_words == "bank holidays: 3 added; deadlines of 1 open request moved"


def test_a_holiday_after_the_day_or_of_an_answered_request_moves_nothing() -> None:
    opened(RECEIVED)
    assert proclaim(date(2026, 12, 22)).moved == ()
    done = answered(RECEIVED, date(2026, 12, 1), text="Answered?")
    assert [moved.reference for moved in proclaim().moved] != [done.reference]
    assert not CaseEvent.objects.filter(
        case_id=done.case_id, kind=EventKind.HOLIDAY_PROCLAIMED
    ).exists()


def test_the_review_of_a_closed_case_moves_as_well() -> None:
    made = answered(RECEIVED, date(2026, 11, 24))
    on = date(2026, 11, 25)
    actions.close(case_id=made.case_id, publish=None, on=on, by=BY, at=at(on))
    actions.ask_review(case_id=made.case_id, grounds="", on=on, by=BY, at=at(on))
    (moved,) = proclaim().moved
    assert (moved.rule, moved.before_on, moved.after_on) == (
        "FOI-REVIEW",
        date(2026, 12, 24),
        date(2026, 12, 29),
    )
    assert fact(made, TODAY).state == State.CLOSED


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("find_not_valid", {"reason": "Nothing is described."}),
        ("transfer", {"to": "County Council", "reason": "It runs the buses."}),
        ("withdraw", {}),
    ],
)
def test_the_review_of_a_request_that_was_not_answered_moves_as_well(
    verb: str, said: dict[str, str]
) -> None:
    made = opened(RECEIVED)
    on = date(2026, 11, 25)
    given = {"case_id": made.case_id, "on": on, "by": BY, "at": at(on)}
    getattr(actions, verb)(**said, **given)
    actions.ask_review(grounds="It was clear.", **given)
    assert [one.rule for one in proclaim().moved] == ["FOI-REVIEW"]
    assert fact(made, TODAY).events[-1].kind is EventKind.HOLIDAY_PROCLAIMED


def test_a_holiday_put_down_by_mistake_is_taken_back_and_followed_back() -> None:
    made = opened(RECEIVED)
    proclaim()
    for nation in NATIONS:
        holidays.withdraw(nation=nation, day=MOURNING, reason="Typed wrong", by=BY, at=at(TODAY))
    assert due(made) == date(2026, 12, 21)
    kinds = [event.kind for event in fact(made, TODAY).events]
    assert kinds.count(EventKind.HOLIDAY_PROCLAIMED) == 2  # the last nation's day moves it back


def test_a_file_of_gov_uk_is_followed_once() -> None:
    made = opened(RECEIVED)
    events = [
        {"title": "Day of mourning", "date": "2026-12-10", "notes": "", "bunting": False},
        {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": True},
        {"title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day", "bunting": True},
    ]
    first = [{"title": "New Year’s Day", "date": "2026-01-01", "notes": "", "bunting": True}]
    data = json.dumps(
        {nation: {"division": nation, "events": first + events} for nation in NATIONS}
    ).encode()
    done = holidays.learn(data, source="GOV.UK", by=BY, at=at(TODAY))
    # A file speaks of whole years: St Andrew's Day is not in this one, and counts again.
    assert [(one.before_on, one.after_on) for one in done.moved] == []
    assert due(made) == date(2026, 12, 21)
    assert holidays.learn(data, source="GOV.UK", by=BY, at=at(TODAY)).moved == ()


def test_whoever_may_change_the_calendar_need_not_handle_requests() -> None:
    made = opened(RECEIVED)
    administrator = officer("Ada Ministrator", RoleName.ADMINISTRATOR)
    assert proclaim(by=administrator).moved
    assert fact(made, TODAY).events[-1].by == "Ada Ministrator"


def test_a_failure_in_the_middle_leaves_calendar_and_cases_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = opened(RECEIVED)
    receive(RECEIVED, text="Another?")
    before = calendars.holidays()
    calls = 0

    def broken(*_: object, **__: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise RuntimeError("the power went")

    with monkeypatch.context() as broken_down, pytest.raises(RuntimeError):
        broken_down.setattr(holidays, "happen", broken)
        proclaim()
    assert calendars.holidays() == before
    assert due(made) == date(2026, 12, 21)
    assert fact(made, TODAY).events[-1].kind is EventKind.OPENED


def test_what_the_calendar_refuses_changes_nothing() -> None:
    opened(RECEIVED)
    with pytest.raises(Refused, match="Sunday"):
        proclaim(date(2026, 12, 13))
