"""The published policy: what the levels mean, and what each school can expect."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fosse.assessments.facts import PolicyFact, latest_run, policies, policy_in_force
from fosse.evidence.measure import measures
from fosse.web.access import opens
from fosse.web.clock import today
from fosse.web.policies.clauses import clauses, parts
from fosse.web.policies.counted import counted


@opens("public")
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The policy in force; where there is none, the newest that is published."""
    published = policies()
    holds = policy_in_force(as_at=today(), authority_code=settings.FOSSE_AUTHORITY)
    shown = holds or next(iter(published), None)
    if shown is None:
        return render(request, "policies/none.html")
    return _page(request, shown, holds, published)


@opens("public")
@require_safe
def policy_version(request: HttpRequest, pk: int) -> HttpResponse:
    """One published policy, whether in force or not."""
    holds = policy_in_force(as_at=today(), authority_code=settings.FOSSE_AUTHORITY)
    return _page(request, _published(pk), holds, policies())


@opens("public")
@require_safe
def policy_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that the page is made from, and by which schools are assessed."""
    version = _published(pk)
    response = HttpResponse(version.toml, content_type="application/toml; charset=utf-8")
    name = f"{slugify(version.title)}-{version.in_force_from.isoformat()}.toml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _published(pk: int) -> PolicyFact:
    for version in policies():
        if version.id == pk:
            return version
    raise Http404("No published policy has this number.")


def _page(
    request: HttpRequest,
    shown: PolicyFact,
    holds: PolicyFact | None,
    published: tuple[PolicyFact, ...],
) -> HttpResponse:
    run = latest_run(settings.FOSSE_AUTHORITY, as_at=today())
    context = {
        "shown": shown,
        "policy": shown.policy,
        "in_force": holds is not None and holds.id == shown.id,
        "introduction": parts(shown.policy.introduction),
        "clauses": clauses(shown.policy, measures()),
        "others": [version for version in published if version.id != shown.id],
        "counted": counted(run, today=today()) if run and run.kept.id == shown.id else None,
    }
    return render(request, "policies/policy.html", context)
