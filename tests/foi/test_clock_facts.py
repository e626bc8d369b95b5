"""The clocks of many cases read at once are those of each, read whole."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.clock_facts import UNREAD
from fosse.foi.clocks import clocks
from fosse.foi.history import History
from fosse.foi.kinds import EventKind, Regime, State
from fosse.foi.progress import TABLE

from .histories import CALENDAR, happened

LAWS = tuple(Regime)
UP_TO = 40


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Whatever can happen to a case, in an order that the table of states allows."""
    on, state = draw(st.dates(date(2019, 1, 1), date(2027, 1, 1))), State.RECEIVED
    found = [happened(1, EventKind.RECEIVED, on)]
    for number in range(2, draw(st.integers(2, 12))):
        can = sorted(kind for place, kind in TABLE if place is state)
        kind = draw(st.sampled_from(can))
        on += timedelta(draw(st.integers(0, UP_TO)))
        state = TABLE[state, kind]
        corrects = kind is EventKind.RECEIPT_CORRECTED
        detail = {"received_on": found[0].on.isoformat()} if corrects else {}
        found.append(happened(number, kind, on, detail))
    return tuple(found)


@given(histories(), st.integers(0, 200))
def test_no_clock_is_read_from_what_is_left_unread(told: History, after: int) -> None:
    today = told[-1].on + timedelta(after)
    read = tuple(
        happened(place, one.kind, one.on, one.detail)
        for place, one in enumerate((one for one in told if one.kind not in UNREAD), 1)
    )
    whole = clocks(told, CALENDAR, regimes=LAWS, today=today)
    assert clocks(read, CALENDAR, regimes=LAWS, today=today) == whole
