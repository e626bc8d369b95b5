"""Logging a request that came by post or e-mail: read it, check it, log it.

An e-mail that was pasted or uploaded is read first, and the officer corrects what was read. Its
bytes rest with the papers meanwhile, and the form names them by their hash, signed: nobody can
name another's. What nobody logs is swept away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fosse.foi import actions, paper_store
from fosse.foi.actions import Received, Refused, RequesterDetails
from fosse.foi.intake.incoming import Incoming
from fosse.foi.intake.message import MAIL, LetterIn, read_eml, read_pasted
from fosse.foi.intake.taken import Taken, papers_of
from fosse.foi.intake.validity import faults
from fosse.foi.kinds import Channel
from fosse.foi.receiving import named_without
from fosse.foi.similar import similar_cases
from fosse.schools.models import Authority

from ..access import opens, signed_in
from ..clock import now, today
from ..register import authority_or_404
from ..requests.deadline import deadline
from .forms import LogForm, PasteForm, UploadForm

HANDLE = "requests.handle"
SALT = "fosse.desk.source"
NO_PAPERS = Taken((), ())


@opens(HANDLE)
def typed(request: HttpRequest, code: int) -> HttpResponse:
    """The form, what was typed to check, and the request on record."""
    place = authority_or_404(code)
    if request.method != "POST":
        return _form(request, place, LogForm(initial={"received_on": today()}))
    form, taken = LogForm(request.POST), NO_PAPERS
    try:
        taken = _papers(request.POST.get("source", ""))
        if not form.is_valid() or request.POST.get("step") == "edit":
            return _form(request, place, form, taken)
        if request.POST.get("step") != "log":
            return _check(request, place, form, taken)
        received = _log(request, code, form.cleaned_data, taken)
    except (Refused, paper_store.Damaged) as refused:
        form.add_error(None, str(refused))
        return _form(request, place, form, taken)
    return _logged(request, code, received)


@opens(HANDLE)
def pasted(request: HttpRequest, code: int) -> HttpResponse:
    """An e-mail pasted with its headers: what was read of it is shown for correction."""
    place, form = authority_or_404(code), PasteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _entry(request, place, form, "Paste an e-mail")
    return _read(request, place, read_pasted(form.cleaned_data["text"]))


@opens(HANDLE)
def uploaded(request: HttpRequest, code: int) -> HttpResponse:
    """An `.eml` file: the same, with its attachments taken or left, each with the reason."""
    place, form = authority_or_404(code), UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _entry(request, place, form, "Upload an e-mail")
    return _read(request, place, read_eml(form.cleaned_data["file"].read()))


def _read(request: HttpRequest, place: Authority, letter: LetterIn) -> HttpResponse:
    """Keep the e-mail as it came, and show what was read of it in the form."""
    with paper_store.written([letter.original]):
        kind = "eml" if letter.original.media_type == MAIL else "text"
        source = signing.dumps([kind, letter.original.sha256], salt=SALT)
    sent_on = timezone.localdate(letter.sent_at) if letter.sent_at else today()
    initial = {
        "text": letter.request,
        "channel": Channel.EMAIL.value,
        "received_on": min(sent_on, today()),
        "name": letter.name,
        "email": letter.email,
        "title": named_without(letter.subject, RequesterDetails(letter.name, letter.email)),
        "source": source,
    }
    return _form(request, place, LogForm(initial=initial), papers_of(letter), letter)


def _papers(source: str) -> Taken:
    """The papers of the e-mail that a form was filled from. Raises `Refused` for a name that this
    site did not give, `Damaged` when the e-mail was swept away meanwhile."""
    if not source:
        return NO_PAPERS
    try:
        kind, sha256 = signing.loads(source, salt=SALT)
    except signing.BadSignature:
        raise Refused("The e-mail that this was read from is not known. Upload it again.") from None
    data = paper_store.read(sha256)
    return papers_of(read_eml(data) if kind == "eml" else read_pasted(data.decode("utf-8")))


def _log(request: HttpRequest, code: int, data: Mapping[str, Any], taken: Taken) -> Received:
    return actions.receive(
        authority_code=code,
        text=data["text"],
        channel=Channel(data["channel"]),
        received_on=data["received_on"],
        requester=RequesterDetails(
            data["name"], data["email"], data["address"], data["organisation"]
        ),
        title=data["title"],
        papers=taken.papers,
        by=signed_in(request),
        at=now(),
    )


def _logged(request: HttpRequest, code: int, received: Received) -> HttpResponse:
    if received.twin_of:
        words = f"This is {received.twin_of} again, word for word: no second request was logged."
        messages.info(request, words)
    else:
        messages.success(request, f"Logged as {received.reference}.")
    return redirect("case", code, received.reference)


def _entry(
    request: HttpRequest, place: Authority, form: PasteForm | UploadForm, heading: str
) -> HttpResponse:
    context = {"authority": place, "form": form, "heading": heading}
    return render(request, "desk/entry.html", context)


def _form(
    request: HttpRequest,
    place: Authority,
    form: LogForm,
    taken: Taken = NO_PAPERS,
    letter: LetterIn | None = None,
) -> HttpResponse:
    context = {"authority": place, "form": form, "read": letter, **_of_papers(taken)}
    return render(request, "desk/log.html", context)


def _check(request: HttpRequest, place: Authority, form: LogForm, taken: Taken) -> HttpResponse:
    """What was typed, to be read again. Raises `Refused` for a day that no request came on."""
    data = form.cleaned_data
    actions.check_received_on(data["received_on"], today=today())
    lacks = faults(
        name=data["name"], email=data["email"], address=data["address"], text=data["text"]
    )
    context = {
        "authority": place,
        "form": form,
        "answers": _answers(form),
        "lacks": lacks,
        "due": deadline(data["received_on"]),
        "similar": similar_cases(data["text"], authority_code=place.code),
        **_of_papers(taken),
    }
    return render(request, "desk/check.html", context)


def _answers(form: LogForm) -> Sequence[tuple[str, object]]:
    data = form.cleaned_data
    words = {
        **data,
        "channel": Channel(data["channel"]).words,
        "received_on": f"{data['received_on']:%-d %B %Y}",
    }
    return [(str(form[name].label), words[name]) for name in form.fields if name != "source"]


def _of_papers(taken: Taken) -> dict[str, Sequence[Incoming] | Sequence[str]]:
    return {"papers": taken.papers, "faults": taken.faults}
