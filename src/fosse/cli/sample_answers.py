"""The answers to Ratae's made-up requests: composed from the records, or as they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from fosse.foi import actions
from fosse.foi.actions import ClaimDraft, QuestionDraft, TableDraft
from fosse.foi.answers import door
from fosse.foi.answers.asking import Asked
from fosse.foi.kinds import Disposition, Regime

if TYPE_CHECKING:
    from .sample_course import Course


def split(course: Course, on: date) -> Sequence[int]:
    """The questions of the request, each under its law; the numbers they are known by."""
    drafts = [QuestionDraft(one.text, Regime(one.regime)) for one in course.request.question]
    return actions.split(questions=drafts, **_done(course, on), case_id=course.case_id)


def record_searches(course: Course, questions: Sequence[int], on: date) -> None:
    """Where nothing was found, and where the records were asked."""
    for pk, question in zip(questions, course.request.question, strict=True):
        where = question.searched or ("Fosse, the register" if question.kind else "")
        if where:
            actions.record_search(
                question_id=pk,
                who="Information governance",
                where=where,
                terms="",
                minutes=5 if question.kind else 35,
                found=not question.searched,
                **course.done(on),
            )


def write_answers(course: Course, questions: Sequence[int], on: date) -> None:
    for pk, question in zip(questions, course.request.question, strict=True):
        if question.kind:
            _compose(course, pk, question, on)
        else:
            actions.write_answer(question_id=pk, text=question.answer, **_done(course, on))
        for claim in question.claim:
            actions.claim_exemption(question_id=pk, claim=ClaimDraft(**claim), **_done(course, on))


def dispose(course: Course, questions: Sequence[int], on: date) -> None:
    for pk, question in zip(questions, course.request.question, strict=True):
        if question.disposition:
            actions.dispose(
                question_id=pk,
                disposition=Disposition(question.disposition),
                link=question.link,
                not_held_because=question.not_held_because,
                **_done(course, on),
            )


def _compose(course: Course, pk: int, question: Any, on: date) -> None:
    """The answer as the records give it, with its tables."""
    asked = Asked(course.authority_code, question.as_at, on, None, question.values)
    made = door.answer(question.kind, asked)
    actions.write_answer(
        question_id=pk,
        text=made.text,
        composed=made.text,
        kind=question.kind,
        asked=asked.as_json(),
        tables=[TableDraft(**sheet.as_json()) for sheet in made.tables],
        **_done(course, on),
    )


def _done(course: Course, on: date) -> dict[str, Any]:
    """Who and at which moment, for verbs that take no day."""
    given = course.done(on)
    del given["on"]
    return given
