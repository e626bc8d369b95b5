"""Clearing a draft, looking at the letter, sending it."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.documents import html, pdf, word
from fosse.documents.blocks import Notice
from fosse.documents.document import Document, Unfit
from fosse.documents.template import TemplateFault
from fosse.foi import actions, issuing
from fosse.foi.case_fact import CaseFact
from fosse.foi.draft import draft_sha256
from fosse.foi.going_out import PDF
from fosse.foi.issuing import Obstructed, Preview
from fosse.foi.kinds import Disposition, EventKind
from fosse.foi.posting import HTML, WORD
from fosse.people.access import Place

from ..access import may, opens
from ..clock import today
from .doing import CaseForm, Data, Deed, carry_out, filled
from .files import saved
from .finding import case_or_404
from .forms import OnForm, ReasonForm
from .obstacles import obstacles_of
from .telling import to_be_posted

UNWRITTEN = (actions.Refused, TemplateFault, Unfit)
"""Why no letter can be written, in words."""
NO_QUESTIONS = "The request is not split into questions yet: each needs an answer of its own."
NOT_THE_DRAFT = "The draft is no longer the one that you read. Read it as it is now, then clear it."
DRAFT = "Draft: this letter has not been issued."
WRITERS = {"html": (html.page, HTML), "docx": (word.write, WORD), "pdf": (pdf.write, PDF)}


class ClearForm(OnForm):
    """The draft that is cleared, by its hash."""

    draft = forms.CharField(widget=forms.HiddenInput, max_length=64)


class IssueForm(CaseForm):
    """Sending it whole or, where questions are open, in part."""

    in_part = forms.BooleanField(
        label="Issue only a part now: the open questions follow in another letter", required=False
    )

    def __init__(self, *args: object, case: CaseFact, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        waiting = {None, Disposition.CLARIFICATION}
        if not any(question.disposition in waiting for question in case.questions):
            del self.fields["in_part"]


@opens("requests.handle")
def ask_clearance(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Put the draft before the clearing officer, having seen what it lacks."""
    case = case_or_404(code, reference)
    form = filled(OnForm, request, case, {"on": today()})
    lacking = [one for one in obstacles_of(case) if one.where != "clearance"]

    def do(data: Data, by: Data) -> str:
        actions.ask_clearance(case_id=case.id, on=data["on"], **by)
        return f"{reference} is with the clearing officer."

    deed = Deed(
        heading="Ask for clearance",
        button="Ask for clearance",
        form=form,
        do=do,
        event=EventKind.CLEARANCE_ASKED,
        template="cases/ask-clearance.html",
        context={"obstacles": lacking},
    )
    return carry_out(request, case, deed)


@opens("requests.clear")
def clear(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Read the draft as it stands, and clear that draft and no other."""
    case = case_or_404(code, reference)
    looked_at = _looked_at(request, case)
    lacking = [one for one in obstacles_of(case) if one.where != "clearance"]
    draft = draft_sha256(case)
    form = filled(ClearForm, request, case, {"on": today(), "draft": draft})

    def do(data: Data, by: Data) -> str:
        if data["draft"] != draft:
            raise actions.ChangedMeanwhile(NOT_THE_DRAFT)
        actions.clear(case_id=case.id, draft_sha256=data["draft"], on=data["on"], **by)
        return f"The draft of {reference} is cleared. Editing it ends the clearance."

    deed = Deed(
        heading="Clear the answer",
        button="Clear this draft",
        form=form,
        do=do,
        event=EventKind.CLEARED,
        fresh={"draft": draft},
        template="cases/clear.html",
        context={**looked_at, "obstacles": lacking},
    )
    return carry_out(request, case, deed)


@opens("requests.clear")
def send_back(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Send the draft back to be written better."""
    case = case_or_404(code, reference)
    form = filled(ReasonForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.send_back(case_id=case.id, reason=data["reason"], on=data["on"], **by)
        return f"{reference} is sent back."

    lead = ("Say what has to be changed before the answer can go.",)
    deed = Deed("Send it back", "Send it back", form, do, EventKind.SENT_BACK, lead=lead)
    return carry_out(request, case, deed)


@opens("requests.see")
@require_safe
def preview(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """The letter as it would go out today, and what stands in its way."""
    case = case_or_404(code, reference)
    return render(request, "cases/preview.html", {"case": case, **_looked_at(request, case)})


@opens("requests.requester")
@require_safe
def draft(request: HttpRequest, code: int, reference: str, written: str) -> HttpResponse:
    """The draft as Word or PDF, marked as one."""
    case = case_or_404(code, reference)
    try:
        found = issuing.preview(case.id, on=today())
    except UNWRITTEN as refused:
        raise Http404(f"The letter cannot be written yet. {refused}") from refused
    write, media_type = WRITERS[written]
    return saved(write(_marked(found.document)), f"{reference.lower()}-draft.{written}", media_type)


@opens("requests.clear")
@require_safe
def draft_file(request: HttpRequest, code: int, reference: str, place: int) -> HttpResponse:
    """A file that would go with the letter, by its place among them: whoever clears the draft
    clears it, too."""
    case = case_or_404(code, reference)
    try:
        found = issuing.preview(case.id, on=today(), without_requester=True).files
    except UNWRITTEN as refused:
        raise Http404(f"The letter cannot be written yet. {refused}") from refused
    if not 1 <= place <= len(found):
        raise Http404(f"No file {place} goes with this letter: it was changed meanwhile.")
    file = found[place - 1]
    return saved(file.data, f"draft-{file.name}", file.media_type)


@opens("requests.handle")
def issue(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Send the letter; or everything that stands in its way."""
    case = case_or_404(code, reference)
    form = filled(IssueForm, request, case, case=case)

    def do(data: Data, by: Data) -> str:
        part = data.get("in_part", False)
        try:
            issuing.issue(case_id=case.id, on=today(), in_part=part, **by)
        except Obstructed as obstructed:  # each is listed on the page already
            raise actions.Refused("It cannot go yet: see what stands in its way.") from obstructed
        sent = f".{by_post}" if (by_post := to_be_posted(case)) else ", and on its way."
        return f"The answer to {reference} is issued{' in part' if part else ''}{sent}"

    deed = Deed(
        heading="Issue the answer",
        button="Issue it",
        form=form,
        do=do,
        event=EventKind.ISSUED,
        template="cases/issue.html",
        context=_looked_at(request, case),
    )
    return carry_out(request, case, deed)


def _looked_at(request: HttpRequest, case: CaseFact) -> dict[str, object]:
    """The letter inside a page, its files, what stands in its way: for the eyes of the visitor."""
    place = Place(authority_code=case.authority_code)
    sees = may(request, "requests.requester", place)
    if not case.questions:
        return {"refused": NO_QUESTIONS, "obstacles": obstacles_of(case)}
    try:
        found = issuing.preview(case.id, on=today(), without_requester=not sees)
    except UNWRITTEN as refused:
        return {"refused": str(refused), "obstacles": obstacles_of(case)}
    return {
        "letter": html.fragment(found.document, level=2),
        "files": _files(found),
        "opens_files": may(request, "requests.clear", place),
        "obstacles": found.obstacles,
        "draft_sha256": found.draft_sha256,
        "sees_requester": sees,
    }


def _files(found: Preview) -> list[tuple[str, str, int]]:
    return [(one.title, one.name, len(one.data)) for one in found.files]


def _marked(document: Document) -> Document:
    """The document with “Draft” under its heading and at the foot of each page."""
    blocks = (*document.front, Notice.of(DRAFT), *document.body)
    return replace(document, blocks=blocks, footer=f"Draft · {document.footer}")
