"""The officers' forms for schools in clusters: move, give a role, correct what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fosse.schools import actions, facts
from fosse.schools.facts import ClusterFact, MemberFact, SchoolFact
from fosse.schools.models import Membership

from ..access import opens
from ..asked import Asked, asked
from ..numbers import urn_in
from ..register import authority_or_404
from ..words import in_words
from .about import last_day
from .changes import CHANGE, Data, given, page_of, recording
from .forms import CorrectMembershipForm, MoveForm, RoleForm, WhichSchoolForm
from .steps import Change, walk
from .views import cluster_or_404


@opens(CHANGE)
def move_school(request: HttpRequest, code: int, slug: str) -> HttpResponse:
    """A school leaves a cluster, joins one, or both: first which school, then how."""
    day, place = asked(request), authority_or_404(code)
    cluster = cluster_or_404(place, slug, day)
    urn = urn_in(request.GET.get("urn", ""))
    school = facts.school(urn, as_at=day.as_at) if urn else None
    if school is None:
        return _which_school(request, cluster, day)
    return walk(request, _move(request, cluster, school, day))


def _which_school(request: HttpRequest, cluster: ClusterFact, day: Asked) -> HttpResponse:
    """The first step: choose from the authority's schools; those in the cluster come first."""
    inside = {member.urn for member in cluster.members}
    schools = facts.schools_of(cluster.authority_code, as_at=day.as_at)
    ordered = sorted(schools, key=lambda school: school.urn not in inside)
    choices = [
        (str(s.urn), f"{s.name}{' – in it now' if s.urn in inside else ''}") for s in ordered
    ]
    sent = request.GET if "urn" in request.GET else None
    context = {
        "form": WhichSchoolForm(sent, schools=choices),
        "heading": f"Move a school into or out of {cluster.name}",
        "back_address": page_of(cluster.authority_code, cluster.slug),
        "method": "get",
        "kept": day.kept,
    }
    return render(request, "clusters/form.html", context)


def _move(
    request: HttpRequest,
    cluster: ClusterFact,
    school: SchoolFact,
    day: Asked,
) -> Change:
    code, slug = cluster.authority_code, cluster.slug
    belongs = [
        group
        for group in facts.belongings_of(school.urn, as_at=day.as_at)
        if group.authority_code == code
    ]
    inside = {group.slug: group.name for group in belongs}
    groups = facts.groups_from(code, as_at=day.as_at)
    others = {slug: name for slug, name in groups.items() if slug not in inside}
    start = {"leaves": slug} if slug in inside else {"leaves": "", "joins": slug}

    def outcome(data: Data) -> Sequence[str]:
        return _moved(school.name, data, {**inside, **others})

    def do(data: Data) -> str:
        actions.move_school(
            authority_code=code,
            urn=school.urn,
            leaves=data["leaves"] or None,
            joins=data["joins"] or None,
            on=data["on"],
            role=data["role"],
            **recording(request, data),
        )
        return " ".join(outcome(data))

    return Change(
        heading=f"Move {school.name}",
        button="Move the school",
        lead=(_now(school.name, list(inside.values()), day),),
        form=MoveForm(
            given(request),
            leaves=list(inside.items()),
            joins=list(others.items()),
            initial=start,
        ),
        back=page_of(code, slug),
        present=belongs,
        outcome=outcome,
        do=do,
        done=lambda data: page_of(code, data["joins"] or data["leaves"]),
    )


@opens(CHANGE)
def set_role(request: HttpRequest, code: int, membership: int) -> HttpResponse:
    """A school has another role in its cluster from a day on."""
    cluster, member = membership_or_404(request, code, membership)

    def outcome(data: Data) -> Sequence[str]:
        before = f"Until {in_words(last_day(data['on']))}: {member.role_in_words.lower()}."
        return (
            before,
            f"From {in_words(data['on'])}: {Membership.RoleInGroup(data['role']).label.lower()}.",
        )

    def do(data: Data) -> str:
        values = {"slug": cluster.slug, "urn": member.urn, "role": data["role"], "on": data["on"]}
        actions.set_role(authority_code=code, **values, **recording(request, data))
        return f"The new role of {member.name} is on record."

    form = RoleForm(given(request), initial={"role": member.role})
    change = Change(
        heading=f"Change the role of {member.name} in {cluster.name}",
        button="Change the role",
        form=form,
        back=page_of(code, cluster.slug),
        present=member,
        outcome=outcome,
        do=do,
    )
    return walk(request, change)


@opens(CHANGE)
def correct(request: HttpRequest, code: int, membership: int) -> HttpResponse:
    """Record what should have been recorded of a school in a cluster."""
    cluster, member = membership_or_404(request, code, membership)

    def outcome(data: Data) -> Sequence[str]:
        kept = "What was recorded before stays readable under “as recorded on”."
        if data["never"]:
            return (f"{member.name} was not in {cluster.name} then.", kept)
        since = in_words(data["starts_on"]) or "a day that is not known"
        until = f" to {in_words(last_day(data['ends_on']))}" if data["ends_on"] else ""
        return (f"{member.name} is in {cluster.name} from {since}{until}.", kept)

    def do(data: Data) -> str:
        values = {name: data[name] for name in ("role", "starts_on", "ends_on", "never")}
        actions.correct_membership(membership_id=membership, **values, **recording(request, data))
        return f"The record of {member.name} in {cluster.name} is corrected."

    initial = {"role": member.role, "starts_on": member.starts_on, "ends_on": member.ends_on}
    change = Change(
        heading=f"Correct the record of {member.name} in {cluster.name}",
        button="Correct it",
        form=CorrectMembershipForm(given(request), initial=initial),
        back=page_of(code, cluster.slug),
        present=member,
        outcome=outcome,
        do=do,
    )
    return walk(request, change)


def membership_or_404(
    request: HttpRequest, code: int, membership: int
) -> tuple[ClusterFact, MemberFact]:
    """The membership on record today, with its cluster. Raises `Http404` for one of another
    authority, or corrected since."""
    groups = facts.clusters_of(code, as_at=asked(request).as_at, kind=None)
    for group in groups:
        for member in group.members:
            if member.id == membership:
                return group, member
    raise Http404("This record is not there any more: it was corrected or ended meanwhile.")


def _now(school: str, names: Sequence[str], day: Asked) -> str:
    where = " and in ".join(names) if names else "no cluster"
    return f"On {in_words(day.as_at)} {school} is in {where}."


def _moved(school: str, data: Data, names: Mapping[str, str]) -> Sequence[str]:
    said = []
    if data["leaves"]:
        last = in_words(last_day(data["on"]))
        said.append(f"{school} leaves {names[data['leaves']]}: its last day there is {last}.")
    if data["joins"]:
        said.append(f"{school} joins {names[data['joins']]} on {in_words(data['on'])}.")
    return said
