"""The statistics of a quarter: each request once, and everything adds up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi import actions, facts
from fosse.foi.actions import ClaimDraft
from fosse.foi.facts import Figures
from fosse.foi.kinds import Disposition, Regime, Verdict
from fosse.foi.outcomes import ANSWERS, Outcome, outcome_of
from fosse.foi.statistics import quarter_after

from .making import BY, CODE, answered, at, fact, officer, opened, receive

D = Disposition
database = pytest.mark.django_db

OCTOBER, DECEMBER = date(2026, 10, 1), date(2026, 12, 31)
NEXT_YEAR = date(2027, 3, 31)


def figures(**other: date) -> Figures:
    return facts.statistics(
        CODE, **{"first": OCTOBER, "last": DECEMBER, "as_at": NEXT_YEAR, **other}
    ).whole


@database
def test_what_was_received_and_became_of_it() -> None:
    day = date(2026, 11, 2)  # due on 30 November… which is a bank holiday: 1 December
    answered(day, date(2026, 12, 1), text="In time?")
    answered(day, date(2026, 12, 2), text="Late?", dispositions=(D.DISCLOSED, D.EXEMPT))
    answered(day, date(2026, 11, 30), text="Waste?", regime=Regime.EIR, dispositions=(D.NOT_HELD,))
    answered(day, date(2026, 11, 30), text="Where?", dispositions=(D.ACCESSIBLE,))
    answered(day, date(2026, 11, 30), text="All?", dispositions=(D.COST_LIMIT,))
    answered(day, date(2026, 11, 30), text="Again?", dispositions=(D.VEXATIOUS_OR_REPEATED,))
    opened(day, text="Still open?")
    gone = opened(day, text="Withdrawn?")
    actions.withdraw(case_id=gone.case_id, on=day, by=BY, at=at(day))
    everyday = receive(day, text="When does the office open?")
    actions.find_business_as_usual(
        case_id=everyday.case_id, reason="Opening hours", on=day, by=BY, at=at(day)
    )
    receive(date(2027, 1, 4), text="Of the next quarter?")
    receive(day, authority_code=856, text="Elsewhere?")
    found = figures()
    assert (found.received, found.elsewhere, found.eir) == (8, 1, 1)
    assert (found.answered, found.in_time, found.late) == (6, 5, 1)
    assert (found.open, found.open_late) == (1, 1)
    assert {k: v for k, v in found.outcomes.items() if v} == {
        Outcome.GRANTED: 1,
        Outcome.PART: 1,
        Outcome.NOT_HELD: 1,
        Outcome.ACCESSIBLE: 1,
        Outcome.COST_LIMIT: 1,
        Outcome.VEXATIOUS: 1,
        Outcome.WITHDRAWN: 1,
        Outcome.ELSEWHERE: 1,
        Outcome.OPEN: 1,
    }
    assert found.in_time_share == pytest.approx(5 / 6)


@database
def test_a_request_that_was_not_made_clear_is_counted_as_that() -> None:
    made = opened(date(2026, 10, 5))
    on, after = date(2026, 10, 6), date(2026, 12, 7)
    actions.ask_clarification(case_id=made.case_id, text="Which?", on=on, by=BY, at=at(on))
    assert figures(as_at=date(2026, 11, 1)).open_waiting == 1
    actions.lapse(case_id=made.case_id, on=after, by=BY, at=at(after))
    actions.close(case_id=made.case_id, publish=None, on=after, by=BY, at=at(after))
    assert figures().outcomes[Outcome.NOT_CLEAR] == 1


@database
def test_exemptions_and_reviews_are_counted_by_request() -> None:
    made = answered(date(2026, 10, 5), date(2026, 10, 20), dispositions=(D.EXEMPT, D.EXEMPT))
    on = date(2026, 11, 2)
    for question in fact(made, on).questions:
        actions.claim_exemption(
            question_id=question.id, claim=ClaimDraft("43(2)"), by=BY, at=at(on)
        )
    review = actions.ask_review(case_id=made.case_id, grounds="", on=on, by=BY, at=at(on))
    assert (figures().exemptions, figures().reviews) == ({"43(2)": 1}, {"open": 1})
    actions.decide_review(
        review_id=review,
        outcome=Verdict.UPHELD,
        reasons="It stands.",
        on=on,
        by=officer("Rae Viewer"),
        at=at(on),
    )
    assert figures().reviews == {"upheld": 1}
    assert figures(as_at=date(2026, 11, 1)).reviews == {}


@database
def test_the_figures_are_as_at_a_day_and_by_quarter() -> None:
    answered(date(2026, 10, 5), date(2026, 10, 20), text="One?")
    opened(date(2027, 1, 4), text="Two?")
    found = facts.statistics(CODE, first=OCTOBER, last=NEXT_YEAR)
    assert [quarter.words for quarter in found.quarters] == [
        "October to December 2026",
        "January to March 2027",
    ]
    assert [quarter.received for quarter in found.quarters] == [1, 1]
    assert found.whole.received == 2
    then = facts.statistics(CODE, first=OCTOBER, last=NEXT_YEAR, as_at=date(2026, 10, 19)).whole
    assert (then.received, then.answered, then.open) == (1, 0, 1)
    with pytest.raises(ValueError, match="Swap the days"):
        facts.statistics(CODE, first=DECEMBER, last=OCTOBER)


@database
def test_an_extended_answer_within_its_time_is_in_time() -> None:
    made = opened(date(2026, 10, 5))
    on = date(2026, 10, 20)
    actions.extend(
        case_id=made.case_id,
        regime=Regime.FOI,
        provisions=["43(2)"],
        estimated_on=date(2026, 11, 20),
        reason="Still negotiated",
        on=on,
        by=BY,
        at=at(on),
    )
    found = figures(as_at=date(2026, 11, 10))
    assert (found.extended, found.open, found.open_late) == (1, 1, 0)


@given(st.lists(st.sampled_from(list(D))))
def test_every_answered_request_has_one_outcome_that_is_an_answer_or_not_clear(
    dispositions: list[D],
) -> None:
    found = outcome_of(dispositions)
    assert found in (*ANSWERS, Outcome.NOT_CLEAR)
    if found is Outcome.GRANTED and dispositions:
        assert not any(one.refuses and one is not D.ACCESSIBLE for one in dispositions)
    if set(dispositions) & {D.DISCLOSED, D.GRANTED, D.PART}:
        assert found in {Outcome.GRANTED, Outcome.PART}


@given(st.dates(date(2005, 1, 1), date(2060, 1, 1)))
def test_the_quarter_after_begins_within_three_months(day: date) -> None:
    after = quarter_after(day)
    assert after.day == 1
    assert after.month in {1, 4, 7, 10}
    assert timedelta(0) < after - day <= timedelta(92)
