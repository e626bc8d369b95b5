"""An assessment as JSON: the same assessment, the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fosse.evidence.indicator import Comparison, Source
from fosse.policy.chance import Expected
from fosse.policy.evaluate import Proposal
from fosse.policy.findings import Finding
from fosse.policy.terms import Level

from .assessing import Assessed, Assessment

DIGITS = 6


def as_json(assessment: Assessment) -> bytes:
    """The whole assessment: its head, then one school to a line."""
    head = _dumps(head_of(assessment))[:-1]
    schools = ",\n".join(_dumps(school_of(one)) for one in assessment.schools)
    return f'{head},"schools":[\n{schools}\n]}}\n'.encode()


def sha256_of(output: bytes) -> str:
    return hashlib.sha256(output).hexdigest()


def packed(output: bytes) -> bytes:
    """Gzip without a time in it."""
    return gzip.compress(output, compresslevel=4, mtime=0)


def unpacked(kept: bytes) -> bytes:
    return gzip.decompress(kept)


def head_of(assessment: Assessment) -> dict[str, Any]:
    """What it is of, what it rests on, and how many schools are at each level."""
    policy = assessment.policy
    return {
        "authority": {"code": assessment.authority_code, "name": assessment.authority_name},
        "as_at": assessment.as_at.isoformat(),
        "policy": {
            "title": policy.title,
            "sha256": policy.sha256,
            "adopted_on": policy.adopted_on.isoformat(),
            "in_force_from": policy.in_force_from.isoformat(),
        },
        "releases": [release_of(source) for source in assessment.releases],
        "register": register_of(assessment),
        "levels": assessment.counts,
        "expected_by_chance": chance_of(assessment),
    }


def release_of(source: Source) -> dict[str, str]:
    return {
        "publication": source.publication,
        "title": source.title,
        "year": source.year,
        "stage": source.stage,
        "published_on": source.published_on.isoformat(),
        "sha256": source.sha256,
    }


def register_of(assessment: Assessment) -> list[dict[str, str]]:
    return [
        {"dated": one.dated.isoformat(), "sha256": one.sha256, "file": one.source_name}
        for one in assessment.register
    ]


def chance_of(assessment: Assessment) -> dict[str, dict[str, dict[str, float | None]]]:
    """How many of those listed are expected there by chance, by criterion and by level."""
    return {
        "criteria": {name: _expected(found) for name, found in assessment.by_criterion.items()},
        "levels": {name: _expected(found) for name, found in assessment.by_level.items()},
    }


def school_of(one: Assessed) -> dict[str, Any]:
    """One school: its level, why, every finding, and what would change it."""
    school, proposal = one.school, one.proposal
    return {
        "urn": school.urn,
        "name": school.name,
        "phase": school.phase,
        "type": school.type_name,
        "authority": school.authority_code,
        "level": proposal.level.id,
        "level_name": proposal.level.name,
        "because": proposal.because,
        "findings": [finding_of(finding) for finding in proposal.findings],
        "not_known": [finding.criterion for finding in proposal.not_known],
        "entitlement": entitlement_of(proposal.level),
        "would_change": [
            {"criterion": c.criterion, "to": c.to.value, "level": c.level, "words": c.words}
            for c in proposal.would_change
        ],
        "could_be": _could_be(proposal),
        "presence": school.presence,
        "doubts": list(school.doubts),
    }


def finding_of(finding: Finding) -> dict[str, Any]:
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
        "source": str(finding.source) if finding.source else None,
        "year": finding.year or None,
        "published_for": finding.published_for,
    }


def entitlement_of(level: Level) -> dict[str, Any]:
    """What the level is worth in a year, who decides it, and when it is reviewed."""
    return {
        "days": level.days,
        "visits": level.visits,
        "day_rate": level.day_rate,
        "cost": level.cost,
        "decided_by": level.decided_by,
        "review_months": level.review_months,
    }


def _could_be(proposal: Proposal) -> dict[str, str]:
    lightest, most = proposal.could_be
    return {"lightest": lightest.id, "most": most.id}


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


def _expected(found: Expected) -> dict[str, float | None]:
    return {
        "listed": found.listed,
        "resting_on_probability": found.resting,
        "by_chance": found.by_chance,
    }


def _figure(value: float | None) -> float | None:
    """A number as it is written: six decimals are more than any publication has."""
    return None if value is None else round(float(value), DIGITS)


def _dumps(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def rows_of(assessment: Assessment) -> Iterator[dict[str, object]]:
    """A row for each school, for a table or CSV."""
    for one in assessment.schools:
        school, proposal = one.school, one.proposal
        yield {
            "urn": school.urn,
            "school": school.name,
            "phase": school.phase,
            "level": proposal.level.name,
            "because": _reason(proposal),
            "not_known": len(proposal.not_known),
            "days": proposal.level.days,
            "visits": proposal.level.visits,
            "cost": proposal.level.cost,
            "doubts": "; ".join(school.doubts),
        }


def _reason(proposal: Proposal) -> str:
    """The sentence without the level's name, which stands beside it."""
    reason = proposal.because.removeprefix(f"{proposal.level.name}, because ")
    return reason[:1].upper() + reason[1:]
