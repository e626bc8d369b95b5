"""The days that an officer must keep: for the calendar feed and the daily digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .clocks import ClockState
from .desk import WORKED_ON, Filters, Row, in_order, rows_of
from .kinds import ProceedingKind, State


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due on a day, the last day included: `rule` is its id and `words` what it
    asks for. `key` is the same as long as it is the same answer that is due, though its day moves
    and, with more time, its rule. `late`: the day is over. `provisional`: it rests on bank
    holidays that are not on record yet."""

    key: str
    case_id: int
    reference: str
    title: str
    state: State
    rule: str
    words: str
    due_on: date
    late: bool
    provisional: bool
    officer_id: int | None
    officer: str
    proceeding: ProceedingKind | None


def deadlines(
    authority_code: int, account_id: int | None = None, *, today: date
) -> tuple[Deadline, ...]:
    """What is due in an authority or, with an account, to one officer: the answers of open
    requests, then reviews and notices; what is due first stands first."""
    rows, reviews = rows_of(authority_code, today=today, filters=Filters(account_id=account_id))
    due = [row for row in rows if row.state in WORKED_ON and row.due_on]
    due += [row for row in reviews if row.due_on]
    return tuple(_deadline(row) for row in in_order(due) if row.clock and row.clock.is_open)


def _deadline(row: Row) -> Deadline:
    clock, about = row.clock, row.proceeding_id or "answer"
    if clock is None or clock.due_on is None:
        raise ValueError(f"Nothing of {row.reference} is due.")
    return Deadline(
        key=f"{row.reference}/{about}".lower(),
        case_id=row.case_id,
        reference=row.reference,
        title=row.title,
        state=row.state,
        rule=clock.rule,
        words=clock.words,
        due_on=clock.due_on,
        late=clock.state is ClockState.MISSED,
        provisional=clock.provisional,
        officer_id=row.officer_id,
        officer=row.officer,
        proceeding=row.proceeding,
    )
