"""The officers' forms of stationery: what holds from a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fosse.people.models import Account
from fosse.stationery import actions, facts
from fosse.stationery.facts import OnRecord, Purpose, Signs

from ..access import opens, signed_in
from ..clock import now, today
from ..forms import Form
from ..register import authority_or_404
from ..words import in_words
from .forms import EndWordingForm, LetterheadForm, ReachForm, SignatoryForm, WordingForm
from .views import CHANGE
from .wordings import letter_or_404

Initial = dict[str, Any]


@opens(CHANGE)
def letterhead(request: HttpRequest, code: int) -> HttpResponse:
    """Name, address and logo at the top of every letter."""
    place, held = authority_or_404(code), _held(code).letterhead
    initial: Initial = _reach(held) if held else {"name": place.name}
    form = LetterheadForm(
        *_sent(request), initial=initial | _today(), picture=held.logo if held else None
    )

    def do(kept: Kept) -> None:
        logo = form.chosen(form.cleaned_data["name"])
        actions.change_letterhead(authority_code=code, reach=form.reach, logo=logo, **kept.by)

    return _walk(request, code, form, "Letterhead", do)


@opens(CHANGE)
def contact(request: HttpRequest, code: int, purpose: str) -> HttpResponse:
    """Where to write about something."""
    authority_or_404(code)
    asked_for = _one_of(Purpose, purpose)
    held = _held(code).contacts.get(asked_for)
    form = ReachForm(*_sent(request), initial=(_reach(held) if held else {}) | _today())

    def do(kept: Kept) -> None:
        actions.change_contact(authority_code=code, purpose=asked_for, reach=form.reach, **kept.by)

    return _walk(request, code, form, asked_for.words, do)


@opens(CHANGE)
def signatory(request: HttpRequest, code: int, signs: str) -> HttpResponse:
    """Who signs."""
    authority_or_404(code)
    asked_for = _one_of(Signs, signs)
    held = _held(code).signatories.get(asked_for)
    initial: Initial = {"name": held.name, "role": held.role} if held else {}
    form = SignatoryForm(
        *_sent(request), initial=initial | _today(), picture=held.picture if held else None
    )

    def do(kept: Kept) -> None:
        said = form.cleaned_data
        actions.change_signatory(
            authority_code=code,
            signs=asked_for,
            name=said["name"],
            role=said["role"],
            picture=form.chosen(f"Signature of {said['name']}"),
            **kept.by,
        )

    return _walk(request, code, form, f"Who signs: {asked_for.words.lower()}", do)


@opens(CHANGE)
def wording(request: HttpRequest, code: int, letter: str) -> HttpResponse:
    """The authority's own words for a letter."""
    authority_or_404(code)
    found = letter_or_404(letter)
    own = _held(code).wording.get(found.key)
    form = WordingForm(*_sent(request), initial={"text": own or found.shipped} | _today())

    def do(kept: Kept) -> None:
        actions.change_wording(
            authority_code=code,
            key=found.key,
            text=form.cleaned_data["text"],
            values=found.values,
            **kept.by,
        )

    names = f"Names that can be filled in: {', '.join(found.places)}."
    must = f"Those that the letter has to say: {', '.join(found.must)}."
    return _walk(request, code, form, f"Wording: {found.title}", do, lead=(names, must))


@opens(CHANGE)
def end_wording(request: HttpRequest, code: int, letter: str) -> HttpResponse:
    """Use the wording that Fosse brings again."""
    authority_or_404(code)
    found = letter_or_404(letter)
    form = EndWordingForm(*_sent(request), initial=_today())

    def do(kept: Kept) -> None:
        actions.end_wording(authority_code=code, key=found.key, **kept.by)

    return _walk(request, code, form, f"Use Fosse’s own wording: {found.title}", do)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept with a change: from which day, why, by whom, when."""

    on: date
    reason: str
    who: Account
    at: datetime

    @property
    def by(self) -> dict[str, Any]:
        return {"on": self.on, "reason": self.reason, "by": self.who, "at": self.at}


def _walk(
    request: HttpRequest,
    code: int,
    form: Form,
    heading: str,
    do: Callable[[Kept], None],
    *,
    lead: tuple[str, ...] = (),
) -> HttpResponse:
    """Show the form, or do what it says and go back to the page of that day."""
    back = reverse("stationery", args=[code])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            do(Kept(said["on"], said["reason"], signed_in(request), now()))
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{heading}: this holds from {in_words(said['on'])} on.")
            return redirect(f"{back}?as_at={said['on'].isoformat()}" if _is_ahead(said) else back)
    context = {
        "form": form,
        "heading": heading,
        "button": "Save",
        "lead": lead,
        "back_address": back,
    }
    return render(request, "clusters/form.html", context)


def _is_ahead(said: Mapping[str, Any]) -> bool:
    """Whether the change is to come, so that the page of today would not show it."""
    return bool(said["on"] > today())


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _held(code: int) -> OnRecord:
    return facts.on_record(code, on=today())


def _today() -> Initial:
    return {"on": today()}


def _reach(held: facts.Contact | facts.Letterhead) -> dict[str, Any]:
    return {
        "name": held.name,
        "address": "\n".join(held.address),
        "telephone": held.telephone,
        "email": held.email,
        "website": held.website,
    }


def _one_of(kinds: Any, name: str) -> Any:
    """The purpose, or the kind of letter, of that name. Raises `Http404`."""
    if name not in [kind.value for kind in kinds]:
        raise Http404(f"An authority has no “{name}”.")
    return kinds(name)
