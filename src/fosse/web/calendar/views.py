"""The calendar's page: is it a working day, the nth after it, bank holidays, terms."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.calendar import facts
from fosse.dates.bank_holidays import NATIONS
from fosse.dates.calendar import OutOfReach
from fosse.people.access import ANYWHERE, Place

from ..access import may, opens
from ..clock import today
from ..downloads import Ending, twin
from ..identity import authority
from . import answer, table
from .changes import CHANGE
from .forms import CALENDARS, CountForm

N, CALENDAR = 20, "united-kingdom"
"""What is counted for where nothing is asked: an information request received today."""


@opens("public")
@require_safe
def calendar(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    """What the nth working day after a day is, and every bank holiday that it rests on."""
    asked = "day" in request.GET
    form = (
        CountForm(request.GET)
        if asked
        else CountForm(initial={"day": today(), "n": N, "calendar": CALENDAR})
    )
    counted = _count(form, today())
    holidays = facts.holidays()
    if ending:
        if form.errors:
            raise BadRequest(" ".join(str(said) for line in form.errors.values() for said in line))
        told = counted.as_data if asked and counted else None
        kingdom = facts.united_kingdom()
        return twin(table.download(holidays, kingdom, as_at=today(), counted=told), ending)
    years = table.years(holidays)
    year = _year(request, years, counted.reckoned.on if counted else today())
    serves = authority()
    context = {
        "form": form,
        "can_change": may(request, CHANGE, Place(serves.code) if serves else ANYWHERE),
        "answer": counted,
        "asked_for": asked,
        "nations": NATIONS.values(),
        "years": years,
        "year": year,
        "lines": table.lines(holidays, year),
        "kingdom": facts.united_kingdom(),
        "by_hand": any(holiday.by_hand for holiday in holidays),
        "terms": facts.terms_of(serves.code, as_at=today()).terms if serves else (),
    }
    return render(request, "calendar/calendar.html", context, status=400 if form.errors else 200)


def _count(form: CountForm, day: date) -> answer.Answer | None:
    """What the form asks; for today where it asks nothing; None where it can't be told."""
    n, name = N, CALENDAR
    if form.is_bound:
        if not form.is_valid():
            return None
        day, n, name = (form.cleaned_data[part] for part in ("day", "n", "calendar"))
    _, read = CALENDARS[name]
    try:
        return answer.of(day, n, read())
    except OutOfReach as error:
        form.add_error("day", str(error))
        return None


def _year(request: HttpRequest, years: list[int], day: date) -> int:
    """The year asked for, where anything is on record of it; else that of the answer."""
    said = request.GET.get("year", "")
    return int(said) if said in map(str, years) else day.year
