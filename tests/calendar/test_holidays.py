"""Bank holidays on record: learnt from a file, proclaimed by hand, withdrawn; nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.calendar.making import AFTER, AT, BEFORE, BY, JUNE, LATER, file, given

from fosse.audit.models import Event
from fosse.calendar import actions, facts
from fosse.calendar.models import BankHoliday, Edition
from fosse.dates.bank_holidays import UnreadableBankHolidays
from fosse.dates.working_days import nth_after
from fosse.people.access import NotAllowed
from fosse.people.models import Account
from fosse.people.nobody import Nobody

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 5, 20)


def learn(data: bytes, at: object = AT) -> actions.Learnt:
    return actions.learn(data, source="GOV.UK", by=BY, at=at)


def proclaim(**changes: object) -> actions.Learnt:
    said = {
        "nations": ["scotland"],
        "day": JUNE,
        "title": "World Cup",
        "source": "Edinburgh Gazette",
        "announced_on": date(2026, 2, 4),
        "by": BY,
        "at": LATER,
    }
    return actions.proclaim(**(said | changes))


def due() -> date:
    return nth_after(RECEIVED, 20, facts.united_kingdom()).on


def test_a_file_is_learnt_whole_and_once() -> None:
    learnt = learn(AFTER)
    assert (len(learnt.added), learnt.unchanged) == (len(given()), 0)
    assert learnt.in_words == f"bank holidays: {len(given())} added"
    again = learn(AFTER, LATER)
    assert (again.changes, again.unchanged) == (False, len(given()))
    assert again.in_words == "bank holidays: all of them were on record"
    assert (Edition.objects.count(), Event.objects.count()) == (1, 1)
    assert facts.united_kingdom().horizon == date(2027, 12, 28)


def test_a_new_holiday_moves_a_date_and_what_was_known_before_stays_readable() -> None:
    """20 May 2026: due on 19 June only since Scotland's holiday was proclaimed."""
    learn(BEFORE)
    assert due() == date(2026, 6, 18)
    learnt = learn(AFTER, LATER)
    assert [(h.nation, h.day) for h in learnt.added] == [("scotland", JUNE)]
    assert learnt.moves_dates
    assert due() == date(2026, 6, 19)
    known = facts.united_kingdom(known_at=AT)
    assert nth_after(RECEIVED, 20, known).on == date(2026, 6, 18)
    assert JUNE not in {h.day for h in facts.holidays(known_at=AT)}


def test_a_holiday_that_a_file_leaves_out_within_its_time_is_withdrawn() -> None:
    learn(AFTER)
    learnt = learn(BEFORE, LATER)
    assert [h.day for h in learnt.withdrawn] == [JUNE]
    assert due() == date(2026, 6, 18)
    ended = BankHoliday.objects.get(day=JUNE)
    assert (ended.recorded_at, ended.ended_at) == (AT, LATER)


def test_a_file_says_nothing_of_years_that_it_does_not_reach() -> None:
    """GOV.UK's file moves on: years that fall out of it stay on record."""
    learn(file(given((2025, 2026))))
    learnt = learn(file(given((2026, 2027))), LATER)
    assert not learnt.withdrawn
    assert {h.day.year for h in facts.holidays()} == {2025, 2026, 2027}


def test_another_title_is_kept_beside_the_old_one_and_moves_no_date() -> None:
    learn(AFTER)
    said = [replace(h, title="World cup") if h.day == JUNE else h for h in given()]
    learnt = learn(file(said), LATER)
    assert ([h.title for h in learnt.reworded], learnt.moves_dates) == (["World cup"], False)
    titles = BankHoliday.objects.filter(day=JUNE).order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["World Cup", "World cup"]


def test_a_file_that_cannot_be_taken_changes_nothing() -> None:
    learn(BEFORE)
    with pytest.raises(UnreadableBankHolidays):
        learn(AFTER.replace(b'"scotland"', b'"caledonia"'), LATER)
    assert due() == date(2026, 6, 18)


def test_a_proclaimed_holiday_counts_at_once_and_stays_until_the_file_has_it() -> None:
    learn(BEFORE)
    learnt = proclaim()
    assert [h.by_hand for h in learnt.added] == [True]
    assert due() == date(2026, 6, 19)
    assert [h.day for h in learn(BEFORE, LATER).unconfirmed] == [JUNE]
    assert due() == date(2026, 6, 19)
    listed = learn(AFTER, LATER)
    assert (listed.moves_dates, [h.day for h in listed.reworded]) == (False, [JUNE])
    (holiday,) = [h for h in facts.holidays() if h.day == JUNE]
    assert (holiday.by_hand, holiday.announced_on) == (False, date(2026, 2, 4))
    event = Event.objects.get(verb="bank_holidays.proclaimed")
    assert event.reason == "Edinburgh Gazette"
    assert event.detail["added"] == ["2026-06-15 scotland: World Cup"]


def test_a_holiday_can_be_moved_for_one_year() -> None:
    """As the spring bank holiday of 2022, from 30 May to 2 June."""
    learn(BEFORE)
    moved = proclaim(
        nations=["england-and-wales", "scotland", "northern-ireland"],
        day=date(2027, 6, 3),
        instead_of=date(2027, 5, 31),
    )
    assert {h.day for h in moved.withdrawn} == {date(2027, 5, 31)}
    calendar = facts.united_kingdom()
    assert calendar.why_not(date(2027, 5, 31)) == ""
    assert calendar.why_not(date(2027, 6, 3)) == "bank holiday: World Cup"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nations": []}, "Say in which nations"),
        ({"nations": ["wales"]}, "Say in which nations"),
        ({"title": " "}, "Say what the holiday is called"),
        ({"title": "x" * 201}, "in up to 200 characters"),
        ({"source": ""}, "Say where it is proclaimed"),
        ({"announced_on": date(2026, 2, 6)}, "that is to come"),
        ({"day": date(2026, 6, 13)}, "is a Saturday, and no working day anyway"),
        ({"day": date(2061, 6, 15)}, "from 2005 to 2060"),
        ({"day": date(2026, 11, 30)}, "is on record in Scotland already: St Andrew’s Day"),
        ({"instead_of": date(2026, 6, 1)}, "1 June 2026 is no bank holiday on record"),
    ],
)
def test_what_cannot_be_proclaimed_is_refused_in_words(
    changes: dict[str, object], said: str
) -> None:
    learn(BEFORE)
    with pytest.raises(actions.Refused, match=said):
        proclaim(**changes)
    assert Edition.objects.count() == 1


def test_a_slip_of_the_hand_is_withdrawn_with_its_reason_and_a_listed_day_is_not() -> None:
    learn(BEFORE)
    proclaim()
    with pytest.raises(actions.Refused, match="Give the reason"):
        actions.withdraw(nation="scotland", day=JUNE, reason=" ", by=BY, at=LATER)
    actions.withdraw(nation="scotland", day=JUNE, reason="the wrong week", by=BY, at=LATER)
    assert due() == date(2026, 6, 18)
    with pytest.raises(actions.Refused, match="goes when its file says so"):
        actions.withdraw(nation="scotland", day=date(2026, 11, 30), reason="typo", by=BY, at=LATER)


@pytest.mark.parametrize("verb", [lambda by: actions.learn(AFTER, source="x", by=by, at=AT)])
def test_nobody_changes_the_calendar_who_may_not(verb: Callable[[object], object]) -> None:
    account = Account.objects.create_user("ann@example.org", "Ann", "three random words")
    with pytest.raises(NotAllowed):
        verb(account)
    with pytest.raises(TypeError):
        verb(Nobody())
    assert not BankHoliday.objects.exists()


def test_asking_again_costs_one_query_and_gives_the_same_calendar() -> None:
    learn(BEFORE)
    first = facts.united_kingdom()
    with CaptureQueriesContext(connection) as queries:
        assert facts.united_kingdom() is first
    assert len(queries) == 1


def test_what_was_read_inside_a_change_that_is_undone_is_not_kept() -> None:
    learn(BEFORE)
    with transaction.atomic():
        learn(AFTER, LATER)
        assert due() == date(2026, 6, 19)
        transaction.set_rollback(True)
    assert due() == date(2026, 6, 18)
    proclaim(day=date(2026, 6, 16))
    assert facts.united_kingdom().why_not(JUNE) == ""


def test_the_database_itself_keeps_one_holiday_to_a_day() -> None:
    learn(BEFORE)
    held = BankHoliday.objects.filter(nation="scotland", ended_at=None)[0]
    held.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save()


def test_an_officer_who_was_overtaken_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on record was read before somebody else wrote the same day."""
    learn(BEFORE)
    stale = [h for h in facts.holidays() if h.nation != "scotland"]
    monkeypatch.setattr(actions, "current", lambda: stale)
    with pytest.raises(actions.Refused, match="Somebody else has just changed the calendar"):
        proclaim(day=date(2026, 11, 30))


def test_the_three_calendars_come_with_what_is_on_record() -> None:
    learn(AFTER)
    names = [c().name for c in (facts.united_kingdom, facts.england_and_wales, facts.england)]
    assert names == ["the United Kingdom", "England and Wales", "England"]
    assert facts.england_and_wales().why_not(JUNE) == ""
    assert facts.england().horizon == date(2027, 12, 28)
