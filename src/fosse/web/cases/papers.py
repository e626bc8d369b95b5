"""The papers of a request: kept, read, and what of their text goes out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from fosse.foi import actions, paper_store
from fosse.foi.actions import RequesterDetails
from fosse.foi.case_fact import PaperFact, RequesterFact
from fosse.foi.case_facts import requester
from fosse.foi.finding import find
from fosse.foi.intake import reading, safety
from fosse.foi.intake.content import media_type_of
from fosse.foi.intake.incoming import Incoming
from fosse.foi.intake.names import safe_name
from fosse.foi.kinds import PaperKind
from fosse.foi.redaction import Span, again, redact

from ..access import opens
from .claim_forms import TextRedactForm
from .doing import CaseForm, Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, paper_or_404, redaction_or_404
from .forms import long_text

HANDLE, SEARCH = "requests.handle", "requests.search"
AROUND = 40  # characters shown on either side of a passage
KINDS = (
    (PaperKind.FOUND.value, "For us: it was found in the search"),
    (PaperKind.REDACTED.value, "To go out: its text, without what is redacted"),
    (PaperKind.RECEIVED.value, "It came with the request, on paper or later"),
)
ITS_TEXT = "What goes out is this text, never the file itself."


class PaperForm(CaseForm):
    """A file that was found; its text, where it is to go out."""

    file = forms.FileField(label="The file", help_text=f"At most {safety.MOST_BYTES // 2**20} MB.")
    kind = forms.ChoiceField(
        label="What is it for?", choices=KINDS, widget=forms.RadioSelect, initial=KINDS[0][0]
    )
    text = long_text(
        "Its text",
        f"{ITS_TEXT} Empty: it is read out of the file, of Word (.docx), PDF, web pages, e-mails "
        "and plain text.",
        rows=8,
        required=False,
        most=reading.MOST,
    )
    field_order = ("file", "kind", "text")
    look_at: tuple[str, ...] = ()

    def clean_file(self) -> Incoming:
        upload = self.cleaned_data["file"]
        try:
            data = safety.take(upload.name, upload.chunks())
            safety.check(upload.name, data)
        except safety.Unsafe as unsafe:
            raise forms.ValidationError(str(unsafe)) from unsafe
        name = safe_name(upload.name)
        return Incoming(name, media_type_of(data, upload.content_type or ""), data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        paper = cleaned.get("file")
        if paper and not cleaned.get("text", "").strip():
            read = reading.read_text(paper.name, paper.data)
            cleaned["text"], self.look_at = read.text, read.faults
            if cleaned.get("kind") == PaperKind.REDACTED and not read.text.strip():
                self.add_error("text", " ".join(read.faults))
        return cleaned


class ReleaseForm(CaseForm):
    """The text of a paper, as it is to be redacted."""

    text = long_text("Its text", f"{ITS_TEXT} Read it over: you can correct it here, and redact it "
                     "next.", rows=20, most=reading.MOST, may_be_empty=True)  # fmt: skip


@opens(SEARCH)
def add(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Keep a paper that was found."""
    case = case_or_404(code, reference)
    form = filled(PaperForm, request, case)

    def do(data: Data, by: Data) -> str:
        given = data["file"]
        paper = Incoming(given.name, given.media_type, given.data, data["text"])
        actions.keep_paper(case_id=case.id, kind=PaperKind(data["kind"]), paper=paper, **by)
        return " ".join((f"“{paper.name}” is kept.", *form.look_at))

    deed = Deed("Add a paper", "Keep it", form, do, working=True, done=f"{address_of(case)}#papers")
    return carry_out(request, case, deed)


@opens(HANDLE)
def paper(request: HttpRequest, code: int, reference: str, paper_id: int) -> HttpResponse:
    """A paper's text, what of it is taken out, and what would go out."""
    case = case_or_404(code, reference)
    found = paper_or_404(case, paper_id)
    spans = spans_of(found)
    proposed = _proposed(found, spans, requester(reference))
    form = filled(
        TextRedactForm,
        request,
        case,
        text=found.text,
        proposed=proposed,
        regimes=case.regimes,
        on=case.received_on,
        claimed=[claim.provision for one in case.questions for claim in one.claims],
    )

    def do(data: Data, by: Data) -> str:
        places = form.places()
        with transaction.atomic():
            for number, (start, end) in enumerate(places):
                version = by["version"] if number == 0 else None
                actions.redact_text(
                    paper_id=paper_id, start=start, end=end, provision=data["provision"],
                    reason=data["reason"], **{**by, "version": version},
                )  # fmt: skip
        return f"{len(places)} taken out of “{found.name}”. Look at what would go out."

    deed = Deed(
        heading=found.name,
        button="Take them out",
        form=form,
        do=do,
        done=address_of(case, "case-paper", paper_id),
        working=request.method == "POST",
        template="cases/paper.html",
        context={
            "paper": found,
            "goes_out": redact(found.text, spans),
            "taken": [(one, found.text[one.start : one.end]) for one in found.redactions],
        },
    )
    return carry_out(request, case, deed)


@opens(HANDLE)
def release(request: HttpRequest, code: int, reference: str, paper_id: int) -> HttpResponse:
    """Let the text of a paper that was found go out with the answer, to be redacted first."""
    case = case_or_404(code, reference)
    found = paper_or_404(case, paper_id)
    read = _text_of(found)
    form = filled(ReleaseForm, request, case, {"text": read.text})
    if found.redactions:  # they are marked in the text as it stands
        del form.fields["text"]

    def do(data: Data, by: Data) -> str:
        actions.let_out(paper_id=paper_id, out=True, text=data.get("text") or read.text, **by)
        return f"The text of “{found.name}” goes out with the answer. Redact it first."

    lead = ("Its text goes out as a new document, without what is redacted; the file itself never "
            "does.", *read.faults)  # fmt: skip
    heading, there = f"Let “{found.name}” go out", address_of(case, "case-paper", paper_id)
    deed = Deed(heading, "Let it go out", form, do, working=True, lead=lead, back=there, done=there)
    return carry_out(request, case, deed)


@opens(HANDLE)
def hold_back(request: HttpRequest, code: int, reference: str, paper_id: int) -> HttpResponse:
    """Take a paper out of the answer again: it is kept, and does not go out."""
    case = case_or_404(code, reference)
    found = paper_or_404(case, paper_id)
    form = filled(CaseForm, request, case)

    def do(data: Data, by: Data) -> str:
        actions.let_out(paper_id=paper_id, out=False, **by)
        return f"“{found.name}” does not go out. It is kept, for us."

    lead = ("It stays with the request, and its redactions with it, should it go out after all.",)
    heading, there = f"Hold “{found.name}” back", address_of(case, "case-paper", paper_id)
    deed = Deed(heading, "Hold it back", form, do, working=True, lead=lead, back=there, done=there)
    return carry_out(request, case, deed)


@opens(HANDLE)
def drop_redaction(
    request: HttpRequest, code: int, reference: str, redaction_id: int
) -> HttpResponse:
    """Take a redaction back."""
    case = case_or_404(code, reference)
    redaction = redaction_or_404(case, redaction_id)
    form = filled(CaseForm, request, case)

    def do(data: Data, by: Data) -> str:
        actions.drop_redaction(redaction_id=redaction_id, **by)
        return "The redaction is taken back: what it took out goes out again."

    lead = ("What was taken out goes out with the answer again.",)
    of_paper = redaction.paper_id is not None
    there = address_of(
        case,
        "case-paper" if of_paper else "case-table",
        redaction.paper_id if of_paper else redaction.table_id,
    )
    heading, button = "Take a redaction back", "Take it back"
    deed = Deed(heading, button, form, do, working=True, lead=lead, back=there, done=there)
    return carry_out(request, case, deed)


def _text_of(found: PaperFact) -> reading.Read:
    """The text of a paper as it is on record, or else as it can be read now; and, where it is what
    was read, what to look at in the file before it goes out."""
    if found.removed_at:
        return reading.Read(found.text)
    try:
        read = reading.read_text(found.name, actions.paper_bytes(found.id))
    except paper_store.Damaged as damaged:
        return reading.Read(found.text, (str(damaged),))
    own = found.text.strip() and found.text != read.text
    return reading.Read(found.text) if own else read


def spans_of(found: PaperFact) -> list[Span]:
    """What is taken out of a paper's text."""
    return [
        Span(one.start, one.end, one.provision, one.reason)
        for one in found.redactions
        if one.start is not None and one.end is not None
    ]


def _proposed(
    found: PaperFact, spans: list[Span], who: RequesterFact | None
) -> list[tuple[str, str]]:
    """What looks personal, and where words that are taken out stand elsewhere too."""
    details = RequesterDetails(who.name, who.email, who.address, who.organisation) if who else None
    places = {(one.start, one.end): one.what for one in find(found.text, details)}
    places |= {(one.start, one.end): "taken out elsewhere" for one in again(found.text, spans)}
    return [
        (f"{start}-{end}", f"{_passage(found.text, start, end)} ({what})")
        for (start, end), what in sorted(places.items())
        if not any(one.start < end and start < one.end for one in spans)
    ]


def _passage(text: str, start: int, end: int) -> str:
    before = text[max(0, start - AROUND) : start].split("\n")[-1]
    after = text[end : end + AROUND].split("\n")[0]
    return f"…{before}“{text[start:end]}”{after}…"
