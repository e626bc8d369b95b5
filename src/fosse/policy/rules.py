"""Reading the rules of a policy file, and holding them to what makes three answers safe. PURE.

An unknown answer that turns out to be a concern must never lower a school's support, and one
that turns out to be none must never raise it. That holds by construction when a rule for more
support speaks only of concerns that are YES, and one for less only of concerns that are NO and
strengths that are YES. So nothing else can be written.
"""

from __future__ import annotations

from collections.abc import Mapping

from .reading import Table
from .terms import Condition, ConditionKind, Criterion, Decision, Rule

Criteria = Mapping[str, Criterion]


def read_rule(
    table: Table, criteria: Criteria, levels: tuple[str, ...], usual: str, clauses: frozenset[str]
) -> Rule:
    """One rule, its faults noted in the table."""
    level = table.choice("level", levels, "level")
    rule = Rule(level, _conditions(table, criteria), table.choice("clause", clauses, "clause"))
    if not any(table.has(kind) for kind in ConditionKind):
        table.fault(
            f"{table.name} has no condition.", f"Expected one of: {', '.join(ConditionKind)}."
        )
    if level and level == usual:
        table.fault(
            f"{table.name} gives the usual level.", "A school is there without a rule.", "level"
        )
    elif level in levels and usual in levels:
        _check_polarity(table, rule, criteria, more=levels.index(level) > levels.index(usual))
    return rule


def _conditions(table: Table, criteria: Criteria) -> tuple[Condition, ...]:
    found = []
    for kind in ConditionKind:
        if not table.has(kind):
            continue
        counts = kind in {ConditionKind.AT_LEAST, ConditionKind.POINTS}
        named = table.choices("of" if counts else kind, criteria, "criterion")
        number = _number(table, kind, named, criteria)
        found.append(Condition(kind, named, number))
        key = "of" if counts else str(kind)
        if table.values.get(key, []) == []:
            found_none = f"“{kind}” of {table.name} names no criteria."
            table.fault(found_none, f"Expected a list in “{key}”.", key)
    if table.has("of") and not (table.has("at_least") or table.has("points")):
        table.fault(
            f"{table.name} has “of” alone.", "Expected “at_least” or “points” with it.", "of"
        )
    if table.has("known") and not table.has("none_of"):
        table.fault(f"{table.name} has “known” alone.", "Expected “none_of” with it.", "known")
    return tuple(found)


def _number(table: Table, kind: ConditionKind, named: tuple[str, ...], criteria: Criteria) -> float:
    """How many (or how many points) it takes, and whether that many can be had."""
    match kind:
        case ConditionKind.ANY_OF:
            return 1
        case ConditionKind.ALL_OF:
            return len(named)
        case ConditionKind.POINTS:
            number = table.number("points", 1.0)
            if number <= 0:
                table.wrong("points", "a number above 0")
            _check_most(table, "points", "of", number, sum(criteria[n].weight for n in named))
            return number
    key, names = ("at_least", "of") if kind is ConditionKind.AT_LEAST else ("known", "none_of")
    number = table.whole(key, max(len(named), 1), least=1)
    _check_most(table, key, names, number, len(named))
    return number


def _check_most(table: Table, key: str, names: str, number: float, most: float) -> None:
    """A rule that asks for more than there is would never hold. (Where a name is not known
    there is a fault already, and the sum is not right.)"""
    named = table.values.get(names)
    known = not any(fault.line == table.line(names) for fault in table.faults)
    if named and known and number > most:
        found = f"“{key}” of {table.name} is {number:g}, and “{names}” makes {most:g} at most."
        table.fault(found, "So the rule could never hold.", key)


def _check_polarity(table: Table, rule: Rule, criteria: Criteria, *, more: bool) -> None:
    for condition in rule.conditions:
        absent = condition.kind is ConditionKind.NONE_OF
        key = (
            "of"
            if condition.kind in {ConditionKind.AT_LEAST, ConditionKind.POINTS}
            else condition.kind
        )
        if absent and more:
            table.fault(
                f"{table.name} is for more support than usual and has “none_of”.",
                "A rule for more support names what is there, not what is not.",
                key,
            )
        for place, name in enumerate(condition.criteria):
            wants_concern = more or absent
            if not (absent and more) and criteria[name].concern != wants_concern:
                is_, want = (
                    ("a strength", "a concern") if wants_concern else ("a concern", "a strength")
                )
                table.fault(
                    f"“{key}” of {table.name} names “{name}”, {is_}.",
                    f"Here only {want} can stand (its “points_to”).",
                    key,
                    place,
                )


def check_votes(
    top: Table,
    tables: Mapping[str, Table],
    criteria: Criteria,
    decision: Decision,
    ranks: Mapping[str, int],
) -> None:
    """Best fit wants votes and no rules; rules want no votes. Not known votes for the level of
    too little known, so a NO can't vote for more than that nor a YES for less."""
    if decision.best_fit and top.has("rules"):
        top.fault("Best fit decides, and there are rules.", "Remove one of the two.", "rules")
    if decision.best_fit and not any(c.votes for c in criteria.values()):
        top.fault(
            "Best fit decides, and no criterion has “votes”.",
            "Give votes to the criteria.",
            "decision",
        )
    if (
        not decision.best_fit
        and not top.values.get("rules")
        and not any(c.trigger for c in criteria.values())
    ):
        top.fault("There are no rules.", "Without them every school gets the usual level.")
    middle = ranks.get(decision.too_little_known)
    for criterion in criteria.values():
        if criterion.votes is None or criterion.id not in tables:
            continue
        table = tables[criterion.id]
        if not decision.best_fit:
            table.fault(
                f"{table.name} has votes, and rules decide.", "Votes are for best fit.", "votes"
            )
        low, high = (
            ranks.get(level)
            for level in (criterion.votes if criterion.concern else criterion.votes[::-1])
        )
        if (
            low is not None
            and high is not None
            and middle is not None
            and not low <= middle <= high
        ):
            table.fault(
                f"“votes” of {table.name} leave out the level “{decision.too_little_known}”.",
                "What is not known votes for that level: no concern can't vote for more support "
                "than that, nor a concern for less.",
                "votes",
            )
