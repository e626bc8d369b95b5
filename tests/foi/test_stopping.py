"""What stops, lengthens and ends the time: clarification, fees, extension, lapse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fosse.foi import actions
from fosse.foi.actions import NotNow, QuestionDraft, Received, Refused
from fosse.foi.kinds import Regime, State

from .making import BY, at, fact, opened

pytestmark = pytest.mark.django_db

DECEMBER_1 = date(2026, 12, 1)


def due(made: Received, on: date, rule: str = "FOIA-10-1") -> date | None:
    (clock,) = [one for one in fact(made, on).clocks if one.rule == rule]
    return clock.due_on


def ask(made: Received, on: date) -> None:
    actions.ask_clarification(
        case_id=made.case_id, text="Which year do you mean?", on=on, by=BY, at=at(on)
    )


def clarify(made: Received, on: date, text: str = "2025, please.") -> None:
    actions.clarified(case_id=made.case_id, text=text, received_on=on, by=BY, at=at(on))


def fee(made: Received, on: date, amount: str = "12.50") -> None:
    actions.give_fees_notice(case_id=made.case_id, amount=Decimal(amount), on=on, by=BY, at=at(on))


def extend(made: Received, on: date, estimated_on: date, *provisions: str, **other: object) -> None:
    actions.extend(
        case_id=made.case_id,
        provisions=provisions or ("43(2)",),
        estimated_on=estimated_on,
        on=on,
        by=BY,
        at=at(on),
        **{"regime": Regime.FOI, "reason": "The prices are still negotiated", **other},
    )


def test_a_clarification_starts_the_days_afresh() -> None:
    """accountability.md: 1 Dec 2026, clarified 14 Dec → 15 Jan 2027 (FOIA-1-3)."""
    made = opened(DECEMBER_1)
    ask(made, date(2026, 12, 3))
    waiting = fact(made, date(2026, 12, 10))
    assert waiting.state == State.AWAITING_CLARIFICATION
    assert waiting.main and waiting.main.due_on is None
    clarify(made, date(2026, 12, 14))
    assert due(made, date(2026, 12, 14)) == date(2027, 1, 15)
    assert fact(made, date(2026, 12, 14)).events[-1].detail["text"] == "2025, please."


def test_a_clarification_cannot_come_before_it_was_asked_for() -> None:
    made = opened(DECEMBER_1)
    ask(made, date(2026, 12, 3))
    with pytest.raises(Refused, match=r"on 3 December 2026: what answers it can't have come on"):
        clarify(made, date(2026, 12, 2))
    with pytest.raises(Refused, match="Copy what the requester answered"):
        clarify(made, date(2026, 12, 4), text=" ")


def test_a_fee_pauses_the_days_from_the_notice_to_the_payment() -> None:
    """accountability.md: 1 Dec 2026, notice 8 Dec, paid 15 Dec → 12 Jan 2027 (FOIA-10-2)."""
    made = opened(DECEMBER_1)
    fee(made, date(2026, 12, 8))
    with pytest.raises(NotNow):
        ask(made, date(2026, 12, 9))
    actions.fee_paid(case_id=made.case_id, on=date(2026, 12, 15), by=BY, at=at(date(2026, 12, 15)))
    assert due(made, date(2026, 12, 15)) == date(2027, 1, 12)


@pytest.mark.parametrize("amount", ["0", "-1", "1000000"])
def test_a_fee_that_cannot_be_is_refused(amount: str) -> None:
    made = opened(DECEMBER_1)
    with pytest.raises(Refused, match=r"12\.50"):
        fee(made, date(2026, 12, 8), amount)


def test_a_fees_notice_is_given_within_the_time_for_answering() -> None:
    """FOIA-9: received on 1 December 2026, due on 31 December."""
    made = opened(DECEMBER_1)
    with pytest.raises(Refused, match="had to be given by 31 December 2026"):
        fee(made, date(2027, 1, 4), "12.50")
    fee(made, date(2026, 12, 31), "12.50")


def test_the_time_is_extended_to_weigh_the_public_interest() -> None:
    """Received on 1 December 2026: due on 31 December, extended on 1 February (FOIA-10-3)."""
    made = opened(DECEMBER_1)
    first = due(made, DECEMBER_1)
    assert first == date(2026, 12, 31)
    extend(made, date(2026, 12, 21), date(2027, 1, 20))
    assert due(made, date(2026, 12, 21), "FOIA-10-3") == date(2027, 2, 1)


def test_an_extension_comes_in_time_and_no_further_than_the_law_lets() -> None:
    made = opened(DECEMBER_1)
    with pytest.raises(Refused, match="can be extended to 1 February 2027 at most"):
        extend(made, date(2026, 12, 21), date(2027, 2, 2))
    with pytest.raises(Refused, match="due on 31 December 2026 anyway"):
        extend(made, date(2026, 12, 21), date(2026, 12, 31))
    with pytest.raises(Refused, match="had to be told by 31 December 2026"):
        extend(made, date(2027, 1, 5), date(2027, 1, 20))
    with pytest.raises(Refused, match="absolute"):
        extend(made, date(2026, 12, 21), date(2027, 1, 20), "41")
    with pytest.raises(Refused, match=r"under section 37\(1\)\(a\), which is absolute"):
        extend(made, date(2026, 12, 21), date(2027, 1, 20), "37(1)(a)")
    with pytest.raises(Refused, match="no exemption"):
        extend(made, date(2026, 12, 21), date(2027, 1, 20), "99")
    with pytest.raises(Refused, match="reason"):
        extend(made, date(2026, 12, 21), date(2027, 1, 20), reason=" ")
    assert fact(made, date(2027, 1, 5)).version == 2


def test_environmental_information_can_take_forty_working_days() -> None:
    """EIR-7-1, told within the first twenty."""
    made = opened(DECEMBER_1)
    with pytest.raises(Refused, match="No question of"):
        extend(made, date(2026, 12, 21), date(2027, 1, 20), regime=Regime.EIR)
    actions.split(
        case_id=made.case_id,
        questions=[QuestionDraft("How much waste?", Regime.EIR)],
        by=BY,
        at=at(DECEMBER_1),
    )
    actions.extend(
        case_id=made.case_id,
        regime=Regime.EIR,
        provisions=(),
        estimated_on=date(2027, 1, 29),
        reason="Complex and voluminous",
        on=date(2026, 12, 21),
        by=BY,
        at=at(date(2026, 12, 21)),
    )
    found = fact(made, date(2026, 12, 21))
    assert [(clock.rule, clock.due_on) for clock in found.clocks] == [("EIR-7-1", date(2027, 2, 1))]
    with pytest.raises(Refused, match="extended already"):
        extend(made, date(2026, 12, 22), date(2027, 1, 20), regime=Regime.EIR)


def test_a_request_lapses_when_the_law_says_so_and_not_before() -> None:
    """Asked on 3 December 2026: two months without an answer (FOIA-1-3-LAPSE)."""
    made = opened(DECEMBER_1)
    with pytest.raises(Refused, match=r"has not lapsed\. Nothing was asked"):
        actions.lapse(case_id=made.case_id, on=DECEMBER_1, by=BY, at=at(DECEMBER_1))
    ask(made, date(2026, 12, 3))
    last = date(2027, 2, 3)
    with pytest.raises(Refused, match="can still come until 3 February 2027"):
        actions.lapse(case_id=made.case_id, on=last, by=BY, at=at(last))
    after = date(2027, 2, 4)
    actions.lapse(case_id=made.case_id, on=after, by=BY, at=at(after))
    found = fact(made, after)
    assert (found.state, found.events[-1].detail["rule"]) == (State.LAPSED, "FOIA-1-3-LAPSE")


def test_a_withdrawn_request_needs_no_answer() -> None:
    made = opened(DECEMBER_1)
    actions.withdraw(case_id=made.case_id, on=DECEMBER_1, by=BY, at=at(DECEMBER_1))
    found = fact(made, date(2027, 3, 1))
    assert (found.state, found.main and found.main.due_on) == (State.WITHDRAWN, None)
