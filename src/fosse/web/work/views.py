"""What an officer, or a school's own people, come here for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.foi.desk import authorities_with_work
from fosse.foi.desk import desk as requests_desk
from fosse.people.access import VERBS, roles_on
from fosse.people.models import Account, Role, RoleName
from fosse.schools.facts import schools
from fosse.web.access import opens, signed_in
from fosse.web.clock import today
from fosse.web.desk import listing
from fosse.web.work.desk import desk

A_FEW = 10
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
        "requests": _requests_of(account, roles, day),
        "administers": _codes(roles, {RoleName.ADMINISTRATOR}),
    }
    return render(request, "work/work.html", context)


def _requests_of(account: Account, roles: Sequence[Role], day: date) -> list[dict[str, object]]:
    """Those in hand, authority by authority; information officers are told that there is none."""
    codes = _codes(roles, {RoleName.INFORMATION_OFFICER})
    others = _codes(roles, VERBS["requests.search"].roles - {RoleName.INFORMATION_OFFICER})
    busy = authorities_with_work(account.pk) if others else frozenset()
    codes += [code for code in others if code in busy and code not in codes]
    return [_requests(account, code, day) for code in codes]


def _requests(account: Account, code: int, day: date) -> dict[str, object]:
    """The requests that the account has in hand in an authority, what is due first at the top."""
    mine = requests_desk(code, today=day, account_id=account.pk)
    rows = [row for part in listing.parts(mine) for row in part.rows]
    return {
        "code": code,
        "answer": listing.answer(mine),
        "lines": [listing.line(row, day) for row in rows[:A_FEW]],
        "more": max(0, len(rows) - A_FEW),
        "officer": account.pk,
    }


def _codes(roles: Sequence[Role], names: Collection[RoleName]) -> list[int]:
    """The authorities in which one of the roles is held."""
    return sorted({role.authority_code for role in roles if role.name in names})
