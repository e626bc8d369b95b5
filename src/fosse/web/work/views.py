"""What an officer, or a school's own people, come here for."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.people.access import roles_on
from fosse.people.models import Role, RoleName
from fosse.schools.facts import schools
from fosse.web.access import opens, signed_in
from fosse.web.clock import today
from fosse.web.work.desk import desk

OFFICERS = {RoleName.ADVISER, RoleName.HEAD_OF_SERVICE}


@opens("work.see")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    account, day = signed_in(request), today()
    roles = roles_on(account, day)
    own = schools([role.urn for role in roles if role.urn is not None], as_at=day)
    context = {
        "roles": roles,
        "desks": [desk(account, code, as_at=day) for code in _codes(roles, OFFICERS)],
        "leads": _codes(roles, {RoleName.HEAD_OF_SERVICE}),
        "own_schools": own,
        "co_ordinates": _codes(roles, {RoleName.CLUSTER_LEAD}),
        "answers": _codes(roles, {RoleName.INFORMATION_OFFICER}),
        "administers": _codes(roles, {RoleName.ADMINISTRATOR}),
    }
    return render(request, "work/work.html", context)


def _codes(roles: Sequence[Role], names: set[RoleName]) -> list[int]:
    """The authorities in which one of the roles is held."""
    return sorted({role.authority_code for role in roles if role.name in names})
