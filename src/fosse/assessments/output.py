"""An assessment as JSON: the same assessment, the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from fosse.evidence.indicator import Source
from fosse.policy.chance import Expected
from fosse.schools.phases import phase

from .assessing import Assessment
from .lines import dumps
from .sentences import reason_in


def as_json(assessment: Assessment) -> bytes:
    """The whole assessment: its head, then one school to a line."""
    return put_together(head_in_json(assessment), [one.line for one in assessment.schools])


def head_in_json(assessment: Assessment) -> bytes:
    """All but the schools."""
    return dumps(head_of(assessment))


def put_together(head: bytes, lines: Iterable[bytes]) -> bytes:
    """The JSON of an assessment from its head and the lines of its schools."""
    return b'%b,"schools":[\n%b\n]}\n' % (head[:-1], b",\n".join(lines))


def sha256_of(output: bytes) -> str:
    return hashlib.sha256(output).hexdigest()


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
        {
            "kind": one.kind,
            "dated": one.dated.isoformat(),
            "sha256": one.sha256,
            "file": one.source_name,
        }
        for one in assessment.register
    ]


def chance_of(assessment: Assessment) -> dict[str, dict[str, dict[str, float | None]]]:
    """How many of those listed are expected there by chance, by criterion and by level."""
    return {
        "criteria": {name: _expected(found) for name, found in assessment.by_criterion.items()},
        "levels": {name: _expected(found) for name, found in assessment.by_level.items()},
    }


def _expected(found: Expected) -> dict[str, float | None]:
    return {
        "listed": found.listed,
        "resting_on_probability": found.resting,
        "by_chance": found.by_chance,
    }


def rows_of(assessment: Assessment) -> Iterator[dict[str, object]]:
    """A row for each school, for a table or CSV."""
    for one in assessment.schools:
        school, level = one.school, one.level
        yield {
            "urn": school.urn,
            "school": school.name,
            "phase": phase(school),
            "level": level.name,
            "because": reason_in(one.because),
            "not_known": one.not_known,
            "days": level.days,
            "visits": level.visits,
            "cost": level.cost,
            "doubts": "; ".join(school.doubts),
        }
