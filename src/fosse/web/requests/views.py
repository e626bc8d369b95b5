"""What was asked and answered: the first page of requests, the disclosure log, its feed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fosse.foi import disclosures
from fosse.foi.disclosures import Disclosure
from fosse.schools.models import Authority

from ..access import opens
from ..clock import today
from ..downloads import Ending, twin
from . import listing
from .feed import feed_of
from .forms import Narrow
from .listing import A_PAGE, Question, results
from .served import LICENCE, served_or_404

LATEST = 5
IN_FEED = 30
LONGEST = 300  # characters of a search


@opens("public")
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What can be asked, how, and what was answered last."""
    authority = served_or_404()
    latest, total = disclosures.listed(authority.code, as_at=today(), limit=LATEST)
    context = {"authority": authority, "latest": latest, "total": total}
    return render(request, "requests/requests.html", context)


@opens("public")
@require_safe
def answered(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    """Search what was answered; its twins. Who types a reference is led to its request."""
    authority = served_or_404()
    narrow = _narrow(request, authority)
    question = _question(request, narrow, authority)
    if not ending and (slug := _named(question)):
        return redirect("answered-request", slug)
    if ending:
        address = request.build_absolute_uri(reverse("answered"))
        return twin(listing.download(question, authority.name, address), ending)
    context = {
        "authority": authority,
        "q": question.text,
        "filters": narrow,
        "asks": question.asks,
        **_page(request, question),
    }
    return render(request, "requests/answered.html", context)


@opens("public")
@require_safe
def entry(request: HttpRequest, entry: str) -> HttpResponse:
    """A request word for word, and its answer. One that was taken down is gone (410)."""
    authority = served_or_404()
    found = disclosure_or_404(authority, entry)
    if found.withdrawn_on:
        return render(request, "requests/taken-down.html", {"entry": found}, status=410)
    context = {"authority": authority, "entry": found, "licence": LICENCE}
    return render(request, "requests/entry.html", context)


@opens("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What was published last, as an Atom feed."""
    authority = served_or_404()
    newest = disclosures.newest(authority.code, as_at=today(), limit=IN_FEED)
    made = feed_of(authority.name, newest, absolute=request.build_absolute_uri)
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


def disclosure_or_404(authority: Authority, slug: str) -> Disclosure:
    """The published request of that address. Raises `Http404` in words."""
    found = disclosures.disclosure(slug, authority_code=authority.code, as_at=today())
    if found is None:
        raise Http404(f"No answered request “{slug}” of {authority.name} is published.")
    return found


def _named(question: Question) -> str | None:
    """The address of the published request whose reference was typed."""
    slug = question.text.lower()
    if not slug:
        return None
    found = disclosures.by_slug([slug], authority_code=question.code, as_at=question.as_at)
    return slug if slug in found else None


def _narrow(request: HttpRequest, authority: Authority) -> Narrow:
    return Narrow(
        request.GET,
        years=disclosures.years(authority.code, as_at=today()),
        outcomes=disclosures.outcomes(authority.code, as_at=today()),
    )


def _question(request: HttpRequest, narrow: Narrow, authority: Authority) -> Question:
    chosen = narrow.chosen()
    return Question(
        text=request.GET.get("q", "").strip()[:LONGEST],
        year=int(chosen["year"]) if chosen["year"] else None,
        outcome=chosen["outcome"],
        code=authority.code,
        as_at=today(),
    )


def _page(request: HttpRequest, question: Question) -> dict[str, object]:
    """A page of results; of a number past the last, the last."""
    said = request.GET.get("page", "1")
    wanted = max(int(said), 1) if said.isdecimal() and len(said) < 7 else 1
    found = results(question, offset=(wanted - 1) * A_PAGE)
    pages = Paginator(range(found.total), A_PAGE)
    if wanted > pages.num_pages:
        wanted = pages.num_pages
        found = results(question, offset=(wanted - 1) * A_PAGE)
    return {"page": pages.page(wanted), "found": found}
