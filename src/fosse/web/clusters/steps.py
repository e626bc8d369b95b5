"""The steps of a change: the form, check your answers, done.

Nothing is saved before the last step. What the officer was shown is remembered as a digest;
when it is no longer so at the last step, because somebody else was quicker, the answers are
shown again beside how things stand now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fosse.schools.actions import Refused

from ..forms import Form

Answers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Change:
    """What an officer is about to do, in words and in deed.

    `present` is what the change rests on: whatever has a stable `repr`. `outcome` says what
    will be recorded; `do` does it and returns the sentence for the success banner. `do` raises
    `Refused` when it cannot be done, and its words are shown above the form.
    """

    heading: str
    button: str
    form: Form
    back: str
    present: object
    outcome: Callable[[dict[str, Any]], Sequence[str]]
    do: Callable[[dict[str, Any]], str]
    lead: Sequence[str] = ()
    done: Callable[[dict[str, Any]], str] | None = None

    @property
    def seen(self) -> str:
        return blake2b(repr(self.present).encode(), digest_size=12).hexdigest()


def walk(request: HttpRequest, change: Change) -> HttpResponse:
    """Answer one request of a change: show the form, check the answers, or do it."""
    step = request.POST.get("step", "check")
    if request.method != "POST" or not change.form.is_valid() or step == "edit":
        return _form(request, change)
    if step != "confirm":
        return _check(request, change)
    if request.POST.get("seen") != change.seen:
        return _check(request, change, changed_meanwhile=True)
    try:
        said = change.do(change.form.cleaned_data)
    except Refused as refused:
        change.form.add_error(None, str(refused))
        return _form(request, change)
    messages.success(request, said)
    return redirect(change.done(change.form.cleaned_data) if change.done else change.back)


def answers(form: Form) -> Answers:
    """Each question with its answer in words."""
    return [(str(form[name].label), _answer(form, name)) for name in form.fields]


def _answer(form: Form, name: str) -> str:
    value, field = form.cleaned_data.get(name), form.fields[name]
    typed = form[name].value()
    choices = getattr(field, "choices", None)
    if choices is not None:
        return str(dict(choices).get(str(typed or ""), typed))
    if value is True or value is False:
        return "Yes" if value else "No"
    if value in (None, ""):
        return "Not given"
    return f"{value:%-d %B %Y}" if hasattr(value, "strftime") else str(value)


def _form(request: HttpRequest, change: Change) -> HttpResponse:
    context = {
        "form": change.form,
        "heading": change.heading,
        "lead": change.lead,
        "back_address": change.back,
    }
    return render(request, "clusters/form.html", context)


def _check(
    request: HttpRequest, change: Change, *, changed_meanwhile: bool = False
) -> HttpResponse:
    context = {
        "form": change.form,
        "heading": change.heading,
        "button": change.button,
        "answers": answers(change.form),
        "outcome": change.outcome(change.form.cleaned_data),
        "seen": change.seen,
        "changed_meanwhile": changed_meanwhile,
        "back_address": change.back,
    }
    return render(request, "clusters/check.html", context)
