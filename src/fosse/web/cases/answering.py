"""The answer to a question: composed from the records, edited, disposed of."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from fosse.foi import actions
from fosse.foi.answers import door
from fosse.foi.answers.asking import Asked, CannotCompose
from fosse.foi.answers.composed import Composed
from fosse.foi.answers.kind import QuestionKind
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import Disposition, EventKind
from fosse.foi.progress import can
from fosse.foi.question_fact import QuestionFact

from ..access import opens
from ..clock import today
from .doing import Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, question_or_404
from .question_forms import NOT_YET, AnswerForm, ComposeForm, KindForm

HANDLE = "requests.handle"


@opens(HANDLE)
def compose(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """Choose what a question asks, then the day; the answer is composed and shown to be edited."""
    case = case_or_404(code, reference)
    question = question_or_404(case, number)
    chosen = request.GET.get("kind", "")
    if chosen:
        return _compose(request, case, question, _kind(chosen))
    if request.method == "POST" and request.POST.get("kind"):
        return redirect(f"{request.path}?kind={request.POST['kind']}")
    proposals = door.propose(question.text)
    kinds = [(one.kind.id, f"{one.kind.title}. {one.reason}") for one in proposals]
    proposed = {one.kind.id for one in proposals}
    kinds += [(one.id, one.title) for one in door.kinds() if one.id not in proposed]
    initial = {"kind": question.kind or (kinds[0][0] if proposals else "")}
    form = filled(KindForm, request, case, initial, kinds=kinds)
    deed = Deed(
        heading=f"Compose the answer to question {number}",
        button="Continue",
        form=form,
        do=lambda data, by: "",
        working=True,
        lead=(question.text,),
        back=address_of(case, "case-question", number),
    )
    return carry_out(request, case, deed)


def _kind(chosen: str) -> QuestionKind:
    try:
        return door.kind(chosen)
    except CannotCompose:
        return door.kinds()[0]


def _compose(
    request: HttpRequest, case: CaseFact, question: QuestionFact, kind: QuestionKind
) -> HttpResponse:
    about = Asked(case.authority_code, case.received_on, today())
    initial = {"as_at": case.received_on, **door.guess(kind.id, question.text, about)}
    form = filled(ComposeForm, request, case, initial, kind=kind)

    def do(data: Data, by: Data) -> str:
        asked = Asked(case.authority_code, data["as_at"], today(), None, form.values())
        made = door.answer(kind.id, asked)
        if not made.text:
            raise CannotCompose(" ".join(("The records hold no answer to this.", *made.advice)))
        _keep(question, kind, asked, made, by)
        return " ".join(("The answer is composed from the records: read it, and edit it.",
                         *made.advice))  # fmt: skip

    lead = [question.text, f"Composed as: {kind.title}."]
    if question.answer:
        lead.append("The answer that is there now is replaced; it stays among its versions.")
    deed = Deed(
        heading=f"Compose the answer to question {question.number}",
        button="Compose it",
        form=form,
        do=do,
        working=True,
        lead=lead,
        back=address_of(case, "case-question", question.number),
        done=address_of(case, "case-answer", question.number),
    )
    return carry_out(request, case, deed)


def _keep(
    question: QuestionFact, kind: QuestionKind, asked: Asked, made: Composed, by: Data
) -> None:
    tables = [
        actions.TableDraft(
            title=sheet.title,
            columns=sheet.columns,
            rows=sheet.rows,
            about=sheet.about,
            suppressed=sheet.withheld,
        )
        for sheet in made.tables
    ]
    actions.write_answer(
        question_id=question.id,
        text=made.text,
        composed=made.text,
        kind=kind.id,
        asked=asked.as_json(),
        tables=tables,
        **by,
    )


@opens(HANDLE)
def answer(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """Write or edit the answer, and say how the question is disposed of."""
    case = case_or_404(code, reference)
    question = question_or_404(case, number)
    disposition = question.disposition or (Disposition.DISCLOSED if question.composed else NOT_YET)
    initial = {
        "text": question.answer,
        "disposition": str(disposition),
        "link": question.link,
        "not_held_because": question.not_held_because,
    }
    form = filled(AnswerForm, request, case, initial, regime=question.regime)

    def do(data: Data, by: Data) -> str:
        with transaction.atomic():
            _write(case, question, form, by)
        return f"The answer to question {number} is saved.{_next(case, question)}"

    deed = Deed(
        heading=f"Answer question {number}",
        button="Save the answer",
        form=form,
        do=do,
        working=True,
        back=address_of(case, "case-question", number),
        done=address_of(case, "case-question", number),
        template="cases/answer.html",
        context={
            "question": question,
            "kinds": proposed_kinds(question),
            "opens_tables": True,
        },
    )
    return carry_out(request, case, deed)


def proposed_kinds(question: QuestionFact) -> Sequence[tuple[str, str, str]]:
    """Which kinds of question the records answer it may be: title, reason, address of the form."""
    return [(one.kind.title, one.reason, one.kind.id) for one in door.propose(question.text)]


def _write(case: CaseFact, question: QuestionFact, form: AnswerForm, by: Data) -> None:
    """Save the words where they changed, or begin the draft with them; then the disposition."""
    version, data = by, form.cleaned_data
    if data["text"].strip() != question.answer.strip() or can(case.state, EventKind.DRAFTING_BEGUN):
        actions.write_answer(question_id=question.id, text=data["text"], **by)
        version = {**by, "version": None}  # the version that was seen is checked by the first
    actions.dispose(
        question_id=question.id,
        disposition=form.chosen(),
        link=data["link"],
        not_held_because=data["not_held_because"],
        **version,
    )


def _next(case: CaseFact, question: QuestionFact) -> str:
    """“ Next: question 2.” where another is open."""
    left = [one.number for one in case.questions if not one.disposition and one.id != question.id]
    return f" Still open: question {', '.join(map(str, left))}." if left else ""
