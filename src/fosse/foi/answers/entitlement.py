"""What schools are entitled to by level, as a policy and its run have it, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fosse.assessments.facts import RunFact
from fosse.documents.english import in_words
from fosse.policy.terms import Level

from ..small_numbers.rule import CONFIDENTIAL, Rule
from .composed import Sheet, Value
from .runs import about_run, shown_counts


@dataclass(frozen=True, slots=True)
class Column:
    """A column of what one school at a level gets; `summed` heads what all schools at the level
    get together ("" where that is not asked)."""

    name: str
    of: Callable[[Level], float]
    summed: str = ""


def table(run: RunFact, rule: Rule, title: str, columns: tuple[Column, ...]) -> Sheet:
    """A row for each level, the most support first. A sum over schools whose number is not
    shown is not shown either; nor is the sum of all levels then, since it would tell."""
    shown = shown_counts(run, rule)
    summed = [column for column in columns if column.summed]
    heads = (*(c.name for c in columns), "Schools", *(c.summed for c in summed))
    whole: list[Value]
    rows = [_row(level, shown[level.id], columns) for level in reversed(run.policy.levels)]
    if all(number is not None for number in shown.values()):
        whole = [
            _plain(sum(c.of(level) * (shown[level.id] or 0) for level in run.policy.levels))
            for c in summed
        ]
    else:
        whole = [CONFIDENTIAL for _ in summed]
    rows.append(("All levels", *[None] * len(columns), run.schools, *whole))
    return Sheet(
        f"{title}, {run.authority_name}, {in_words(run.as_at)}",
        ("Level", *heads),
        tuple(rows),
        about_run(run),
    )


def _row(level: Level, schools: int | None, columns: tuple[Column, ...]) -> tuple[Value, ...]:
    each = [_plain(column.of(level)) for column in columns]
    if schools is None:
        hidden = [CONFIDENTIAL for column in columns if column.summed]
        return (level.name, *each, CONFIDENTIAL, *hidden)
    sums = [_plain(column.of(level) * schools) for column in columns if column.summed]
    return (level.name, *each, schools, *sums)


def _plain(number: float) -> int | float:
    """A whole number without a point, any other to the penny."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def days_of(level: Level) -> str:
    """“1 day”, “2.5 days”."""
    return f"{level.days:g} day{'' if level.days == 1 else 's'}"


def hides(sheet: Sheet) -> bool:
    """Whether a number of the table is not shown."""
    return any(CONFIDENTIAL in row for row in sheet.rows)
