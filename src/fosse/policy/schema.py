"""A policy file → a policy, or every fault in it at once. PURE.

`keys.py` says what each key means, and `docs/policies.md` prints it.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping

from fosse.evidence.measure import Measure

from . import keys
from .criteria import read_criterion
from .faults import InvalidPolicyError, PolicyFault
from .lines import lines_of
from .reading import Table, note_duplicates
from .rules import check_votes, read_rule
from .terms import Clause, Criterion, Decision, Level, Policy, Rule


def parse(text: str, measures: Mapping[str, Measure]) -> Policy:
    """The policy that a TOML text holds.

    Raises `InvalidPolicyError` with every `PolicyFault`: line, what was found, what was expected.
    """
    faults: list[PolicyFault] = []
    top = Table(_toml(text), keys.POLICY, (), "the policy", lines_of(text), faults)
    top.check_keys()
    policy = _policy(top, measures, hashlib.sha256(text.encode()).hexdigest())
    if faults:
        raise InvalidPolicyError(faults)
    return policy


def _toml(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = re.search(r"\(at line (\d+), column \d+\)", said)
        line = int(at[1]) if at else text.count("\n") + 1
        what = re.sub(r" \(at .*\)$", "", said).removesuffix(".")
        expected = "Expected TOML: key = value, with text in quotation marks."
        raise InvalidPolicyError(
            [PolicyFault(line, f"This is not TOML: {what}.", expected)]
        ) from None


def _policy(top: Table, measures: Mapping[str, Measure], sha256: str) -> Policy:
    levels, clauses = _levels(top), _clauses(top)
    ids = tuple(level.id for level in levels)
    numbers = frozenset(clause.number for clause in clauses)
    decision = _decision(top, ids)
    criteria = _criteria(top, measures, ids, numbers, decision)
    policy = Policy(
        title=top.name_text("title"),
        authority=top.whole("authority", 0, least=100) if top.has("authority") else None,
        adopted_on=top.day("adopted_on"),
        in_force_from=top.day("in_force_from"),
        introduction=top.text("introduction"),
        principles=top.texts("principles"),
        levels=levels,
        criteria=tuple(criteria.values()),
        rules=_rules(top, criteria, ids, decision.usual, numbers),
        decision=decision,
        clauses=clauses,
        sha256=sha256,
    )
    early = policy.in_force_from < policy.adopted_on
    if early and top.has("adopted_on") and top.has("in_force_from"):
        found = f"The policy is in force from {policy.in_force_from}."
        expected = f"Expected {policy.adopted_on}, when it was adopted, or later."
        top.fault(found, expected, "in_force_from")
    return policy


def _levels(top: Table) -> tuple[Level, ...]:
    tables = top.tables("levels", keys.LEVEL, "level")
    note_duplicates(tables, "id", "levels")
    if top.has("levels") and len(tables) < 2 and isinstance(top.values["levels"], list):
        top.fault(f"There is {len(tables)} level.", "Expected at least two.", "levels")
    return tuple(
        Level(
            id=table.id(),
            name=table.name_text("name"),
            meaning=table.text("meaning"),
            expect=table.texts("expect"),
            days=table.number("days", 0, least=0),
            visits=table.whole("visits", 0, least=0),
            day_rate=table.number("day_rate", 0, least=0),
            decided_by=table.text("decided_by"),
            review_months=table.whole("review_months", 12, least=1),
        )
        for table in tables
    )


def _clauses(top: Table) -> tuple[Clause, ...]:
    tables = top.tables("clauses", keys.CLAUSE, "clause")
    note_duplicates(tables, "number", "clauses")
    return tuple(
        Clause(
            number=table.text("number"),
            heading=table.text("heading"),
            text=table.text("text"),
            shows=table.choice("shows", keys.SHOWS, "thing to show"),
        )
        for table in tables
    )


def _decision(top: Table, levels: tuple[str, ...]) -> Decision:
    table = top.table("decision", keys.DECISION)
    decision = Decision(
        best_fit=table.choice("method", ("rules", "best fit"), "method", "rules") == "best fit",
        usual=table.choice("usual", levels, "level"),
        too_little_known=table.choice("too_little_known", levels, "level"),
        least_known=table.whole("least_known", 1, least=1),
    )
    usual, little = decision.usual, decision.too_little_known
    if usual and little and levels.index(little) < levels.index(usual):
        found = f"“too_little_known” is “{little}”, lighter than the usual level “{usual}”."
        expected = "Not known is never good news: expected the usual level, or more support."
        table.fault(found, expected, "too_little_known")
    return decision


def _criteria(
    top: Table,
    measures: Mapping[str, Measure],
    levels: tuple[str, ...],
    clauses: frozenset[str],
    decision: Decision,
) -> dict[str, Criterion]:
    tables = top.tables("criteria", keys.CRITERION, "criterion")
    note_duplicates(tables, "id", "criteria")
    read = [(read_criterion(table, measures, levels, clauses), table) for table in tables]
    ranks = {level: rank for rank, level in enumerate(levels)}
    for criterion, table in read:
        _check_trigger(table, criterion, ranks, decision.usual)
    criteria = {criterion.id: criterion for criterion, _ in read}
    check_votes(top, {criterion.id: table for criterion, table in read}, criteria, decision, ranks)
    return criteria


def _check_trigger(
    table: Table, criterion: Criterion, ranks: Mapping[str, int], usual: str
) -> None:
    if not criterion.trigger:
        return
    if not criterion.concern:
        table.fault(
            f"{table.name} is a strength with a trigger.", "Only a concern can have one.", "trigger"
        )
    if ranks[criterion.trigger] <= ranks.get(usual, -1):
        found = f"“trigger” of {table.name} is “{criterion.trigger}”."
        table.fault(
            found, f"Expected a level of more support than the usual one, “{usual}”.", "trigger"
        )


def _rules(
    top: Table,
    criteria: Mapping[str, Criterion],
    levels: tuple[str, ...],
    usual: str,
    clauses: frozenset[str],
) -> tuple[Rule, ...]:
    tables = top.tables("rules", keys.RULE, "rule")
    return tuple(read_rule(table, criteria, levels, usual, clauses) for table in tables)
