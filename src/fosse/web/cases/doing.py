"""How something is done to a request: a form, and then it is done, or it says why not.

Every form carries the version of the case that the officer saw. When somebody was quicker,
nothing is done: the page says who did what, and keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from fosse.documents.document import Unfit
from fosse.documents.template import TemplateFault
from fosse.foi.actions import ChangedMeanwhile, NotNow, Refused
from fosse.foi.answers.asking import CannotCompose
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import EventKind, State
from fosse.foi.paper_store import Damaged
from fosse.foi.progress import UNDER_WAY, WAITING, why_not
from fosse.people.access import NotAllowed

from ..access import signed_in
from ..clock import now
from ..forms import Form
from .finding import address_of
from .telling import Letter, to_be_posted

Data = dict[str, Any]
WORKED_ON = (*UNDER_WAY, *WAITING)
_WHAT_FIRST = {State.RECEIVED: "Accept it as a request first."}
_REOPEN = "Open it again first: that asks for the reason."
REFUSALS = (Refused, NotNow, CannotCompose, Damaged, NotAllowed, TemplateFault, Unfit)
"""What a verb says no with, in words for the officer."""


class CaseForm(Form):
    """A form about a request, with the version of it that the officer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


Filled = TypeVar("Filled", bound=CaseForm)


def filled(
    form: type[Filled],
    request: HttpRequest,
    case: CaseFact,
    initial: Mapping[str, Any] | None = None,
    /,
    **more: Any,
) -> Filled:
    """The form with what was sent, or as it begins."""
    sent = request.method == "POST"
    return form(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"version": case.version, **(initial or {})},
        **more,
    )


@dataclass(frozen=True)
class Deed:
    """What an officer is about to do to a request.

    `do` does it, given what was typed and who does it when (`by`, `at`, `version`), and returns
    the sentence of the success banner. `event` is what happens by it: where that cannot happen
    now, the page says why; so it does `why_not`, where something else stands in the way.
    `working`: it is part of the work, and for open requests alone. `lead` stands above the form;
    `done` is the page after it (the request's own, where it is left out).

    `letter`: the letter that goes out with it, by what was typed (None: none does). It is shown
    before anything is done, and `send` is the button that sends it. `fresh`: what hidden fields
    say anew when the officer goes on with a request that was changed meanwhile.
    """

    heading: str
    button: str
    form: CaseForm
    do: Callable[[Data, Data], str]
    event: EventKind | None = None
    lead: Sequence[str] = ()
    back: str = ""
    done: str = ""
    template: str = "cases/form.html"
    context: Mapping[str, object] = field(default_factory=dict)
    working: bool = False
    why_not: str = ""
    letter: Callable[[Data], Letter | None] | None = None
    send: str = "Send the letter"
    fresh: Mapping[str, str] = field(default_factory=dict)


def carry_out(request: HttpRequest, case: CaseFact, deed: Deed) -> HttpResponse:
    """Answer one request of a form: show it, or do what it says."""
    if request.method != "POST":
        why = _why_not(case, deed)
        return _not_now(request, case, deed, why) if why else show(request, case, deed)
    if request.POST.get("step") == "edit":
        deed.form.data = _renewed(request, case, deed)
        return show(request, case, deed)
    if not deed.form.is_valid():
        return show(request, case, deed)
    data = deed.form.cleaned_data
    by, letter = recording(request, data["version"]), deed.letter(data) if deed.letter else None
    try:
        _check_working(case, deed, data["version"])
        if letter and request.POST.get("step") != "send":
            return _letter_first(request, case, deed, letter.shown(request, case, by))
        said = deed.do(data, by)
    except ChangedMeanwhile as quicker:
        return changed(request, case, deed, quicker)
    except REFUSALS as refused:
        deed.form.add_error(None, str(refused))
        return show(request, case, deed)
    messages.success(request, said + (to_be_posted(case) if letter else ""))
    return redirect(deed.done or address_of(case))


def _why_not(case: CaseFact, deed: Deed) -> str:
    """Why it cannot be done now; "" when it can."""
    if deed.why_not:
        return deed.why_not
    if deed.event and (why := why_not(case.state, deed.event)):
        return why
    if deed.working and case.state not in WORKED_ON:
        return f"The request is at “{case.state.words}”. {_WHAT_FIRST.get(case.state, _REOPEN)}"
    return ""


def _check_working(case: CaseFact, deed: Deed, version: int) -> None:
    """Of work on a request that is not open, say no; where it was closed meanwhile, the verb says
    by whom."""
    if deed.working and version == case.version and (why := _why_not(case, deed)):
        raise Refused(why)


def recording(request: HttpRequest, version: int) -> Data:
    """Who does it, when, having seen which version: what every verb is given."""
    return {"by": signed_in(request), "at": now(), "version": version}


def show(request: HttpRequest, case: CaseFact, deed: Deed) -> HttpResponse:
    """The page with the form."""
    return render(request, deed.template, _context(case, deed))


def changed(
    request: HttpRequest, case: CaseFact, deed: Deed, quicker: ChangedMeanwhile
) -> HttpResponse:
    """Somebody was quicker: who did what, and what was typed here."""
    context = {**_context(case, deed), "said": str(quicker), "typed": list(_typed(deed.form))}
    return render(request, "cases/changed.html", context, status=409)


def _letter_first(
    request: HttpRequest, case: CaseFact, deed: Deed, shown: Mapping[str, object]
) -> HttpResponse:
    context = {**_context(case, deed), "send": deed.send, **shown}
    return render(request, "cases/tell.html", context)


def _not_now(request: HttpRequest, case: CaseFact, deed: Deed, why: str) -> HttpResponse:
    return render(request, "cases/not-now.html", {**_context(case, deed), "why": why})


def _context(case: CaseFact, deed: Deed) -> dict[str, object]:
    return {
        "case": case,
        "form": deed.form,
        "heading": deed.heading,
        "button": deed.button,
        "lead": deed.lead,
        "back_address": deed.back or address_of(case),
        **deed.context,
    }


def _renewed(request: HttpRequest, case: CaseFact, deed: Deed) -> QueryDict:
    """What was typed, on the case as it is now."""
    data = request.POST.copy()
    for name, value in {"version": str(case.version), **deed.fresh}.items():
        data[name] = value
    return data


def _typed(form: CaseForm) -> list[tuple[str, str]]:
    """What was typed, to be copied: each label with its value, in the words of the form."""
    told = [(bound, bound.value()) for bound in form.visible_fields() if bound.value()]
    return [(str(bound.label), _in_words(bound.field, value)) for bound, value in told]


def _in_words(field: forms.Field, value: Any) -> str:
    """What was chosen as its label says it; a box that was ticked is “Yes”."""
    if isinstance(field, forms.BooleanField):
        return "Yes"
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(words.get(str(one), str(one)) for one in values)
