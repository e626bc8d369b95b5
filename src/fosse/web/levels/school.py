"""One school's proposed level, why, what would change it, and all the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fosse.assessments import facts as assessments
from fosse.assessments.caseloads import advisers_of
from fosse.assessments.facts import ProposalFact, RunFact
from fosse.evidence import facts as evidence
from fosse.evidence.facts import Distribution
from fosse.evidence.indicator import Point
from fosse.evidence.measure import Measure, measures
from fosse.people.access import Place
from fosse.schools import facts as register
from fosse.schools.school_words import sentences

from ..access import may, opens
from ..asked import Asked, asked
from ..register import authority_or_404
from .evidence import Group, Subject, groups
from .findings import shown
from .proposed import provenance

Proposals = Sequence[tuple[RunFact, ProposalFact]]
"""A school's proposals with their runs, the latest first."""


@dataclass(frozen=True, slots=True)
class About:
    """As much of the school as the page says beside its level; `none` is why it has none."""

    urn: int
    name: str
    authority_code: int
    authority_name: str
    words: str
    none: str = ""


@opens("levels.see")
@require_safe
@never_cache
def level(request: HttpRequest, urn: int) -> HttpResponse:
    """The officer's page of a school; its own people see the same."""
    day = asked(request)
    proposals = assessments.of_school(urn, as_at=day.as_at, known_at=day.known_at)
    school = _assessed(*proposals[0]) if proposals else _not_assessed(urn, day)
    place = Place(authority_code=school.authority_code)
    clusters = register.cluster_names([urn], as_at=day.as_at, known_at=day.known_at)
    advisers = advisers_of([urn], as_at=day.as_at).get(urn, ())
    context = {
        "asked": day,
        "school": school,
        "clusters": clusters.get(urn, ()),
        "advisers": ", ".join(name for _, name in advisers),
        "groups": _groups(school, proposals, day),
        "sees_all": may(request, "levels.see", place),
        "can_assign": may(request, "caseload.assign", place),
        **_proposal(proposals),
    }
    return render(request, "levels/school.html", context, status=day.status)


def _assessed(run: RunFact, proposal: ProposalFact) -> About:
    """The school as the run found it."""
    detail = proposal.detail
    code = detail["authority"]
    own = run.authority_code == code
    return About(
        urn=proposal.urn,
        name=proposal.name,
        authority_code=code,
        authority_name=run.authority_name if own else authority_or_404(code).name,
        words=". ".join(filter(None, (detail["type"], *detail["doubts"]))) + ".",
    )


def _not_assessed(urn: int, day: Asked) -> About:
    """The school as the register has it, and why no level is proposed. Raises `Http404`."""
    school = register.school(urn, as_at=day.as_at, known_at=day.known_at)
    if school is None:
        raise Http404(f"No school has the number {urn}.")
    none = (
        f"No assessment that holds this school had been run by {day.as_at:%-d %B %Y}, so no level "
        "is proposed. The evidence is below."
    )
    if not school.state_funded:
        none = "No level is proposed, because the school is not state-funded."
    return About(
        urn=urn,
        name=school.name,
        authority_code=school.authority_code,
        authority_name=school.authority_name,
        words=" ".join(sentences(school, as_at=day.as_at)),
        none=none,
    )


def _proposal(proposals: Proposals) -> Mapping[str, Any]:
    """The latest proposal beside the one before it, and the earlier ones as rows."""
    if not proposals:
        return {}
    (run, now), *earlier = proposals
    before = earlier[0][1] if earlier else None
    return {
        "run": run,
        "provenance": provenance(run),
        "proposal": shown(now, before, run.policy, measures()),
        "history": [
            {"as_at": each.as_at, "level": each.level_name, "policy": then.kept.title}
            for then, each in earlier
        ],
    }


def _groups(school: About, proposals: Proposals, day: Asked) -> tuple[Group, ...]:
    """The evidence as at the day; positions among other schools for the measures that the
    policy looks at."""
    view = evidence.view_at(day.as_at, day.known_at)
    profile = evidence.profile(school.urn, as_at=day.as_at, known_at=day.known_at, view=view)

    def find(measure: Measure, newest: Point) -> Distribution | None:
        if newest.comparison is None:
            return None
        return evidence.distribution(
            measure.id,
            year=newest.indicator.year,
            as_at=day.as_at,
            universe=newest.comparison.universe,
            view=view,
        )

    before = {p.indicator.urn for s in profile.values() for p in s.points} - {school.urn}
    run = proposals[0][0] if proposals else None
    subject = Subject(
        urn=school.urn,
        name=school.name,
        authority=school.authority_name,
        schools=_peers(run, school),
        predecessors=register.latest_names(before) if before else {},
    )
    main = [name for criterion in run.policy.criteria for name in criterion.measures] if run else []
    return groups(profile, measures(), subject=subject, main=main, find=find)


def _peers(run: RunFact | None, school: About) -> Mapping[int, str]:
    """The authority's schools by number, where the run is the authority's own."""
    if run is None or run.authority_code != school.authority_code:
        return {school.urn: school.name}
    return assessments.names(run)
