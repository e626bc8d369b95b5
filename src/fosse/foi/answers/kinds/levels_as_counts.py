"""How many schools are at each level of support? Counts with small numbers protected; never the
level of a school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fosse.assessments import facts
from fosse.assessments.facts import RunFact
from fosse.documents.english import count, in_words

from ...small_numbers.protecting import CannotProtect, Protected, protect
from ...small_numbers.rule import CONFIDENTIAL, Rule
from ...small_numbers.table import ALL, Key, grid, key
from ..asking import Asked, Parameter
from ..composed import Composed, Sheet, Value
from ..hints import Hints
from ..kind import QuestionKind
from ..records import authority_name
from ..runs import (
    PROPOSED,
    SMALL,
    SUBJECT,
    about_run,
    cell,
    no_run,
    public_counts,
    rule_of,
    run_of,
    run_source,
    shown_counts,
)
from ..vocabulary import LEVEL, NUMBER, SCHOOL
from ..wording import said

BY = Parameter(
    "by", "Broken down by", choices=(("", "Not broken down"), ("phase", "Phase of the schools"))
)
NO_PHASE = "Phase not published"


@dataclass(frozen=True, slots=True)
class Values:
    schools: str
    authority: str
    on: str
    policy: str
    levels: tuple[str, ...]
    hides: str
    proposed: str
    tables: tuple[str, ...]


def compose(asked: Asked) -> Composed:
    authority, run = authority_name(asked), run_of(asked)
    if run is None:
        return no_run(asked, authority)
    rule = rule_of(asked)
    tables, advice = [_row(run, rule, authority)], []
    if asked.value(BY.name) == "phase":
        try:
            tables.append(_by_phase(run, rule, authority))
        except CannotProtect as refused:
            advice.append(str(refused))
    values = _values(run, rule, authority, tables)
    return Composed(
        text=said(KIND.id, values),
        source=run_source(run),
        as_at=run.as_at,
        tables=tuple(tables),
        advice=tuple(advice),
    )


def _values(run: RunFact, rule: Rule, authority: str, tables: Sequence[Sheet]) -> Values:
    shown = shown_counts(run, rule)
    names = {level.id: level.name for level in run.policy.levels}
    hidden = any(CONFIDENTIAL in line for table in tables for line in table.rows)
    told = [(names[level], number) for level, number in shown.items() if number is not None]
    return Values(
        schools=count(run.schools, "school"),
        authority=authority,
        on=in_words(run.as_at),
        policy=run.kept.title,
        levels=tuple(f"{name}: {count(number, 'school')}" for name, number in told),
        hides=f"{SMALL}." if hidden else "",
        proposed=PROPOSED,
        tables=tuple(f"The numbers are in the attached table “{one.title}”." for one in tables),
    )


def _row(run: RunFact, rule: Rule, authority: str) -> Sheet:
    shown = shown_counts(run, rule)
    names = {level.id: level.name for level in run.policy.levels}
    rows = tuple((names[level], cell(number)) for level, number in shown.items())
    title = f"Schools by level proposed, {authority}, {in_words(run.as_at)}"
    return _sheet(title, ("Level", "Schools"), (*rows, ("All levels", run.schools)), run)


def _by_phase(run: RunFact, rule: Rule, authority: str) -> Sheet:
    """By phase and level. How many schools of each phase there are, everybody can count; the
    levels alone are on a public page."""
    names = {level.id: level.name for level in reversed(run.policy.levels)}
    proposed = facts.proposals(run)
    phases = sorted({one.phase or NO_PHASE for one in proposed})
    counts = {(phase, level): 0 for phase in phases for level in names}
    for one in proposed:
        counts[one.phase or NO_PHASE, one.level] += 1
    known = frozenset({ALL, *(key(phase=phase) for phase in phases)})
    table = grid("phase", "level", counts, subject=SUBJECT, as_at=run.as_at, known=known)
    found = protect(table, rule, [public_counts(run, rule)])
    rows = tuple(_line(found, phase, names) for phase in (*phases, ""))
    title = f"Schools by phase and level proposed, {authority}, {in_words(run.as_at)}"
    return _sheet(title, ("Phase", *names.values(), "All levels"), rows, run)


def _line(
    found: Protected, phase: str, levels: Sequence[str] | dict[str, str]
) -> tuple[Value, ...]:
    def at(level: str) -> Key:
        return frozenset(pair for pair in (("phase", phase), ("level", level)) if pair[1])

    cells = [found.shown(at(level)) for level in (*levels, "")]
    return (phase or "All phases", *cells)


def _sheet(title: str, columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...],
           run: RunFact) -> Sheet:  # fmt: skip
    withheld = tuple(
        {"row": str(line[0]), "column": column, "reason": "small number, or one that tells it"}
        for line in rows
        for column, value in zip(columns, line, strict=True)
        if value == CONFIDENTIAL
    )
    return Sheet(title, columns, rows, about_run(run), withheld)


KIND = QuestionKind(
    id="levels_as_counts",
    title="How many schools are at each level of support",
    hints=Hints(
        needs=(LEVEL, SCHOOL),
        helps=(*NUMBER, "each", "support", "intensive", "targeted", "improvement", "phase"),
        never=("key stage", "a level", "a-level", "a levels"),
    ),
    compose=compose,
    parameters=(BY,),
)
