"""A policy as it is published: clause by clause, with the tables that are made from it. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fosse.policy.terms import Criterion, Phase, Policy, Rule
from fosse.web.words import count, listed

from .questions import Measures, condition, question


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a clause. The first column heads its row; `numeric` are columns of figures."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a list."""

    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause on the page: `anchor` is its place in the address, `below` under another."""

    number: str
    heading: str
    anchor: str
    below: bool
    parts: tuple[Part, ...]
    table: Table | None


def clauses(policy: Policy, measures: Measures) -> tuple[Shown, ...]:
    """Every clause of the policy in its order."""
    return tuple(
        Shown(
            number=clause.number,
            heading=clause.heading,
            anchor=f"clause-{clause.number.replace('.', '-')}",
            below="." in clause.number,
            parts=(*parts(clause.text), *_shown_parts(clause.shows, policy)),
            table=_table(clause.shows, policy, measures),
        )
        for clause in policy.clauses
    )


def parts(text: str) -> tuple[Part, ...]:
    """A text as paragraphs and lists: a blank line starts a paragraph, “- ” an item."""
    return tuple(_part(block) for block in text.strip().split("\n\n") if block.strip())


def _part(block: str) -> Part:
    lines = [line.strip() for line in block.strip().splitlines()]
    if all(line.startswith("- ") for line in lines):
        return Part(items=tuple(line.removeprefix("- ") for line in lines))
    return Part(text=" ".join(lines))


def _shown_parts(shows: str, policy: Policy) -> Iterator[Part]:
    if shows == "principles":
        yield Part(items=policy.principles)
    if shows == "decision":
        yield from _decision(policy)


def _table(shows: str, policy: Policy, measures: Measures) -> Table | None:
    match shows:
        case "levels":
            return _levels(policy)
        case "entitlement":
            return _entitlement(policy)
        case "criteria":
            return _criteria(policy, measures)
        case "decision":
            return _rules(policy)
    return None


def _levels(policy: Policy) -> Table:
    return Table(
        "The levels, from the least support to the most",
        ("Level", "What it means", "What a school can expect"),
        tuple((lev.name, lev.meaning, "\n".join(lev.expect)) for lev in policy.levels),
    )


def _entitlement(policy: Policy) -> Table:
    return Table(
        "What each level is worth, a year",
        ("Level", "Days", "Visits", "Cost", "Decided by", "Reviewed"),
        tuple(
            (
                level.name,
                f"{level.days:g}",
                f"{level.visits}",
                f"£{level.cost:,.0f}",
                level.decided_by,
                f"every {count(level.review_months, 'month')}",
            )
            for level in policy.levels
        ),
        numeric=frozenset({1, 2, 3}),
    )


def _criteria(policy: Policy, measures: Measures) -> Table:
    return Table(
        "The questions that are put to the published evidence of every school",
        ("What we look at", "In full", "Asked of", "Counts for", "Clause"),
        tuple(
            (
                criterion.title,
                question(criterion, measures),
                _asked_of(criterion),
                _counts_for(criterion, policy),
                criterion.clause or "–",
            )
            for criterion in policy.criteria
        ),
    )


def _asked_of(criterion: Criterion) -> str:
    """“primary, middle and all-through schools with pupils of 11”; “all but nursery schools”."""
    asked = [phase.value for phase in Phase if phase in criterion.phases]
    others = [phase.value for phase in Phase if phase not in criterion.phases]
    kinds = f"{listed(asked)} schools"
    if not others:
        kinds = "every school"
    elif len(others) < 3:
        kinds = f"all but {listed(others)} schools"
    return f"{kinds} with pupils of {criterion.age}" if criterion.age else kinds


def _counts_for(criterion: Criterion, policy: Policy) -> str:
    if criterion.trigger:
        return f"{policy.level(criterion.trigger).name} at once"
    points = "1 point" if criterion.weight == 1 else f"{criterion.weight:g} points"
    return points if criterion.concern else "a strength"


def _decision(policy: Policy) -> Iterator[Part]:
    decision = policy.decision
    usual = policy.level(decision.usual).name
    if decision.best_fit:
        yield Part(
            "Each answer votes for a level, with its points, and the level in the middle is "
            "proposed. What is not known votes for the level for too little known."
        )
    yield Part(f"When nothing points elsewhere, a school is at {usual}.")
    little = policy.level(decision.too_little_known).name
    yield Part(
        f"What is not known counts neither for nor against. A school of which fewer than "
        f"{count(decision.least_known, 'concern')} are known to be absent gets nothing lighter "
        f"than {little}."
    )


def _rules(policy: Policy) -> Table:
    return Table(
        "What it takes for each level",
        ("Level", "What it takes", "Clause"),
        tuple(
            [_at_once(criterion, policy) for criterion in policy.criteria if criterion.trigger]
            + [
                (policy.level(r.level).name, _takes(r, policy), r.clause or "–")
                for r in policy.rules
            ]
        ),
    )


def _at_once(criterion: Criterion, policy: Policy) -> tuple[str, str, str]:
    """A hard trigger, as a rule of its own."""
    level = policy.level(criterion.trigger).name
    return level, f"“{criterion.title}” is enough by itself.", criterion.clause or "–"


def _takes(rule: Rule, policy: Policy) -> str:
    told: Sequence[str] = [condition(each, policy) for each in rule.conditions]
    return "\n".join(f"{each}." for each in told)
