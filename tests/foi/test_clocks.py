"""When an answer is due: every worked date, and any history against a count by hand."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.foi.histories import CALENDAR, E, day, happened, history, proceeding

from fosse.dates.bank_holidays import BankHoliday, read
from fosse.dates.calendar import united_kingdom
from fosse.foi.clock import Clock, ClockState, Party
from fosse.foi.clocks import clocks, extendable_to, main_clock, moved_by, why_not_lapsed
from fosse.foi.history import Happening, History
from fosse.foi.kinds import EventKind, Regime, State
from fosse.foi.progress import moves_from, next_state

ONE = timedelta(1)
FOI, EIR, REUSE = Regime.FOI, Regime.EIR, Regime.REUSE


def clock(past: History, id_: str, today: str = "1 Jan 2026", *regimes: Regime) -> Clock:
    """The one clock of a rule."""
    found = clocks(past, CALENDAR, regimes=regimes or (FOI,), today=day(today))
    (one,) = [each for each in found if each.rule == id_]
    return one


# --- the worked dates of accountability.md ----------------------------------------------------

WORKED = {
    "FOIA-10-1 received on a Friday": ([(E.RECEIVED, "20 Nov 2026")], "21 Dec 2026"),
    "FOIA-10-1 received on a Saturday": ([(E.RECEIVED, "21 Nov 2026")], "21 Dec 2026"),
    "FOIA-10-1 received on Christmas Eve": ([(E.RECEIVED, "24 Dec 2026")], "27 Jan 2027"),
    "FOIA-1-3 clarified, starts afresh": (
        [
            (E.RECEIVED, "1 Dec 2026"),
            (E.CLARIFICATION_ASKED, "3 Dec 2026"),
            (E.CLARIFIED, "14 Dec 2026"),
        ],
        "15 Jan 2027",
    ),
    "FOIA-10-2 fee paid, both days out": (
        [
            (E.RECEIVED, "1 Dec 2026"),
            (E.FEE_NOTICE, "8 Dec 2026"),
            (E.FEE_PAID, "15 Dec 2026"),
        ],
        "12 Jan 2027",
    ),
    "FOIA-10-6 2 January is a holiday in Scotland": ([(E.RECEIVED, "10 Dec 2025")], "13 Jan 2026"),
    "FOIA-10-6 17 March, in Northern Ireland": ([(E.RECEIVED, "20 Feb 2026")], "23 Mar 2026"),
    "FOIA-10-6 15 June 2026, in Scotland": ([(E.RECEIVED, "20 May 2026")], "19 Jun 2026"),
    "FOIA-10-6 13 July and 3 August": ([(E.RECEIVED, "10 Jul 2026")], "11 Aug 2026"),
}


@pytest.mark.parametrize(("events", "due"), WORKED.values(), ids=list(WORKED))
def test_the_worked_dates(events: list[tuple[EventKind, str]], due: str) -> None:
    found = main_clock(clocks(history(*events), CALENDAR, today=day("1 Jan 2026")))
    assert found is not None
    assert (found.rule, found.due_on) == ("FOIA-10-1", day(due))


@pytest.mark.real_data
def test_the_worked_dates_by_the_published_bank_holidays(shared_data: Path) -> None:
    """None of them is provisional: GOV.UK's file reaches to the end of 2028."""
    data = (shared_data / "calendar" / "bank-holidays.json").read_bytes()
    published = united_kingdom(read(data, source="GOV.UK"))
    for events, due in WORKED.values():
        found = main_clock(clocks(history(*events), published, today=day("1 Jan 2026")))
        assert found is not None
        assert (found.due_on, found.provisional) == (day(due), False)


@pytest.mark.parametrize(("events", "due"), WORKED.values(), ids=list(WORKED))
def test_environmental_information_is_counted_alike(
    events: list[tuple[EventKind, str]], due: str
) -> None:
    """EIR-5-2, EIR-9-4, EIR-8-6: the same days by their own rules."""
    assert clock(history(*events), "EIR-5-2", "1 Jan 2026", EIR).due_on == day(due)


def test_a_fee_does_not_pause_re_use() -> None:
    """RPSI-8."""
    events, _ = WORKED["FOIA-10-2 fee paid, both days out"]
    plain = clock(history((E.RECEIVED, "1 Dec 2026")), "RPSI-8", "1 Dec 2026", REUSE)
    assert clock(history(*events), "RPSI-8", "1 Dec 2026", REUSE).due_on == plain.due_on


# --- each day skipped, and why ----------------------------------------------------------------


def test_each_day_skipped_is_listed_with_its_reason() -> None:
    """FOIA-10-6: 20 November 2026, as `fosse foi due` prints it."""
    skipped = clock(history((E.RECEIVED, "20 Nov 2026")), "FOIA-10-1").skipped()
    assert len(skipped) == 31 - 20  # 21 November to 21 December are 31 days, of which 20 count
    reasons = dict(skipped)
    assert reasons[day("30 Nov 2026")] == "bank holiday in Scotland: St Andrew’s Day"
    assert set(reasons.values()) - {reasons[day("30 Nov 2026")]} == {"Saturday", "Sunday"}


def test_paused_days_are_named() -> None:
    """FOIA-10-2: both ends of the pause do not count, and say so."""
    events, _ = WORKED["FOIA-10-2 fee paid, both days out"]
    skipped = clock(history(*events), "FOIA-10-1").skipped()
    paused = [one.day for one in skipped if "waiting for the fee (FOIA-10-2)" in one.why]
    assert (paused[0], paused[-1], len(paused)) == (day("8 Dec 2026"), day("15 Dec 2026"), 6)


def test_steps_tell_the_story_in_order() -> None:
    events, due = WORKED["FOIA-10-2 fee paid, both days out"]
    steps = clock(history(*events), "FOIA-10-1").steps
    assert [(step.day, step.rule) for step in steps] == [
        (day("1 Dec 2026"), "FOIA-10-1"),
        (day("8 Dec 2026"), "FOIA-10-2"),
        (day("15 Dec 2026"), "FOIA-10-2"),
        (day(due), "FOIA-10-1"),
    ]
    assert "promptly" in steps[-1].what


def test_past_the_calendar_a_day_is_provisional() -> None:
    listed = united_kingdom(
        BankHoliday(nation, date(2026, 12, 25), "Christmas Day", "test")
        for nation in ("england-and-wales", "scotland", "northern-ireland")
    )
    past = history((E.RECEIVED, "20 Nov 2026"))
    (known,) = clocks(past, listed, today=day("20 Nov 2026"))
    assert not known.provisional
    (later,) = clocks(history((E.RECEIVED, "10 Dec 2026")), listed, today=day("10 Dec 2026"))
    assert later.provisional
    assert "25 December 2026" in later.why_provisional


# --- clarification ----------------------------------------------------------------------------


def test_nothing_is_due_until_the_clarification_comes() -> None:
    """FOIA-1-3, FOIA-1-3-LAPSE: two months for the requester."""
    past = history((E.RECEIVED, "1 Dec 2026"), (E.CLARIFICATION_ASKED, "3 Dec 2026"))
    found = clock(past, "FOIA-10-1", "20 Jan 2027")
    assert (found.state, found.due_on) == (ClockState.STOPPED, None)
    waiting = clock(past, "FOIA-1-3-LAPSE", "3 Feb 2027")
    assert (waiting.due_on, waiting.state) == (day("3 Feb 2027"), ClockState.RUNNING)
    assert waiting.owed_by is Party.REQUESTER
    assert "3 February 2027" in why_not_lapsed(past, CALENDAR, today=day("3 Feb 2027"))
    assert why_not_lapsed(past, CALENDAR, today=day("4 Feb 2027")) == ""
    assert clock(past, "FOIA-1-3-LAPSE", "4 Feb 2027").state is ClockState.LAPSED


def test_what_was_late_before_more_was_asked_for_stays_on_the_record() -> None:
    """FOIA-1-3: the Act lets the time start afresh; the page does not hide that it was over."""
    past = history(
        (E.RECEIVED, "1 Dec 2025"),
        (E.CLARIFICATION_ASKED, "20 Jan 2026"),
        (E.CLARIFIED, "21 Jan 2026"),
    )
    found = clock(past, "FOIA-10-1", "21 Jan 2026")
    assert found.due_on == day("18 Feb 2026")
    assert found.steps[1].day == day("31 Dec 2025")
    assert "before more was asked for" in found.steps[1].what


def test_a_lapsed_request_opens_again_when_the_clarification_comes() -> None:
    past = history(
        (E.RECEIVED, "1 Dec 2025"),
        (E.CLARIFICATION_ASKED, "3 Dec 2025"),
        (E.LAPSED, "10 Feb 2026"),
    )
    assert clock(past, "FOIA-10-1", "1 Mar 2026").state is ClockState.LAPSED
    again = (*past, happened(4, E.CLARIFIED, day("20 Feb 2026")))
    assert clock(again, "FOIA-10-1", "1 Mar 2026").due_on == day("23 Mar 2026")


# --- fees -------------------------------------------------------------------------------------


def test_while_the_fee_is_awaited_the_days_so_far_can_be_seen() -> None:
    """FOIA-10-2: paused, with no day due."""
    past = history((E.RECEIVED, "1 Dec 2026"), (E.FEE_NOTICE, "8 Dec 2026"))
    found = clock(past, "FOIA-10-1", "10 Dec 2026")
    assert (found.state, found.due_on) == (ClockState.PAUSED, None)
    assert [one.day for one in found.skipped() if "fee" in one.why] == [
        day("8 Dec 2026"),
        day("9 Dec 2026"),
        day("10 Dec 2026"),
    ]


@pytest.mark.parametrize(
    ("id_", "regime", "last"),
    [
        ("FOIA-9-2", FOI, "7 Mar 2027"),  # three months, beginning with the day of the notice
        ("EIR-8-5", EIR, "8 Mar 2027"),  # 60 working days after it
    ],
)
def test_an_unpaid_request_lapses(id_: str, regime: Regime, last: str) -> None:
    past = history((E.RECEIVED, "1 Dec 2026"), (E.FEE_NOTICE, "8 Dec 2026"))
    found = clock(past, id_, last, regime)
    assert (found.due_on, found.state) == (day(last), ClockState.RUNNING)
    late = day(last) + ONE
    assert why_not_lapsed(past, CALENDAR, regimes=(regime,), today=late) == ""
    assert why_not_lapsed(past, CALENDAR, regimes=(regime,), today=day(last)) != ""


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        ("30 Nov 2026", "28 Feb 2027"),
        ("29 Nov 2026", "28 Feb 2027"),
        ("28 Nov 2026", "27 Feb 2027"),
    ],
)
def test_three_months_end_with_the_month_where_it_is_shorter(notice: str, last: str) -> None:
    """FOIA-9-2."""
    past = history((E.RECEIVED, "23 Nov 2026"), (E.FEE_NOTICE, notice))
    assert clock(past, "FOIA-9-2").due_on == day(last)


def test_a_fees_notice_after_the_last_day_pauses_nothing() -> None:
    past = history((E.RECEIVED, "20 Nov 2026"), (E.FEE_NOTICE, "22 Dec 2026"))
    assert clock(past, "FOIA-10-1", "23 Dec 2026").state is ClockState.MISSED


def test_a_fees_notice_on_the_last_day_pauses_it() -> None:
    """FOIA-10-2: the day of the notice itself does not count, so the 20th has not been."""
    past = history((E.RECEIVED, "20 Nov 2026"), (E.FEE_NOTICE, "21 Dec 2026"))
    assert clock(past, "FOIA-10-1", "22 Dec 2026").state is ClockState.PAUSED
    paid = (*past, happened(3, E.FEE_PAID, day("4 Jan 2027")))
    assert clock(paid, "FOIA-10-1", "4 Jan 2027").due_on == day("5 Jan 2027")


def test_what_was_recorded_late_counts_from_the_day_it_happened() -> None:
    """The payment of 15 December is put down after the extension of 16 December."""
    late = history(
        (E.RECEIVED, "1 Dec 2026"),
        (E.FEE_NOTICE, "8 Dec 2026"),
        (E.EXTENDED, "16 Dec 2026"),
        (E.FEE_PAID, "15 Dec 2026"),
    )
    assert [step.day for step in clock(late, "FOIA-10-1").steps] == sorted(
        [day(f"{number} Dec 2026") for number in (1, 8, 15, 16)] + [day("12 Jan 2027")]
    )
    wrong_way_round = history(
        (E.RECEIVED, "1 Dec 2026"),
        (E.FEE_PAID, "15 Dec 2026"),
        (E.FEE_NOTICE, "8 Dec 2026"),
    )
    assert clock(wrong_way_round, "FOIA-10-1").due_on == day("12 Jan 2027")


def test_nothing_lapses_that_was_not_asked_for() -> None:
    past = history((E.RECEIVED, "1 Dec 2026"))
    assert "Nothing was asked" in why_not_lapsed(past, CALENDAR, today=day("1 Dec 2027"))


# --- extension --------------------------------------------------------------------------------

EXTENDED = history(
    (E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "18 Dec 2026", {"estimated_on": "2027-01-15"})
)


def test_the_public_interest_may_take_twenty_days_more() -> None:
    """FOIA-10-3, FOIA-17-2: the notice answers for the 20th day; 40 working days in all."""
    first, longer = clocks(EXTENDED, CALENDAR, today=day("4 Jan 2027"))
    assert (first.rule, first.state, first.ended_on) == (
        "FOIA-10-1",
        ClockState.MET,
        day("18 Dec 2026"),
    )
    assert (longer.rule, longer.due_on) == ("FOIA-10-3", day("22 Jan 2027"))
    assert extendable_to(EXTENDED, CALENDAR) == longer.due_on
    assert main_clock((first, longer)) is longer
    assert any("15 January 2027" in step.what for step in longer.steps)


def test_the_rest_is_still_due_by_the_twentieth_day() -> None:
    """FOIA-10-3: where other parts are not touched by the public interest."""
    past = history((E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "18 Dec 2026", {"rest": True}))
    assert clock(past, "FOIA-10-1", "21 Dec 2026").state is ClockState.RUNNING
    assert clock(past, "FOIA-10-1", "22 Dec 2026").state is ClockState.MISSED
    sent = (*past, happened(3, E.ISSUED_IN_PART, day("21 Dec 2026")))
    assert clock(sent, "FOIA-10-1", "22 Dec 2026").state is ClockState.MET
    assert clock(sent, "FOIA-10-3", "22 Dec 2026").state is ClockState.RUNNING
    more = (*sent, happened(4, E.ISSUED_IN_PART, day("4 Jan 2027")))
    assert clock(more, "FOIA-10-1", "5 Jan 2027").ended_on == day("21 Dec 2026")


def test_a_notice_after_the_twentieth_day_is_late() -> None:
    past = history((E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "22 Dec 2026"))
    assert clock(past, "FOIA-10-1", "23 Dec 2026").state is ClockState.MISSED
    assert clock(past, "FOIA-10-3", "23 Dec 2026").due_on == day("22 Jan 2027")


def test_a_part_that_went_out_before_the_extension_is_not_the_rest_that_it_leaves_due() -> None:
    """FOIA-10-3: everything else is still due by the 20th working day."""
    past = history(
        (E.RECEIVED, "20 Nov 2026"),
        (E.ISSUED_IN_PART, "27 Nov 2026"),
        (E.EXTENDED, "4 Dec 2026", {"rest": True}),
    )
    assert clock(past, "FOIA-10-1", "22 Dec 2026").state is ClockState.MISSED
    sent = (*past, happened(4, E.ISSUED_IN_PART, day("21 Dec 2026")))
    found = clock(sent, "FOIA-10-1", "22 Dec 2026")
    assert (found.state, found.ended_on) == (ClockState.MET, day("21 Dec 2026"))


def test_a_second_extension_gives_no_more_time() -> None:
    twice = (*EXTENDED, happened(3, E.EXTENDED, day("20 Jan 2027")))
    assert clock(twice, "FOIA-10-3").due_on == day("22 Jan 2027")
    assert clock(twice, "EIR-7-1", "1 Jan 2027", EIR).due_on == day("22 Jan 2027")


def test_the_last_day_is_early_enough_to_extend() -> None:
    """FOIA-17-2, EIR-7-1: no later than the 20th working day."""
    past = history((E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "21 Dec 2026"))
    assert clock(past, "FOIA-10-1", "22 Dec 2026").state is ClockState.MET
    assert clock(past, "EIR-7-1", "22 Dec 2026", EIR).due_on == day("22 Jan 2027")


def test_environmental_information_takes_forty_days_if_told_in_time() -> None:
    """EIR-7-1: one clock instead of the other; told too late, it stays with the 20."""
    (found,) = clocks(EXTENDED, CALENDAR, regimes=(EIR,), today=day("4 Jan 2027"))
    assert (found.rule, found.due_on) == ("EIR-7-1", day("22 Jan 2027"))
    late = history((E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "22 Dec 2026"))
    (found,) = clocks(late, CALENDAR, regimes=(EIR,), today=day("4 Jan 2027"))
    assert (found.rule, found.due_on) == ("EIR-5-2", day("21 Dec 2026"))


def test_re_use_takes_as_long_as_the_requester_was_told() -> None:
    """RPSI-8-2."""
    (found,) = clocks(EXTENDED, CALENDAR, regimes=(REUSE,), today=day("4 Jan 2027"))
    assert (found.rule, found.due_on) == ("RPSI-8-2", day("15 Jan 2027"))
    assert extendable_to(EXTENDED, CALENDAR, REUSE) is None


def test_each_law_of_a_case_has_its_own_clock_and_its_own_extension() -> None:
    past = history((E.RECEIVED, "20 Nov 2026"), (E.EXTENDED, "18 Dec 2026", {"regime": "eir"}))
    found = clocks(past, CALENDAR, regimes=(FOI, EIR), today=day("18 Dec 2026"))
    assert {one.rule: one.due_on for one in found} == {
        "FOIA-10-1": day("21 Dec 2026"),
        "EIR-7-1": day("22 Jan 2027"),
    }
    main = main_clock(found)
    assert main is not None and main.rule == "FOIA-10-1"


# --- a day of receipt that was recorded wrongly -----------------------------------------------


def corrected(number: int, to: str, on: str) -> Happening:
    return happened(number, E.RECEIPT_CORRECTED, day(on), {"received_on": day(to).isoformat()})


@pytest.mark.parametrize(
    ("to", "due"), [("19 Nov 2026", "18 Dec 2026"), ("24 Nov 2026", "23 Dec 2026")]
)
def test_the_time_runs_from_the_day_on_which_it_truly_came(to: str, due: str) -> None:
    past = (*history((E.RECEIVED, "20 Nov 2026")), corrected(2, to, "1 Dec 2026"))
    found = clock(past, "FOIA-10-1", "1 Dec 2026")
    assert (found.started_on, found.due_on) == (day(to), day(due))
    assert "20 November 2026 had been recorded, which was corrected." in found.steps[0].what


def test_of_several_corrections_the_last_one_holds() -> None:
    past = history((E.RECEIVED, "20 Nov 2026"))
    wrong = (*past, corrected(2, "19 Nov 2026", "1 Dec 2026"))
    right = (*wrong, corrected(3, "20 Nov 2026", "1 Dec 2026"))
    assert clock(wrong, "FOIA-10-1").due_on == day("18 Dec 2026")
    assert clock(right, "FOIA-10-1").due_on == day("21 Dec 2026")
    assert clock(right, "FOIA-10-1").steps == clock(past, "FOIA-10-1").steps


def test_whether_an_answer_was_in_time_is_read_from_the_true_day() -> None:
    """Whenever it is corrected: the answer was due when it was due."""
    past = history((E.RECEIVED, "20 Nov 2026"), (E.ISSUED, "21 Dec 2026"), (E.CLOSED, "4 Jan 2027"))
    assert clock(past, "FOIA-10-1", "5 Jan 2027").state is ClockState.MET
    late = (*past, corrected(4, "19 Nov 2026", "5 Jan 2027"))
    assert clock(late, "FOIA-10-1", "5 Jan 2027").state is ClockState.MISSED


def test_what_a_clarification_began_afresh_stays_and_what_came_before_it_moves() -> None:
    past = history(
        (E.RECEIVED, "20 Nov 2026"),
        (E.CLARIFICATION_ASKED, "21 Dec 2026"),
        (E.CLARIFIED, "4 Jan 2027"),
    )
    now = (*past, corrected(4, "19 Nov 2026", "5 Jan 2027"))
    found = clock(now, "FOIA-10-1")
    assert (found.started_on, found.due_on) == (day("4 Jan 2027"), clock(past, "FOIA-10-1").due_on)
    was_due = [step.day for step in found.steps if "before more was asked" in step.what]
    assert was_due == [day("18 Dec 2026")]
    assert "before more was asked" not in str(clock(past, "FOIA-10-1").steps)


# --- how it ends ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issued", "state"), [("21 Dec 2026", ClockState.MET), ("22 Dec 2026", ClockState.MISSED)]
)
def test_an_answer_is_in_time_up_to_the_last_day(issued: str, state: ClockState) -> None:
    past = history((E.RECEIVED, "20 Nov 2026"), (E.ISSUED, issued))
    found = clock(past, "FOIA-10-1", "1 Feb 2027")
    assert (found.state, found.ended_on, found.is_open) == (state, day(issued), False)


def test_opening_an_answered_case_again_undoes_neither_in_time_nor_late() -> None:
    past = history(
        (E.RECEIVED, "20 Nov 2026"),
        (E.ISSUED, "21 Dec 2026"),
        (E.REOPENED, "4 Jan 2027"),
        (E.CLARIFICATION_ASKED, "5 Jan 2027"),
        (E.CLARIFIED, "6 Jan 2027"),
    )
    found = clock(past, "FOIA-10-1", "1 Jun 2027")
    assert (found.state, found.due_on) == (ClockState.MET, day("21 Dec 2026"))


@pytest.mark.parametrize("kind", [E.WITHDRAWN, E.TRANSFERRED, E.FOUND_NOT_VALID])
def test_what_ends_without_an_answer_stops_the_clock(kind: EventKind) -> None:
    past = history((E.RECEIVED, "20 Nov 2026"), (kind, "23 Nov 2026"))
    found = clock(past, "FOIA-10-1", "1 Feb 2027")
    assert (found.state, found.due_on) == (ClockState.STOPPED, None)
    again = (*past, happened(3, E.REOPENED, day("24 Nov 2026")))
    assert clock(again, "FOIA-10-1").due_on == day("21 Dec 2026")


def test_a_history_begins_with_a_receipt() -> None:
    with pytest.raises(ValueError, match="begins with the request being received"):
        clocks(history((E.OPENED, "20 Nov 2026")), CALENDAR, today=day("20 Nov 2026"))


# --- afterwards -------------------------------------------------------------------------------

ANSWERED = history((E.RECEIVED, "20 Nov 2026"), (E.ISSUED, "21 Dec 2026"))


def test_a_review_is_asked_for_within_forty_working_days() -> None:
    """FOI-REVIEW-ASK, EIR-11-2: later is at discretion, so the clock lapses, nobody is late."""
    for id_, regime in (("FOI-REVIEW-ASK", FOI), ("EIR-11-2", EIR)):
        found = clock(ANSWERED, id_, "19 Feb 2027", regime)
        assert (found.due_on, found.state) == (day("19 Feb 2027"), ClockState.RUNNING)
        assert found.owed_by is Party.REQUESTER
        assert clock(ANSWERED, id_, "20 Feb 2027", regime).state is ClockState.LAPSED
    asked = proceeding(ANSWERED, (E.REVIEW_ASKED, "4 Jan 2027"))
    assert clock(asked, "FOI-REVIEW-ASK", "1 Jun 2027").state is ClockState.MET


def test_a_review_is_answered_in_twenty_days_or_forty() -> None:
    """FOI-REVIEW, FOI-REVIEW-LONGER, EIR-11."""
    asked = proceeding(ANSWERED, (E.REVIEW_ASKED, "4 Jan 2027"))
    review = clock(asked, "FOI-REVIEW", "1 Feb 2027")
    assert (review.due_on, review.state, review.proceeding) == (
        day("1 Feb 2027"),
        ClockState.RUNNING,
        1,
    )
    main = main_clock(clocks(asked, CALENDAR, today=day("1 Feb 2027")))
    assert main is not None and main.rule == "FOI-REVIEW"
    assert clock(asked, "EIR-11", "1 Feb 2027", EIR).due_on == day("1 Mar 2027")
    longer = (*asked, happened(9, E.REVIEW_EXTENDED, day("1 Feb 2027"), proceeding=1))
    assert clock(longer, "FOI-REVIEW-LONGER").due_on == day("1 Mar 2027")
    answered = (*longer, happened(10, E.REVIEW_ANSWERED, day("3 Mar 2027"), proceeding=1))
    assert clock(answered, "FOI-REVIEW-LONGER", "1 Jun 2027").state is ClockState.MISSED


def test_the_regulator_sets_the_day_of_a_reply() -> None:
    """FOIA-50."""
    past = proceeding(ANSWERED, (E.COMPLAINT_OPENED, "1 Mar 2027", {"due_on": "2027-03-15"}))
    assert clock(past, "FOIA-50", "16 Mar 2027").state is ClockState.MISSED
    replied = (*past, happened(9, E.COMPLAINT_ANSWERED, day("15 Mar 2027"), proceeding=1))
    assert clock(replied, "FOIA-50", "16 Mar 2027").state is ClockState.MET


def test_a_decision_notice_gives_its_own_time_and_28_days_to_appeal() -> None:
    """FOIA-50-4, GRC-22: calendar days."""
    past = proceeding(ANSWERED, (E.DECISION_NOTICE, "1 Mar 2027"))
    assert clock(past, "FOIA-50-4").due_on == day("5 Apr 2027")  # 35 days
    assert clock(past, "GRC-22").due_on == day("29 Mar 2027")
    assert clock(past, "GRC-22", "30 Mar 2027").state is ClockState.LAPSED
    shorter = proceeding(ANSWERED, (E.DECISION_NOTICE, "1 Mar 2027", {"days": 10}))
    assert clock(shorter, "FOIA-50-4").due_on == day("11 Mar 2027")
    none = proceeding(ANSWERED, (E.DECISION_NOTICE, "1 Mar 2027", {"steps": False}))
    assert "FOIA-50-4" not in {c.rule for c in clocks(none, CALENDAR, today=day("1 Mar 2027"))}


def test_an_appeal_suspends_the_steps_of_a_notice() -> None:
    """FOIA-50-6: the days of the appeal, both included, are not counted."""
    noticed = proceeding(ANSWERED, (E.DECISION_NOTICE, "1 Mar 2027"))
    appealed = proceeding(noticed, (E.APPEALED, "22 Mar 2027"))
    suspended = clock(appealed, "FOIA-50-4", "1 May 2027")
    assert (suspended.state, suspended.due_on) == (ClockState.PAUSED, None)
    assert clock(appealed, "GRC-22", "1 May 2027").state is ClockState.MET
    decided = (*appealed, happened(9, E.TRIBUNAL_DECIDED, day("21 Jun 2027"), proceeding=2))
    assert clock(decided, "FOIA-50-4", "22 Jun 2027").due_on == day("6 Jul 2027")  # 92 days later
    complied = (*decided, happened(10, E.NOTICE_COMPLIED, day("1 Jul 2027"), proceeding=1))
    assert clock(complied, "FOIA-50-4", "1 Jun 2028").state is ClockState.MET


# --- a bank holiday proclaimed ----------------------------------------------------------------


def test_a_proclaimed_holiday_moves_open_clocks_and_tells_both_days() -> None:
    mourning = BankHoliday("england-and-wales", date(2026, 12, 8), "A day", "test", by_hand=True)
    after = united_kingdom([mourning])
    today = day("1 Dec 2026")
    (moved,) = moved_by(CALENDAR, after, history((E.RECEIVED, "20 Nov 2026")), today=today)
    assert (moved.rule, moved.before_on, moved.after_on) == (
        "FOIA-10-1",
        day("21 Dec 2026"),
        day("22 Dec 2026"),
    )
    answered = history((E.RECEIVED, "20 Nov 2026"), (E.ISSUED, "27 Nov 2026"))
    assert moved_by(CALENDAR, after, answered, today=today) == ()
    earlier = history((E.RECEIVED, "2 Nov 2026"))
    assert moved_by(CALENDAR, after, earlier, today=today) == ()


# --- any history against a count by hand ------------------------------------------------------

CLOSED_DAYS = {
    when
    for subdivision in ("ENG", "WLS", "SCT", "NIR")
    for when in holidays.country_holidays("GB", subdiv=subdivision, years=range(2025, 2032))
}
STOPS = {
    E.LAPSED,
    E.WITHDRAWN,
    E.TRANSFERRED,
    E.FOUND_NOT_VALID,
    E.FOUND_BUSINESS_AS_USUAL,
    E.FOUND_SUBJECT_ACCESS,
}


@st.composite
def any_history(draw: st.DrawFn) -> History:
    """A case taken through its states, at random, on random days; its day of receipt is corrected
    now and then, up to the day of what came next."""
    on = date(2025, 6, 1) + draw(st.integers(0, 700)) * ONE
    past, state = [happened(1, E.RECEIVED, on)], State.RECEIVED
    for number in range(2, 2 + draw(st.integers(0, 14))):
        kinds = moves_from(state)
        kind = draw(st.sampled_from([*kinds, E.NOTED, E.RECEIPT_CORRECTED]))
        on += draw(st.integers(0, 17)) * ONE
        came_on = min([on, *(one.on for one in past[1:])]) - draw(st.integers(0, 40)) * ONE
        corrects = kind is E.RECEIPT_CORRECTED
        detail = {"received_on": came_on.isoformat()} if corrects else {}
        past.append(happened(number, kind, on, detail))
        state = next_state(state, kind)
    return tuple(past)


class ByHand:
    """The duty to answer, as somebody would work it out with a wall calendar and a pencil."""

    def __init__(self, past: History) -> None:
        self.start = past[0].on
        for one in past:  # of what was written over the day of receipt, the last can be read
            self.start = one.day("received_on") or self.start
        self.crossed_out: set[date] = set()  # days on which the fee was awaited
        self.notice: date | None = None
        self.waiting = self.ended = False
        self.told: date | None = None
        for one in past:
            self.take(one.kind, one.on)
            if one.kind is E.ISSUED:
                break

    def take(self, kind: EventKind, on: date) -> None:
        if kind is E.CLARIFIED:
            self.start, self.crossed_out, self.notice, self.told = on, set(), None, None
            self.waiting = self.ended = False
        elif kind is E.CLARIFICATION_ASKED:
            self.waiting = True
        elif kind is E.FEE_NOTICE:
            self.notice = on
        elif kind is E.FEE_PAID and self.notice:
            while self.notice <= on:
                self.crossed_out.add(self.notice)
                self.notice += ONE
            self.notice = None
        elif kind is E.EXTENDED:
            self.told = self.told or on
        elif kind in STOPS:
            self.ended = True
        elif kind is E.REOPENED:
            self.ended = self.waiting = False
            self.notice = None

    def counts(self, on: date) -> bool:
        return on.weekday() < 5 and on not in CLOSED_DAYS and on not in self.crossed_out

    def nth(self, wanted: int) -> date | None:
        """The day on which the count reaches it; None when it stands still before."""
        on, counted = self.start, 0
        while counted < wanted:
            on += ONE
            if self.notice and on >= self.notice:
                return None
            counted += self.counts(on)
        return on

    def due(self) -> dict[str, date | None]:
        """rule → day, under freedom of information and under the Regulations."""
        if self.waiting or self.ended:
            first = longer = None
        else:
            first, longer = self.nth(20), self.nth(40)
        twentieth = self.nth(20)
        in_time = self.told is not None and (twentieth is None or self.told <= twentieth)
        due = {
            "FOIA-10-1": first,
            "EIR-7-1" if in_time else "EIR-5-2": longer if in_time else first,
        }
        return due | ({"FOIA-10-3": longer} if self.told else {})


@settings(max_examples=300, deadline=None)
@given(past=any_history(), seed=st.integers(0, 10**6))
def test_any_history_comes_to_the_day_that_is_counted_by_hand(past: History, seed: int) -> None:
    """FOIA-10-1, FOIA-1-3, FOIA-10-2, FOIA-10-3, EIR-5-2, EIR-7-1, EIR-8-6, EIR-9-4: whatever
    happened in whatever order, and in whatever order it is read."""
    today = past[-1].on
    found = clocks(past, CALENDAR, regimes=(FOI, EIR), today=today)
    duties = [c for c in found if c.owed_by is Party.AUTHORITY]
    assert {c.rule: c.due_on for c in duties} == ByHand(past).due()
    shuffled = list(past)
    random.Random(seed).shuffle(shuffled)
    assert clocks(tuple(shuffled), CALENDAR, regimes=(FOI, EIR), today=today) == found


@settings(max_examples=150, deadline=None)
@given(past=any_history())
def test_no_day_is_lost_and_none_counted_twice(past: History) -> None:
    """Each day after the start up to the due day was either skipped, once, or counted."""
    for one in clocks(past, CALENDAR, today=past[-1].on):
        if one.due_on is None or one.rule not in ("FOIA-10-1", "FOIA-10-3"):
            continue
        skipped = [each.day for each in one.skipped()]
        days = {one.started_on + ONE * n for n in range(1, (one.due_on - one.started_on).days + 1)}
        assert len(skipped) == len(set(skipped)) and set(skipped) <= days
        assert len(days) - len(skipped) == (20 if one.rule == "FOIA-10-1" else 40)
        assert one.due_on not in skipped
