"""Reading the criteria of a policy file. PURE."""

from __future__ import annotations

from collections.abc import Mapping

from fosse.evidence.measure import Measure

from .faults import did_you_mean
from .reading import Table
from .terms import Criterion, IfNotKnown, Operator, Phase, Statistic
from .wording import PLACEHOLDERS, unknown_placeholders

Measures = Mapping[str, Measure]


def read_criterion(
    table: Table, measures: Measures, levels: tuple[str, ...], clauses: frozenset[str]
) -> Criterion:
    """One criterion, its faults noted in the table."""
    measure = measures.get(table.choice("measure", measures, "measure"))
    statistic = Statistic(table.choice("statistic", list(Statistic), "statistic", "value"))
    operator = Operator(table.choice("operator", list(Operator), "operator", "below"))
    window = table.whole("window", 1, least=1)
    criterion = Criterion(
        id=table.id(),
        title=table.text("title"),
        measure=measure.id if measure else "",
        statistic=statistic,
        operator=operator,
        threshold=table.number("threshold", 0.0) if table.has("threshold") else None,
        judgements=_judgements(table, measures, measure, statistic),
        limit=_limit(table),
        window=window,
        needed=table.whole("needed", 1, least=1),
        over_years=table.whole("over_years", 3, least=1),
        minimum_cohort=table.number("minimum_cohort", 0, least=0),
        phases=_phases(table, measure),
        age=table.whole("age", 0, least=2),
        oldest_years=table.whole("oldest_years", 3, least=1),
        if_not_known=IfNotKnown(
            table.choice("if_not_known", list(IfNotKnown), "way of not knowing", "say so")
        ),
        weight=table.number("weight", 1, least=0),
        concern=table.choice("points_to", ("more", "less"), "direction", "more") != "less",
        trigger=table.choice("trigger", levels, "level"),
        votes=_votes(table, levels),
        because=_template(table, "because"),
        because_not=_template(table, "because_not"),
        clause=table.choice("clause", clauses, "clause"),
    )
    _check(table, criterion, measure)
    return criterion


def _judgements(
    table: Table, measures: Measures, measure: Measure | None, statistic: Statistic
) -> Mapping[str, tuple[str, ...]]:
    """The words by measure, those of other frameworks from `also`."""
    if statistic is not Statistic.JUDGEMENT:
        for key in ("judgements", "also"):
            if table.has(key):
                table.fault(
                    f"{table.name} has “{key}”, and its statistic is “{statistic}”.",
                    "Expected the statistic “judgement”, or “threshold” instead.",
                    key,
                )
        return {}
    found = {measure.id: _words(table, measure, "judgements")} if measure else {}
    also = table.table("also", (), any_key=True)
    for other in also.values:
        if other in measures:
            found[other] = _words(also, measures[other], other)
        else:
            unknown = f"“also” of {table.name} names the measure “{other}”, which is not known."
            table.fault(unknown, did_you_mean(other, measures), "also", other)
    return found


def _words(table: Table, measure: Measure, key: str) -> tuple[str, ...]:
    return table.choices(key, [grade.word for grade in measure.grades], "judgement")


def _limit(table: Table) -> float | None:
    """The number that a probability speaks of; None for the national value."""
    if table.values.get("limit", "national") == "national":
        return None
    if isinstance(table.values["limit"], str):
        table.wrong("limit", "a number, or “national”")
        return None
    return table.number("limit", 0.0)


def _phases(table: Table, measure: Measure | None) -> frozenset[Phase]:
    """The kinds of school; “all” is every kind that the measure has."""
    kinds = measure.phases if measure else frozenset(Phase)
    if table.values.get("phases") == ["all"]:
        return frozenset(Phase(kind) for kind in kinds)
    chosen = table.choices("phases", list(Phase), "kind of school")
    if table.has("phases") and table.values["phases"] == []:
        table.wrong("phases", "at least one kind of school, or [“all”]")
    for place, kind in enumerate(chosen):
        if measure and kind not in kinds:
            found = f"{table.name} is asked of “{kind}”, which the measure “{measure.id}” has not."
            table.fault(found, f"Expected of {', '.join(sorted(kinds))}.", "phases", place)
    return frozenset(Phase(kind) for kind in chosen)


def _votes(table: Table, levels: tuple[str, ...]) -> tuple[str, str] | None:
    if not table.has("votes"):
        return None
    given = table.texts("votes")
    for place, level in enumerate(given):
        if level not in levels:
            found = f"“votes” of {table.name} names the level “{level}”, which is not known."
            table.fault(found, did_you_mean(level, levels), "votes", place)
    if len(given) != 2:
        table.wrong("votes", "two levels: that of a NO, and that of a YES")
        return None
    return given[0], given[1]


def _template(table: Table, key: str) -> str:
    template = table.text(key)
    try:
        unknown = unknown_placeholders(template)
    except ValueError as error:
        table.fault(
            f"“{key}” of {table.name} has stray brackets: {error}.", "Expected {value}.", key
        )
        return ""
    for name in unknown:
        found = f"“{key}” of {table.name} has the placeholder {{{name}}}, which is not known."
        table.fault(found, did_you_mean(name, PLACEHOLDERS), key)
    return "" if unknown else template


def _check(table: Table, criterion: Criterion, measure: Measure | None) -> None:
    """What must fit together within one criterion."""
    judged = criterion.statistic is Statistic.JUDGEMENT
    if measure and measure.graded != judged:
        kind = "a judgement in words" if measure.graded else "a figure"
        wanted = (
            "Expected “judgement”." if measure.graded else "“judgement” is for inspections only."
        )
        table.fault(
            f"{table.name} looks at “{measure.id}”, {kind}, by “{criterion.statistic}”.",
            wanted,
            "statistic",
        )
    if (
        criterion.operator.is_for_words != judged
        and table.has("operator")
        and table.has("statistic")
    ):
        fits = [str(operator) for operator in Operator if operator.is_for_words == judged]
        found = (
            f"“operator” of {table.name} is “{criterion.operator}”, with “{criterion.statistic}”."
        )
        table.fault(found, f"Expected one of: {', '.join(fits)}.", "operator")
    needs = "judgements" if judged else "threshold"
    if table.has("statistic") and not table.has(needs):
        table.fault(
            f"{table.name} has no “{needs}”.", f"Its statistic “{criterion.statistic}” needs it."
        )
    if judged and table.has("threshold"):
        table.fault(
            f"{table.name} has a threshold.", "A judgement has “judgements” instead.", "threshold"
        )
    if criterion.needed > criterion.window:
        found = (
            f"{table.name} must hold in {criterion.needed} of the last {criterion.window} years."
        )
        table.fault(found, "“needed” can't be more than “window”.", "needed")
    _check_threshold(table, criterion)


def _check_threshold(table: Table, criterion: Criterion) -> None:
    most = 1 if criterion.statistic.is_probability else 100
    bounded = criterion.statistic.is_probability or criterion.statistic is Statistic.PERCENTILE
    if bounded and criterion.threshold is not None and not 0 <= criterion.threshold <= most:
        table.wrong("threshold", f"a number from 0 to {most}, for “{criterion.statistic}”")
    if table.has("limit") and not criterion.statistic.is_probability:
        found = f"{table.name} has a “limit”, and its statistic is “{criterion.statistic}”."
        table.fault(found, "“limit” is for probabilities only.", "limit")
