"""Asking for information: write it, see what may answer it already, check it, send it.

Each step is a page of its own that can be left and come back to; nothing reaches the authority
before the last. What is written stays in the visitor's session until then (`drafts`).
"""

from __future__ import annotations

from datetime import date
from math import ceil

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fosse.foi import sending
from fosse.foi.receiving import RequesterDetails
from fosse.foi.recording import Refused

from ..access import opens
from ..clock import now, today
from ..visitors import address_of
from ..words import count
from . import drafts
from .deadline import deadline
from .drafts import Draft, Sent
from .forms import FIELDS, AskForm
from .served import served_or_404
from .suggestions import may_hold_the_answer

GONE = (
    "Your request was not sent: what you write is kept for two hours, and that time is over. "
    "Write it again."
)


@opens("public")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form, with what somebody has written when they come back to it; after a try to go on,
    with what was wrong. Every answer to a form leads to an address that can be gone back to."""
    authority = served_or_404()
    if request.method == "POST":
        drafts.keep(request, request.POST)
        return redirect("ask-similar" if AskForm(request.POST).is_valid() else _tried())
    draft = drafts.draft_of(request)
    said = dict(draft.said) if draft else None
    form = AskForm(said) if said and "tried" in request.GET else AskForm(initial=said)
    context = {"form": form, "authority": authority, "due": deadline(today())}
    return _private(render(request, "requests/ask.html", context))


@opens("public")
@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """What may hold the answer already; on to the check where nothing does."""
    authority, draft = served_or_404(), drafts.draft_of(request)
    if draft is None or not AskForm(dict(draft.said)).is_valid():
        return redirect(_tried() if draft else "ask")
    found = may_hold_the_answer(draft.text, authority_code=authority.code)
    if not found:
        return redirect("ask-check")
    return _private(render(request, "requests/similar.html", {"found": found}))


@opens("public")
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Check your answers; send them, or delete them."""
    authority, draft = served_or_404(), drafts.draft_of(request)
    if request.method == "POST" and request.POST.get("step") == "delete":
        drafts.let_go(request)
        return redirect("requests")
    if draft is None:
        return _without_draft(request)
    if not AskForm(dict(draft.said)).is_valid():
        return redirect(_tried())
    if request.method != "POST":
        return _checking(request, draft)
    if request.POST.get("token") != draft.token:
        return _checking(request, draft, "You have changed the request since. Check it again.")
    return _send(request, draft, authority.code)


@opens("public")
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The reference, when the answer is due, and what happens next: a page to print."""
    authority, what = served_or_404(), drafts.sent_of(request)
    if what is None:
        return redirect("ask")
    context = {
        "authority": authority,
        "sent": what,
        "due": deadline(date.fromisoformat(what.received_on)),
    }
    return _private(render(request, "requests/sent.html", context))


def _without_draft(request: HttpRequest) -> HttpResponse:
    """To what was sent, where it was; who sends what is no longer kept is told so."""
    if drafts.sent_of(request):
        return redirect("ask-sent")
    if request.method == "POST":
        messages.warning(request, GONE)
    return redirect("ask")


def _tried() -> str:
    """The form, saying what is wrong with what was written."""
    return f"{reverse('ask')}?tried"


def _send(request: HttpRequest, draft: Draft, code: int) -> HttpResponse:
    at, address = now(), address_of(request)
    if until := sending.waits_until(address, now=at):
        minutes = ceil((until - at).total_seconds() / 60)
        wait = f"Many requests came from your network. Wait {count(minutes, 'minute')}, then send."
        return _checking(request, draft, wait)
    said = {name: draft.said[name] for name in ("name", "email", "address", "organisation")}
    try:
        received = sending.send(
            token=draft.token,
            authority_code=code,
            text=draft.text,
            requester=RequesterDetails(**said),
            address=address,
            received_on=today(),
            at=at,
        )
    except Refused as refused:
        return _checking(request, draft, str(refused))
    drafts.note_sent(
        request,
        Sent(
            token=draft.token,
            case_id=received.case_id,
            reference=received.reference,
            again=received.twin_of is not None,
            email=draft.said["email"],
            received_on=today().isoformat(),
        ),
    )
    return redirect("ask-sent")


def _checking(request: HttpRequest, draft: Draft, fault: str = "") -> HttpResponse:
    form = AskForm(dict(draft.said))
    form.is_valid()
    context = {
        "draft": draft,
        "fault": fault,
        "perhaps": form.found(certain=False),
        "answers": [(str(form[name].label), draft.said[name], name) for name in FIELDS],
        "due": deadline(today()),
    }
    return _private(render(request, "requests/check.html", context, status=400 if fault else 200))


def _private(response: HttpResponse) -> HttpResponse:
    """No browser and no cache keeps a page with what somebody wrote: the next may be another."""
    response["Cache-Control"] = "private, no-store"
    return response
