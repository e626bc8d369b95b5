"""A school's line of an assessment's JSON: everything that was found, and what follows. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from fosse.evidence.indicator import Comparison, Source
from fosse.policy.evaluate import Proposal, Verdict
from fosse.policy.findings import Finding
from fosse.policy.terms import Level
from fosse.schools.phases import phase
from fosse.schools.school_fact import SchoolFact

DIGITS = 6
"""More decimals than any publication has."""


class Writer:
    """Writes schools as lines of JSON. What many schools share is written down once: a source,
    and what follows from a set of answers."""

    def __init__(self) -> None:
        # By id, and with the thing itself, so that no other is given its id meanwhile.
        self._sources: dict[int, tuple[Source, str]] = {}
        self._verdicts: dict[int, tuple[Verdict, bytes]] = {}

    def line(self, school: SchoolFact, proposal: Proposal) -> bytes:
        """One school: its level, why, every finding, and what follows from them."""
        # Two objects of JSON, neither empty, are made one.
        return b"%b,%b" % (
            dumps(self._school(school, proposal))[:-1],
            self._follows(proposal)[1:],
        )

    def _school(self, school: SchoolFact, proposal: Proposal) -> dict[str, Any]:
        return {
            "urn": school.urn,
            "name": school.name,
            "phase": phase(school),
            "type": school.type_name,
            "authority": school.authority_code,
            "presence": school.presence,
            "doubts": list(school.doubts),
            "level": proposal.level.id,
            "level_name": proposal.level.name,
            "because": proposal.because,
            "findings": [self._finding(finding) for finding in proposal.findings],
        }

    def _follows(self, proposal: Proposal) -> bytes:
        """What is not known, the entitlement and what would change it, as JSON."""
        verdict = proposal.verdict
        if id(verdict) not in self._verdicts:
            lightest, most = verdict.could_be
            follows = {
                "not_known": [finding.criterion for finding in proposal.not_known],
                "entitlement": _entitlement(verdict.level),
                "would_change": [
                    {"criterion": c.criterion, "to": c.to.value, "level": c.level, "words": c.words}
                    for c in verdict.would_change
                ],
                "could_be": {"lightest": lightest.id, "most": most.id},
            }
            self._verdicts[id(verdict)] = (verdict, dumps(follows))
        return self._verdicts[id(verdict)][1]

    def _source(self, source: Source | None) -> str | None:
        if source is None:
            return None
        if id(source) not in self._sources:
            self._sources[id(source)] = (source, str(source))
        return self._sources[id(source)][1]

    def _finding(self, finding: Finding) -> dict[str, Any]:
        """One answer, with the value, its interval, what it is compared with, and its source."""
        return {
            "criterion": finding.criterion,
            "answer": finding.answer.value,
            "because": finding.because,
            "measure": finding.measure,
            "value": finding.word if finding.word is not None else _figure(finding.value),
            "low": _figure(finding.low),
            "high": _figure(finding.high),
            "comparison": _comparison(finding.comparison),
            "probability": _figure(finding.probability),
            "source": self._source(finding.source),
            "year": finding.year or None,
            "published_for": finding.published_for,
        }


def _entitlement(level: Level) -> dict[str, Any]:
    """What the level is worth in a year, who decides it, and when it is reviewed."""
    return {
        "days": level.days,
        "visits": level.visits,
        "day_rate": level.day_rate,
        "cost": level.cost,
        "decided_by": level.decided_by,
        "review_months": level.review_months,
    }


def _comparison(found: Comparison | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "with": found.universe,
        "schools": found.schools,
        "national": _figure(found.national),
        "authority": _figure(found.authority),
        "neighbours": _figure(found.neighbours),
        "percentile": _figure(found.percentile),
    }


def _figure(value: float | None) -> float | None:
    """A number as it is written."""
    return None if value is None else round(float(value), DIGITS)


def dumps(value: Mapping[str, Any]) -> bytes:
    """JSON without a space too many, in UTF-8; the same value, the same bytes."""
    return orjson.dumps(value)
