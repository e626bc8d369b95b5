"""Forms that end a request: withdrawn, lapsed, closed; the disclosure log; opening it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from fosse.foi import actions
from fosse.foi.actions import PublishDecision
from fosse.foi.case_fact import CaseFact
from fosse.foi.intake.reading import MOST
from fosse.foi.kinds import EventKind

from ..access import opens
from ..choices import offer
from ..clock import today
from .doing import Data, Deed, carry_out, filled
from .finding import case_or_404
from .forms import OnForm, ReasonForm, WithdrawForm, long_text

HANDLE = "requests.handle"
YES, NO = "yes", "no"
PUBLISH = (
    (YES, "Yes: what is below is published"),
    (NO, "No: nothing of it goes into the disclosure log"),
)


class PublishForm(OnForm):
    """What the public is to read of an answered request."""

    title = forms.CharField(label="Title", max_length=120)
    request = long_text(
        "The request",
        "Without anybody’s name, address or number. A question that no longer stands in it is "
        "published as “Question 1” with its answer.",
        rows=8,
        most=MOST,
        may_be_empty=True,
    )
    answer = long_text(
        "The answer, in other words",
        "Empty: the answers as they were given, question by question.",
        rows=6,
        most=MOST,
        required=False,
    )
    attached = forms.MultipleChoiceField(
        label="Files published with it", widget=forms.CheckboxSelectMultiple, required=False
    )
    not_names = forms.CharField(
        label="Words that are no part of the requester’s name here",
        help_text="Only where you are told that a name was found: “Church” in “Church of England”. "
        "With commas between.",
        max_length=300,
        required=False,
    )
    field_order: tuple[str, ...] = ("title", "request", "answer", "attached", "not_names", "on")

    def __init__(self, *args: Any, case: CaseFact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issued = _files(case)
        if self.issued:
            named = [(sha256, str(one["name"])) for sha256, one in self.issued.items()]
            offer(self, "attached", named)
        else:
            del self.fields["attached"]

    def clean_request(self) -> str:
        """Never empty where something is published: that would stand for the request as it came,
        with all that an officer meant to leave out."""
        said = str(self.cleaned_data["request"])
        if not said.strip() and self.cleaned_data.get("publish") != NO:
            raise forms.ValidationError("Write the request as the public is to read it.")
        return said

    def decision(self) -> PublishDecision:
        """What was decided."""
        said = self.cleaned_data
        words = str(said["not_names"]).split(",")
        return PublishDecision(
            title=said["title"],
            request=said["request"],
            answer=said["answer"],
            attachments=[self.issued[sha256] for sha256 in said.get("attached", [])],
            not_names=[word.strip() for word in words if word.strip()],
        )


class CloseForm(PublishForm):
    """Closing an answered request, and whether it is published."""

    publish = forms.ChoiceField(
        label="Is it published in the disclosure log?",
        choices=PUBLISH,
        widget=forms.RadioSelect,
    )
    field_order = ("publish", *PublishForm.field_order)


@opens(HANDLE)
def close(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Close it, and decide what of it is published. What was not answered is only closed."""
    case = case_or_404(code, reference)
    answered = any(event.kind is EventKind.ISSUED for event in case.events)
    if not answered:
        return _only_close(request, case)
    form = filled(CloseForm, request, case, {**_published(case), "publish": YES}, case=case)

    def do(data: Data, by: Data) -> str:
        chosen = form.decision() if data["publish"] == YES else None
        actions.close(case_id=case.id, publish=chosen, on=data["on"], **by)
        what = "is in the disclosure log" if chosen else "is not published"
        return f"{reference} is closed, and {what}."

    lead = ("Names are looked for before anything is published: where the requester’s seems to be "
            "left, you are told where.",)  # fmt: skip
    heading = "Close it"
    return carry_out(request, case, Deed(heading, heading, form, do, EventKind.CLOSED, lead=lead))


def _only_close(request: HttpRequest, case: CaseFact) -> HttpResponse:
    form = filled(OnForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.close(case_id=case.id, publish=None, on=data["on"], **by)
        return f"{case.reference} is closed."

    return carry_out(request, case, Deed("Close it", "Close it", form, do, EventKind.CLOSED))


@opens(HANDLE)
def publish(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Put a closed request in the disclosure log, or in other words than it stands there."""
    case = case_or_404(code, reference)
    form = filled(PublishForm, request, case, _published(case), case=case)

    def do(data: Data, by: Data) -> str:
        actions.publish(case_id=case.id, publish=form.decision(), on=data["on"], **by)
        return f"{reference} is in the disclosure log."

    heading = "Publish it in the disclosure log"
    return carry_out(request, case, Deed(heading, "Publish it", form, do, EventKind.PUBLISHED))


@opens(HANDLE)
def unpublish(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Take it out of the disclosure log."""
    case = case_or_404(code, reference)
    form = filled(ReasonForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.unpublish(case_id=case.id, reason=data["reason"], on=data["on"], **by)
        return f"{reference} is out of the disclosure log."

    return carry_out(request, case, Deed("Take it out of the log", "Take it out", form, do))


@opens(HANDLE)
def withdraw(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record that the requester withdrew it."""
    case = case_or_404(code, reference)
    form = filled(WithdrawForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.withdraw(case_id=case.id, note=data["note"], on=data["on"], **by)
        return f"{reference} is withdrawn."

    deed = Deed("The requester withdrew it", "Record it", form, do, EventKind.WITHDRAWN)
    return carry_out(request, case, deed)


@opens(HANDLE)
def lapse(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Close what the requester did not go on with, once the law says so."""
    case = case_or_404(code, reference)
    form = filled(OnForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.lapse(case_id=case.id, on=data["on"], **by)
        return f"{reference} has lapsed."

    deed = Deed("It lapsed", "Record it", form, do, EventKind.LAPSED)
    return carry_out(request, case, deed)


@opens(HANDLE)
def reopen(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Open it again: a review, a notice or a tribunal says so, or what was sent was wrong."""
    case = case_or_404(code, reference)
    form = filled(ReasonForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.reopen(case_id=case.id, reason=data["reason"], on=data["on"], **by)
        return f"{reference} is open again."

    deed = Deed("Open it again", "Open it again", form, do, EventKind.REOPENED)
    return carry_out(request, case, deed)


def _published(case: CaseFact) -> dict[str, object]:
    """What is offered for publication: without the requester's details; of what was published
    before, that: what an officer took out then does not come back."""
    if case.entry:
        return {
            "title": case.entry.title,
            "request": case.entry.request,
            "answer": case.entry.answer,
            "attached": list(case.entry.files),
            "on": today(),
        }
    return {
        "title": case.title,
        "request": case.text,
        "attached": list(_files(case)),
        "on": today(),
    }


def _files(case: CaseFact) -> dict[str, Mapping[str, Any]]:
    """The files that were issued, by their hash."""
    return {str(one["sha256"]): one for letter in case.letters for one in letter.attachments}
