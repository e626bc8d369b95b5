"""Which request a page is about, and what of it."""

from __future__ import annotations

from django.http import Http404
from django.urls import register_converter, reverse

from fosse.foi import facts
from fosse.foi.case_fact import CaseFact, PaperFact, ProceedingFact
from fosse.foi.kinds import ProceedingKind
from fosse.foi.question_fact import ClaimFact, QuestionFact, RedactionFact, TableFact

from ..clock import today


class ReferenceConverter:
    """`<reference:reference>` in an address: FOI-2026-0001, FOI-856-2026-0001."""

    regex = "FOI(?:-[0-9]{3})?-[0-9]{4}-[0-9]{4,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WrittenConverter(ReferenceConverter):
    """`<written:written>` in an address: what a letter is written as."""

    regex = "html|docx|pdf"


register_converter(ReferenceConverter, "reference")
register_converter(WrittenConverter, "written")


def case_or_404(code: int, reference: str) -> CaseFact:
    """The request as at today. Raises `Http404` where the authority has none of that reference."""
    found = facts.case(reference, as_at=today())
    if found is None or found.authority_code != code:
        raise Http404(f"No request {reference} is on record here.")
    return found


def question_or_404(case: CaseFact, number: int) -> QuestionFact:
    """The question of that number."""
    for question in case.questions:
        if question.number == number:
            return question
    raise Http404(f"{case.reference} has no question {number}.")


def claim_or_404(case: CaseFact, claim_id: int) -> tuple[QuestionFact, ClaimFact]:
    """An exemption that is claimed, with the question that it is claimed for."""
    for question in case.questions:
        for claim in question.claims:
            if claim.id == claim_id:
                return question, claim
    raise Http404(f"This exemption is no longer claimed in {case.reference}.")


def table_or_404(case: CaseFact, table_id: int) -> tuple[QuestionFact, TableFact]:
    """A table that goes out, with the question that it answers."""
    for question in case.questions:
        for table in question.tables:
            if table.id == table_id:
                return question, table
    raise Http404(f"{case.reference} has no such table: it was composed anew meanwhile.")


def paper_or_404(case: CaseFact, paper_id: int) -> PaperFact:
    """A paper of the case."""
    for paper in case.papers:
        if paper.id == paper_id:
            return paper
    raise Http404(f"{case.reference} has no such paper.")


def redaction_or_404(case: CaseFact, redaction_id: int) -> RedactionFact:
    """What is taken out of a paper of the case, or of a table that goes out with it."""
    of_papers = (one for paper in case.papers for one in paper.redactions)
    tables = (table for question in case.questions for table in question.tables)
    of_tables = (one for table in tables for one in table.redactions)
    for redaction in (*of_papers, *of_tables):
        if redaction.id == redaction_id:
            return redaction
    raise Http404(f"{case.reference} has no such redaction: it was taken back already.")


def proceeding_or_404(case: CaseFact, kind: ProceedingKind, number: int) -> ProceedingFact:
    """A review, complaint, notice or appeal of the case."""
    for proceeding in case.proceedings:
        if (proceeding.kind, proceeding.id) == (kind, number):
            return proceeding
    raise Http404(f"{case.reference} has no such {kind.words.lower()}.")


def address_of(case: CaseFact, name: str = "case", *more: object) -> str:
    """The address of the case's page, or of one of its forms."""
    return reverse(name, args=[case.authority_code, case.reference, *more])
