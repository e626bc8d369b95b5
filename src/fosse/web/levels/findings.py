"""A proposal for the eye: the level, each question and answer, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fosse.assessments.facts import ProposalFact
from fosse.evidence.measure import Measure
from fosse.policy.terms import Criterion, Level, Policy

from ..words import count
from . import changed, listing

ANSWERS: Mapping[str, str] = {"YES": "Yes", "NO": "No", "NOT_KNOWN": "Not known"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One question and its answer. `kind` is the tag: act for a concern that alone decides,
    watch for another that holds, good for one that does not."""

    title: str
    answer: str
    kind: str
    because: str
    value: str
    interval: str
    source: str
    clause: str


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from the proposal before."""

    on: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the page shows it."""

    level: Level
    kind: str
    because: str
    findings: tuple[Finding, ...]
    not_known: tuple[Finding, ...]
    would_change: tuple[str, ...]
    range: str
    entitlement: str
    since: Since | None


def shown(
    now: ProposalFact,
    before: ProposalFact | None,
    policy: Policy,
    measures: Mapping[str, Measure],
) -> Shown:
    """A proposal beside the one before it, if any."""
    level, detail = policy.level(now.level), now.detail
    findings = tuple(_findings(detail, policy, measures))
    return Shown(
        level=level,
        kind=listing.kinds(policy)[level.id],
        because=now.because,
        findings=findings,
        not_known=tuple(f for f in findings if f.kind == "unknown"),
        would_change=tuple(change["words"] for change in detail["would_change"]),
        range=_range(detail, policy) if now.not_known else "",
        entitlement=entitlement(level),
        since=_since(now, before, detail, policy) if before else None,
    )


def entitlement(level: Level) -> str:
    """What the level is worth in a year, in a sentence."""
    days = f"{level.days:g} day{'' if level.days == 1 else 's'} of an adviser"
    visits = count(level.visits, "visit")
    cost = f", worth £{level.cost:,.0f}" if level.cost else ""
    return f"{days} and {visits} a year{cost}. Reviewed every {level.review_months} months."


def _findings(
    detail: Mapping[str, Any], policy: Policy, measures: Mapping[str, Measure]
) -> Iterator[Finding]:
    for found in detail["findings"]:
        criterion = policy.criterion(found["criterion"])
        measure = measures.get(found["measure"])
        yield Finding(
            title=criterion.title,
            answer=ANSWERS[found["answer"]],
            kind=_kind(criterion, found["answer"]),
            because=found["because"],
            value=_value(found, measure),
            interval=_interval(found, measure),
            source=found["source"] or "",
            clause=criterion.clause,
        )


def _kind(criterion: Criterion, answer: str) -> str:
    if answer == "NOT_KNOWN":
        return "unknown"
    if criterion.concern:
        holds = "act" if criterion.trigger else "watch"
        return holds if answer == "YES" else "good"
    return "good" if answer == "YES" else "plain"


def _value(found: Mapping[str, Any], measure: Measure | None) -> str:
    value = found["value"]
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return measure.in_words(value) if measure else f"{value:g}"


def _interval(found: Mapping[str, Any], measure: Measure | None) -> str:
    if found["low"] is None or found["high"] is None or measure is None:
        return ""
    return f"{measure.in_words(found['low'])} to {measure.in_words(found['high'])}"


def _range(detail: Mapping[str, Any], policy: Policy) -> str:
    """How far the level could move once all that is not known is known."""
    could = detail["could_be"]
    lightest, most = policy.level(could["lightest"]), policy.level(could["most"])
    if lightest.id == most.id:
        return f"Whatever the rest turned out to be, it would stay {lightest.name}."
    return (
        f"Once all that is not known is known, it could be anything from {lightest.name} to "
        f"{most.name}."
    )


def _since(
    now: ProposalFact, before: ProposalFact, detail: Mapping[str, Any], policy: Policy
) -> Since:
    return Since(
        before.as_at,
        changed.sentences(
            _answers(detail),
            _answers(before.detail),
            titles={criterion.id: criterion.title for criterion in policy.criteria},
            level_now=now.level_name,
            level_before=before.level_name,
        ),
    )


def _answers(detail: Mapping[str, Any]) -> Mapping[str, str]:
    return {found["criterion"]: found["answer"] for found in detail["findings"]}
