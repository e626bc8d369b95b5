"""Bringing in clusters and posts from CSV: upload, look at what would change, then do it.

Nothing of the file is kept between the steps but in the page itself, which carries it along.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fosse.schools import imports
from fosse.schools.actions import Refused
from fosse.schools.change import Preview
from fosse.schools.models import Authority

from ..access import opens
from ..register import authority_or_404
from ..words import count
from .changes import CHANGE, recording
from .forms import ConfirmForm, UploadForm

WHAT: Mapping[str, imports.What] = {"clusters": "clusters", "posts": "posts"}


@opens(CHANGE)
def template(request: HttpRequest, code: int, what: str) -> HttpResponse:
    """An empty file with the columns that an import reads."""
    if what not in WHAT:
        raise Http404(f"There is no template for “{what}”: there are clusters and posts.")
    response = HttpResponse(imports.template(WHAT[what]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{what}.csv"'
    return response


@opens(CHANGE)
def bring_in(request: HttpRequest, code: int) -> HttpResponse:
    """The form; then the preview of every change and fault; then, when it is confirmed, all of
    it or nothing."""
    place = authority_or_404(code)
    if request.method != "POST":
        return _form(request, place, UploadForm())
    if request.POST.get("step") == "confirm":
        return _confirmed(request, place)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, place, form)
    upload = form.cleaned_data["file"]
    answers = {
        "what": form.cleaned_data["what"],
        "reason": form.cleaned_data["reason"],
        "name": upload.name,
        "content": b64encode(upload.read()).decode("ascii"),
    }
    return _preview(request, place, answers)


def _form(request: HttpRequest, place: Authority, form: UploadForm) -> HttpResponse:
    back = reverse("clusters", args=[place.code])
    context = {"authority": place, "form": form, "back_address": back}
    return render(request, "clusters/import.html", context)


def _preview(
    request: HttpRequest, place: Authority, answers: dict[str, Any], *, meanwhile: str = ""
) -> HttpResponse:
    found = imports.preview(answers["what"], _bytes(answers), authority_code=place.code)
    context = {
        "authority": place,
        "preview": found,
        "counts": [f"{number} {verb}" for verb, number in found.counts.items()],
        "heading": _heading(found),
        "meanwhile": meanwhile,
        "form": ConfirmForm(initial={**answers, "seen": _digest(found)}),
        "name": answers["name"],
        "back_address": reverse("import-clusters", args=[place.code]),
    }
    return render(request, "clusters/import-preview.html", context)


def _confirmed(request: HttpRequest, place: Authority) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        raise BadRequest("The file did not come along. Upload it again.")
    answers = form.cleaned_data
    data = _bytes(answers)
    seen = imports.preview(answers["what"], data, authority_code=place.code)
    if answers["seen"] != _digest(seen):
        why = "The register has changed since you looked. This is what the file would change now."
        return _preview(request, place, answers, meanwhile=why)
    try:
        done = imports.apply(
            answers["what"],
            data,
            source_name=answers["name"],
            authority_code=place.code,
            **recording(request, answers),
        )
    except Refused as refused:
        return _preview(request, place, answers, meanwhile=str(refused))
    messages.success(request, f"{count(len(done.changes), 'change')} of {answers['name']} saved.")
    return redirect(reverse("clusters", args=[place.code]))


def _bytes(answers: dict[str, Any]) -> bytes:
    try:
        return b64decode(answers["content"], validate=True)
    except NotBase64:
        raise BadRequest("The file did not come along whole. Upload it again.") from None


def _digest(preview: Preview) -> str:
    """What the officer saw: changes and faults in their order."""
    said = repr((preview.changes, preview.faults)).encode()
    return blake2b(said, digest_size=12).hexdigest()


def _heading(preview: Preview) -> str:
    if preview.faults:
        return f"The file has {count(len(preview.faults), 'fault')}: nothing can be saved"
    if not preview.changes:
        return "The file changes nothing"
    return f"The file makes {count(len(preview.changes), 'change')}: check them"
