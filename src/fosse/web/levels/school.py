"""One school's proposed level, why, what would change it, and all the evidence behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
from fosse.schools.facts import SchoolFact

from ..access import may, opens
from ..asked import Asked, asked
from ..schools.about import sentences as about
from .evidence import Group, Subject, groups
from .findings import shown
from .proposed import provenance


@opens("levels.see")
@require_safe
@never_cache
def level(request: HttpRequest, urn: int) -> HttpResponse:
    """The officer's page of a school; its own people see the same."""
    day = asked(request)
    school = register.school(urn, as_at=day.as_at, known_at=day.known_at)
    if school is None:
        raise Http404(f"No school has the number {urn}.")
    proposals = assessments.history(urn, as_at=day.as_at, known_at=day.known_at)
    run = assessments.run(proposals[0].run_id) if proposals else None
    place = Place(authority_code=school.authority_code)
    context = {
        "asked": day,
        "school": school,
        "about": " ".join(about(school, as_at=day.as_at)),
        "clusters": register.clusters_of_school(urn, as_at=day.as_at, known_at=day.known_at),
        "advisers": _advisers(urn, day.as_at),
        "groups": _groups(school, run, day),
        "sees_all": may(request, "levels.see", place),
        "can_assign": may(request, "caseload.assign", place),
        **(_proposal(proposals, run) if run else {"none": _none(school, day)}),
    }
    return render(request, "levels/school.html", context, status=day.status)


def _proposal(proposals: tuple[ProposalFact, ...], run: RunFact) -> Mapping[str, Any]:
    """The latest proposal beside the one before it, and the earlier ones as rows."""
    now, *earlier = proposals
    before = earlier[0] if earlier else None
    return {
        "run": run,
        "provenance": provenance(run),
        "proposal": shown(now, before, run.policy, measures()),
        "history": [{"as_at": each.as_at, "level": each.level_name} for each in earlier],
    }


def _none(school: SchoolFact, day: Asked) -> str:
    """Why no level is proposed."""
    if not school.state_funded:
        return "No level is proposed, because the school is not state-funded."
    return (
        f"No assessment that holds this school had been run by {day.as_at:%-d %B %Y}, so no level "
        "is proposed. The evidence is below."
    )


def _advisers(urn: int, as_at: date) -> str:
    return ", ".join(name for _, name in advisers_of([urn], as_at=as_at).get(urn, ()))


def _groups(school: SchoolFact, run: RunFact | None, day: Asked) -> tuple[Group, ...]:
    """The evidence as at the day; positions among other schools for the measures that the
    policy looks at."""
    view = evidence.view_at(day.as_at, day.known_at)
    profile = evidence.profile(school.urn, as_at=day.as_at, known_at=day.known_at, view=view)
    peers = register.schools_of(school.authority_code, as_at=day.as_at, known_at=day.known_at)
    theirs = {p.indicator.urn for s in profile.values() for p in s.points} - {school.urn}

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

    subject = Subject(
        urn=school.urn,
        name=school.name,
        authority=school.authority_name,
        schools={peer.urn: peer.name for peer in peers},
        predecessors=_names(theirs, day.as_at),
    )
    main = run.policy.measures if run else frozenset()
    return groups(profile, measures(), subject=subject, main=main, find=find)


def _names(urns: set[int], as_at: date) -> Mapping[int, str]:
    """What the predecessors are called; nobody is asked when there is none."""
    if not urns:
        return {}
    return {school.urn: school.name for school in register.schools(urns, as_at=as_at)}
