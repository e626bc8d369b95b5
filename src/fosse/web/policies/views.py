"""The published policy: what the levels mean and what each school can expect."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.assessments.models import PolicyVersion
from fosse.web.access import opens


@opens("public")
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    versions = PolicyVersion.objects.filter(published=True).order_by("-in_force_from")
    return render(request, "policies/policy.html", {"versions": versions})


@opens("public")
@require_safe
def policy_version(request: HttpRequest, pk: int) -> HttpResponse:
    version = PolicyVersion.objects.filter(published=True, pk=pk).first()
    if version is None:
        raise Http404("No published policy has this number.")
    return render(request, "policies/policy.html", {"versions": [version]})
