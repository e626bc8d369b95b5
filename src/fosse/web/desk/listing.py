"""The desk in words: what needs somebody today, and each request as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fosse.foi.desk import Desk, Row
from fosse.foi.kinds import State

from ..words import count, listed
from .days import kind_of, when

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

COLUMNS = (
    "reference", "title", "part", "state", "due_on", "days_left", "rule", "provisional", "about",
    "received_on", "law", "officer",
)  # fmt: skip

STATE_KINDS: Mapping[State, str] = {
    State.RECEIVED: "watch",
    State.AWAITING_CLARIFICATION: "unknown",
    State.AWAITING_FEE: "unknown",
    State.ISSUED: "good",
    State.CLOSED: "good",
}
"""The tag of each state; plain for the rest."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the desk: its name in the address, its heading, and its rows."""

    name: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it. `when` says how far off the day is; `kind` is its tag."""

    reference: str
    title: str
    about: str
    state: str
    state_kind: str
    due_on: date | None
    when: str
    kind: str
    rule: str
    provisional: bool
    officer: str


def parts(desk: Desk) -> tuple[Part, ...]:
    """The parts of the desk in the order in which they need somebody."""
    cleared = [row for row in desk.later if row.state is State.CLEARANCE]
    later = [row for row in desk.later if row.state is not State.CLEARANCE]
    return (
        Part("late", "Late", desk.late),
        Part("week", "Due this week", desk.this_week),
        Part("waiting", "Waiting for somebody", desk.waiting),
        Part("clearance", "With the clearing officer", tuple(cleared)),
        Part("reviews", "Reviews, complaints and appeals", desk.reviews),
        Part("later", "Due later", tuple(later)),
        Part("answered", "Answered, to be closed", desk.answered),
    )


def answer(desk: Desk, *, narrowed: bool = False) -> str:
    """“Three answers are late; five are due this week; two wait for somebody.” `narrowed`: of those
    that were asked for alone."""
    if not desk.open and not desk.reviews:
        return "No open request matches." if narrowed else "No request is open."
    told = [_are(len(desk.late), "answer", "late")]
    told.append(_are(len(desk.this_week), "" if desk.late else "answer", "due this week"))
    told = [one for one in told if one] or ["Nothing is late, and nothing is due this week"]
    waiting = len(desk.waiting)
    if waiting:
        told.append(f"{_number(waiting)} {'waits' if waiting == 1 else 'wait'} for somebody")
    late = sum(1 for row in desk.reviews if (left := _left(row, desk.today)) and left < 0)
    if late:
        noun = "review or complaint is" if late == 1 else "reviews or complaints are"
        told.append(f"{_number(late)} {noun} late")
    said = "; ".join(told)
    said = f"{said[:1].upper()}{said[1:]}."
    return f"Of those shown: {said[:1].lower()}{said[1:]}" if narrowed else said


def second(desk: Desk) -> str:
    """What else there is: how many are open, cleared, reviewed, to be closed."""
    clearance = sum(1 for _, row in _open(desk) if row.state is State.CLEARANCE)
    nobody = sum(1 for _, row in _open(desk) if row.officer_id is None)
    told = [f"{count(desk.open, 'request')} open"]
    told += [f"{clearance:,} with the clearing officer"] if clearance else []
    told += [f"{nobody:,} in nobody’s hands"] if nobody else []
    told += [f"{len(desk.reviews):,} under review or appeal"] if desk.reviews else []
    told += [f"{len(desk.answered):,} answered and to be closed"] if desk.answered else []
    return f"{listed(told)}."


def line(row: Row, today: date) -> Line:
    """A row in words."""
    left = _left(row, today)
    return Line(
        reference=row.reference,
        title=row.title,
        about=row.proceeding.words if row.proceeding else "",
        state=row.state.words,
        state_kind=STATE_KINDS.get(row.state, "plain"),
        due_on=row.due_on,
        when=_when(row, left),
        kind="good" if _ended(row) and left is not None and left >= 0 else kind_of(left),
        rule=row.clock.rule if row.clock else "",
        provisional=bool(row.clock and row.clock.provisional),
        officer=row.officer,
    )


def _ended(row: Row) -> date | None:
    """The day on which what was due was done; None while it is open."""
    return row.clock.ended_on if row.clock else None


def _left(row: Row, today: date) -> int | None:
    """Days from today to the due day; of what was done, from the day on which it was."""
    return row.days_left(_ended(row) or today)


def _when(row: Row, left: int | None) -> str:
    if left is None:
        return _waits(row)
    return "in time" if _ended(row) and left >= 0 else when(left)


def rows(desk: Desk) -> list[dict[str, object]]:
    """Every row of the desk as plain values, without anybody's personal data but the officer's
    name."""
    return [_plain(part, row, desk.today) for part in parts(desk) for row in part.rows]


def _plain(part: Part, row: Row, today: date) -> dict[str, object]:
    return {
        "reference": row.reference,
        "title": row.title,
        "part": part.heading,
        "state": row.state.words,
        "due_on": row.due_on.isoformat() if row.due_on else "",
        "days_left": _left(row, today),
        "rule": row.clock.rule if row.clock else "",
        "provisional": "yes" if row.clock and row.clock.provisional else "no",
        "about": row.proceeding.words if row.proceeding else "Request",
        "received_on": row.received_on.isoformat(),
        "law": ", ".join(regime.name for regime in row.regimes),
        "officer": row.officer,
    }


def _open(desk: Desk) -> Sequence[tuple[str, Row]]:
    return [
        (part.name, row)
        for part in parts(desk)
        if part.name not in {"reviews", "answered"}
        for row in part.rows
    ]


def _are(number: int, noun: str, what: str) -> str:
    """“three answers are late”; "" for none."""
    if not number:
        return ""
    said = f" {noun}{'' if number == 1 else 's'}" if noun else ""
    return f"{_number(number)}{said} {'is' if number == 1 else 'are'} {what}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def _waits(row: Row) -> str:
    if row.lapses:
        return "it can be closed as lapsed"
    return f"waits until {row.waits_until:%-d %B %Y}" if row.waits_until else "nothing is due"
