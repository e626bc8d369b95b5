"""The verbs of assessments: run a policy over schools and keep what it proposes; run again what
was kept; keep and publish a policy; give schools to advisers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from fosse.audit.actions import record
from fosse.evidence.measure import measures
from fosse.people.access import Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.policy.schema import parse
from fosse.policy.terms import Policy
from fosse.schools.bulk import insert
from fosse.schools.models import Authority
from fosse.schools.phases import phase

from .assessing import Assessment, NotAssessedError, Tell, assess
from .caseloads import NotAssignedError, assign
from .facts import written
from .models import PolicyVersion, Proposal, Run
from .output import (
    as_json,
    chance_of,
    head_in_json,
    register_of,
    release_of,
    sha256_of,
)

__all__ = [
    "Again",
    "NotAssessedError",
    "NotAssignedError",
    "again",
    "assign",
    "keep",
    "keep_policy",
    "publish",
    "run",
]

COLUMNS = (
    *("run_id", "school_id", "name", "phase", "level", "level_name", "rank", "because", "yes"),
    *("not_known", "detail"),
)
"""What is written of each proposal: `Proposal`'s columns."""


def run(
    authority_code: int | None,
    *,
    as_at: date,
    policy_text: str,
    by: Account | Operator,
    at: datetime,
    tell: Tell | None = None,
) -> Run:
    """Assess an authority's schools (None: all of England's) as at a day, and keep the run.

    Raises `InvalidPolicyError` for a policy with faults, `NotAssessedError` where there is
    nothing to assess, `NotAllowed` unless `by` may assess.
    """
    check_may(by, "levels.assess", Place(authority_code), today=timezone.localdate(at))
    policy = parse(policy_text, measures())
    assessment = assess(authority_code, as_at=as_at, policy=policy, known_at=at, tell=tell)
    return keep(assessment, policy_text=policy_text, by=by, at=at)


def keep(assessment: Assessment, *, policy_text: str, by: Account | Operator, at: datetime) -> Run:
    """Keep an assessment: the policy, what it rests on, its bytes and a proposal for each
    school, with the audit event, all or nothing."""
    kept = Run(
        authority_id=assessment.authority_code,
        as_at=assessment.as_at,
        releases=[release_of(source) for source in assessment.releases],
        register=register_of(assessment),
        counts=assessment.counts,
        chance=chance_of(assessment),
        head=head_in_json(assessment),
        schools=len(assessment.schools),
        run_at=at,
        run_by=by.name,
    )
    with ThreadPoolExecutor(max_workers=1) as aside, transaction.atomic():
        # Of all England it takes a second, in which hashlib leaves the interpreter to others.
        sha256 = aside.submit(sha256_of, as_json(assessment))
        kept.policy = keep_policy(assessment.policy, policy_text, at=at)
        kept.save()
        insert(Proposal, COLUMNS, _rows(kept, assessment))
        kept.sha256 = sha256.result()
        kept.save(update_fields=["sha256"])
        _record_run(assessment, kept, by)
    return kept


def _record_run(assessment: Assessment, kept: Run, by: Account | Operator) -> None:
    record(
        by=by,
        verb="assessment.run",
        noun="run",
        noun_id=kept.pk,
        authority_code=assessment.authority_code,
        detail={
            "authority": assessment.authority_code,
            "as_at": assessment.as_at.isoformat(),
            "policy": assessment.policy.sha256,
            "schools": len(assessment.schools),
            "sha256": kept.sha256,
        },
    )


def _rows(kept: Run, assessment: Assessment) -> Iterator[tuple[object, ...]]:
    """The values of `COLUMNS` for each school, in the order of the assessment."""
    ranks = {level.id: rank for rank, level in enumerate(assessment.policy.levels)}
    for one in assessment.schools:
        school, level = one.school, one.level
        named = (kept.pk, school.urn, school.name, phase(school), level.id, level.name)
        yield (*named, ranks[level.id], one.because, one.concerns, one.not_known, one.line)


def keep_policy(policy: Policy, text: str, *, at: datetime) -> PolicyVersion:
    """The kept version of a policy, by its hash; kept now if it never was."""
    version, _ = PolicyVersion.objects.get_or_create(
        sha256=policy.sha256,
        defaults={
            "title": policy.title,
            "authority_id": _known_authority(policy.authority),
            "adopted_on": policy.adopted_on,
            "in_force_from": policy.in_force_from,
            "toml": text,
            "kept_at": at,
        },
    )
    return version


def _known_authority(code: int | None) -> int | None:
    if code is not None and not Authority.objects.filter(code=code).exists():
        raise NotAssessedError(
            f"The policy is of authority {code}, which the register does not have. "
            "Load an extract of the register first, or take “authority” out of the policy."
        )
    return code


@transaction.atomic
def publish(policy_text: str, *, by: Account | Operator, at: datetime) -> PolicyVersion:
    """Show a policy to the public. One that is published already is left as it is.

    Raises `InvalidPolicyError` for a policy with faults and `NotAllowed` unless `by` may.
    """
    policy = parse(policy_text, measures())
    place = Place(policy.authority)
    check_may(by, "levels.assess", place, today=timezone.localdate(at))
    version = keep_policy(policy, policy_text, at=at)
    if not version.published:
        version.published = True
        version.save(update_fields=["published"])
        record(
            by=by,
            verb="policy.published",
            noun="policy",
            noun_id=version.pk,
            authority_code=policy.authority,
            detail={"title": version.title, "sha256": version.sha256},
        )
    return version


@dataclass(frozen=True, slots=True)
class Again:
    """A run computed again: its hash then, and now."""

    run: Run
    sha256_now: str
    output_now: bytes

    @property
    def same(self) -> bool:
        """Whether the bytes are the same, to the last one."""
        return self.sha256_now == self.run.sha256

    @property
    def output_then(self) -> bytes:
        return written(self.run)


def again(kept: Run, *, tell: Tell | None = None) -> Again:
    """Compute a kept run again, from the register and the evidence as they were known when it
    ran. Nothing is written."""
    policy = parse(kept.policy.toml, measures())
    assessment = assess(
        kept.authority_id, as_at=kept.as_at, policy=policy, known_at=kept.run_at, tell=tell
    )
    output = as_json(assessment)
    return Again(kept, sha256_of(output), output)
