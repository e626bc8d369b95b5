"""A made-up authority with an assessment: six schools, of which two need more than the usual."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from tests.schools.making import load, school

from fosse.assessments import actions
from fosse.assessments.models import Proposal, Run
from fosse.people.operator import Operator
from fosse.schools import actions as register

ROOT = Path(__file__).resolve().parents[3]
POLICY = (ROOT / "policies" / "2026-support-in-proportion-to-need.toml").read_text("utf-8")
BY = Operator("tests")
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
CODE = 999
NAMES = ("Abbey Primary", "Bede Primary", "Castle School", "Dene Primary", "Elm <Primary>")
URNS = tuple(range(900001, 900001 + len(NAMES)))
BY_CHANCE = 1.6


def made_run(as_at: date = date(2026, 3, 31), schools: int = len(NAMES)) -> Run:
    """Load the register and assess it. Without evidence every school has the usual level; two
    are then given a level and a finding, as evidence would have."""
    rows = [
        school(
            900001 + place,
            NAMES[place] if place < len(NAMES) else f"School {place}",
            **{
                "AdministrativeWard (name)": "Westgate" if place % 2 else "Abbey",
                "PhaseOfEducation (name)": "Secondary" if place == 2 else "Primary",
            },
        )
        for place in range(schools)
    ]
    load(rows, dated=date(2026, 1, 15))
    run = actions.run(CODE, as_at=as_at, policy_text=POLICY, by=BY, at=AT)
    if schools > 2:
        propose(run, 900001, "targeted", 2, "Low attainment at the end of primary school")
        propose(run, 900003, "intensive", 3, "Inspectors found what can't wait")
    found = run.chance
    found["levels"]["targeted"]["by_chance"] = BY_CHANCE
    run.chance = found
    run.save(update_fields=["chance"])
    return run


def propose(run: Run, urn: int, level: str, rank: int, title: str) -> None:
    """Give one school another level, with the finding that says why."""
    proposal = Proposal.objects.get(run=run, school_id=urn)
    names = {"targeted": "Targeted support", "intensive": "Intensive support"}
    detail = json.loads(proposal.detail)
    finding = detail["findings"][0]
    finding.update(
        answer="YES",
        because="Likely (4 in 5) to be below 50%.",
        value=43.0,
        low=31.0,
        high=56.0,
        source="Key stage 2, 2023/24 (final), published 1 April 2025",
    )
    proposal.level, proposal.rank, proposal.yes = level, rank, 1
    proposal.because = f"{names[level]}, because “{title}” holds."
    proposal.level_name = names[level]
    detail["would_change"] = [
        {"criterion": "x", "to": "NO", "level": "core", "words": "If it did not hold, Core."}
    ]
    proposal.detail = json.dumps(detail).encode()
    proposal.save()


def made_cluster(name: str, urns: Iterable[int]) -> str:
    """A cluster of these schools; its slug."""
    day = date(2020, 9, 1)
    slug = register.found_cluster(
        authority_code=CODE, name=name, starts_on=day, reason="agreed", by=BY, at=AT
    )
    for urn in urns:
        register.add_school(
            authority_code=CODE, slug=slug, urn=urn, on=day, reason="agreed", by=BY, at=AT
        )
    return slug
