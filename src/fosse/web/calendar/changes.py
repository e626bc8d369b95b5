"""The officers' forms: enter a bank holiday as it is proclaimed; take one off again."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fosse.calendar import facts
from fosse.calendar.actions import Refused
from fosse.dates.bank_holidays import NATIONS
from fosse.foi import holidays

from ..access import opens, signed_in
from ..clock import now
from ..forms import Form
from ..words import count, in_words, listed
from .forms import ProclaimForm, WithdrawForm, key_of

CHANGE = "calendar.change"


@opens(CHANGE, of_installation=True)
def proclaim(request: HttpRequest) -> HttpResponse:
    """Enter one bank holiday before GOV.UK lists it."""
    form = ProclaimForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            followed = holidays.proclaim(**said, by=signed_in(request), at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            where = listed([NATIONS[nation] for nation in said["nations"]])
            words = f"{in_words(said['day'])} is on record as a bank holiday in {where}."
            messages.success(request, f"{words} {_moved(followed)}")
            return redirect(_year(said["day"]))
    lead = (
        "Enter a bank holiday as soon as it is proclaimed. Every deadline that is open is "
        "then counted with it, for everybody who uses this installation.",
        "It stays on record until GOV.UK’s own list has it.",
    )
    return _form(request, form, "Enter a bank holiday", "Enter it", lead)


@opens(CHANGE, of_installation=True)
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take off the record one that was entered by mistake."""
    by_hand = [holiday for holiday in facts.holidays() if holiday.by_hand]
    form = WithdrawForm(_sent(request), holidays=by_hand)
    if request.method == "POST" and form.is_valid():
        chosen = {key_of(one): one for one in by_hand}[form.cleaned_data["which"]]
        try:
            followed = holidays.withdraw(
                nation=chosen.nation,
                day=chosen.day,
                reason=form.cleaned_data["reason"],
                by=signed_in(request),
                at=now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            words = f"{in_words(chosen.day)} is off the record."
            messages.success(request, f"{words} {_moved(followed)}")
            return redirect(_year(chosen.day))
    lead = (
        "Only bank holidays that were entered by hand can be taken off by hand. One that GOV.UK "
        "lists goes when its list says so.",
        *(() if by_hand else ("None is on record that was entered by hand.",)),
    )
    return _form(request, form, "Take off a bank holiday", "Take it off", lead)


def _form(
    request: HttpRequest, form: Form, heading: str, button: str, lead: tuple[str, ...]
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "button": button,
        "lead": lead,
        "back_address": reverse("calendar"),
    }
    return render(request, "clusters/form.html", context)


def _moved(followed: holidays.Followed) -> str:
    """“Deadlines of 2 open requests moved.”"""
    cases = len({clock.reference for clock in followed.moved})
    return f"Deadlines of {count(cases, 'open request')} moved."


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _year(day: date) -> str:
    return f"{reverse('calendar')}?year={day.year}"
