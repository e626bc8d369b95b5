"""How many schools are at each level of support? Counts with small numbers protected; never the
level of a school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fosse.assessments import facts
from fosse.assessments.facts import RunFact
from fosse.documents.english import count, in_words
from fosse.schools import facts as schools
from fosse.schools.phases import NO_PHASE, phase

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
OTHERS = "Other phases"
NOT_BY_PHASE = (
    "No table by phase can be given: whoever knows how many schools of each phase there are could "
    "work small numbers out, even with the smallest phases put together."
)


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
    tables = [_row(run, rule, authority)]
    advice: tuple[str, ...] = ()
    if asked.value(BY.name) == "phase":
        by_phase = _by_phase(run, rule, authority)
        tables += [by_phase] if by_phase else []
        advice = () if by_phase else (NOT_BY_PHASE,)
    values = _values(run, rule, authority, tables)
    return Composed(
        text=said(KIND.id, values),
        source=run_source(run),
        as_at=run.as_at,
        tables=tuple(tables),
        advice=advice,
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


def _by_phase(run: RunFact, rule: Rule, authority: str) -> Sheet | None:
    """By phase and level; the phases of fewest schools together, as many as it takes for the
    small numbers to be safe; None where no two groups are."""
    proposed = facts.proposals(run)
    phases = _phases(run, [one.urn for one in proposed])
    fewest = [phase for phase, _ in reversed(Counter(phases.values()).most_common())]
    for together in (0, *range(2, len(fewest))):
        merged = dict.fromkeys(fewest[:together], OTHERS)
        groups = {urn: merged.get(phase, phase) for urn, phase in phases.items()}
        counts = Counter((groups[one.urn], one.level) for one in proposed)
        try:
            return _of_groups(run, rule, authority, counts)
        except CannotProtect:
            continue
    return None


def _phases(run: RunFact, urns: Sequence[int]) -> dict[int, str]:
    known = {one.urn: phase(one) for one in schools.schools(urns, as_at=run.as_at)}
    return {urn: known.get(urn, NO_PHASE) for urn in urns}


def _of_groups(
    run: RunFact, rule: Rule, authority: str, counts: Mapping[tuple[str, str], int]
) -> Sheet:
    """How many schools each group has, everybody can count; the levels are on a public page.
    Raises `CannotProtect` where a small number would follow from these."""
    names = {level.id: level.name for level in reversed(run.policy.levels)}
    groups = sorted({group for group, _ in counts}, key=lambda group: (group == OTHERS, group))
    known = frozenset({ALL, *(key(phase=group) for group in groups)})
    cells = {(group, level): counts.get((group, level), 0) for group in groups for level in names}
    table = grid("phase", "level", cells, subject=SUBJECT, as_at=run.as_at, known=known)
    found = protect(table, rule, [public_counts(run, rule)])
    rows = tuple(_line(found, group, names) for group in (*groups, ""))
    title = f"Schools by phase and level proposed, {authority}, {in_words(run.as_at)}"
    return _sheet(title, ("Phase", *names.values(), "All levels"), rows, run)


def _line(found: Protected, group: str, levels: Iterable[str]) -> tuple[Value, ...]:
    def at(level: str) -> Key:
        return frozenset(pair for pair in (("phase", group), ("level", level)) if pair[1])

    cells = [found.shown(at(level)) for level in (*levels, "")]
    return (group or "All phases", *cells)


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
