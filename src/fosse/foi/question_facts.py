"""The questions of a request, with their searches, claims, tables and versions, as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .kinds import Disposition, Regime
from .models import AnswerTable, AnswerVersion, Case, ExemptionClaim, Question, Search
from .question_fact import (
    ClaimFact,
    QuestionFact,
    RedactionFact,
    SearchFact,
    TableFact,
    VersionFact,
)


def questions_of(case: Case, redactions: Iterable[RedactionFact]) -> tuple[QuestionFact, ...]:
    """The questions of a case in their order."""
    searches, claims = _searches(case), _claims(case)
    tables, versions = _tables(case, redactions), _versions(case)
    return tuple(
        QuestionFact(
            id=row.pk,
            number=row.number,
            text=row.text,
            regime=Regime(row.regime),
            disposition=Disposition(row.disposition) if row.disposition else None,
            kind=row.kind,
            asked=row.asked,
            composed=row.composed,
            answer=row.answer,
            link=row.link,
            not_held_because=row.not_held_because,
            searches=tuple(searches[row.pk]),
            claims=tuple(claims[row.pk]),
            tables=tuple(tables[row.pk]),
            versions=tuple(versions[row.pk]),
        )
        for row in Question.objects.filter(case=case).order_by("number")
    )


def _searches(case: Case) -> dict[int, list[SearchFact]]:
    found: dict[int, list[SearchFact]] = defaultdict(list)
    for row in Search.objects.filter(question__case=case).order_by("on", "pk"):
        found[row.question_id].append(
            SearchFact(
                id=row.pk,
                who=row.who,
                where=row.where,
                terms=row.terms,
                minutes=row.minutes,
                on=row.on,
                found=row.found,
                what=row.what,
            )
        )
    return found


def _claims(case: Case) -> dict[int, list[ClaimFact]]:
    found: dict[int, list[ClaimFact]] = defaultdict(list)
    for row in ExemptionClaim.objects.filter(question__case=case).order_by("pk"):
        found[row.question_id].append(
            ClaimFact(
                id=row.pk,
                provision=row.provision,
                limb=row.limb,
                withheld=row.withheld,
                reason=row.reason,
                prejudice=row.prejudice,
                qualified_person=row.qualified_person,
                opinion=row.opinion,
                opinion_on=row.opinion_on,
                interest_for=row.interest_for,
                interest_against=row.interest_against,
                balance=row.balance,
                confirms=row.confirms,
            )
        )
    return found


def _tables(case: Case, redactions: Iterable[RedactionFact]) -> dict[int, list[TableFact]]:
    of_table: dict[int | None, list[RedactionFact]] = defaultdict(list)
    for redaction in redactions:
        of_table[redaction.table_id].append(redaction)
    found: dict[int, list[TableFact]] = defaultdict(list)
    for row in AnswerTable.objects.filter(question__case=case).order_by("pk"):
        found[row.question_id].append(
            TableFact(
                id=row.pk,
                title=row.title,
                columns=tuple(row.columns),
                rows=tuple(tuple(cells) for cells in row.rows),
                about=row.about,
                suppressed=tuple(row.suppressed),
                redactions=tuple(of_table[row.pk]),
            )
        )
    return found


def _versions(case: Case) -> dict[int, list[VersionFact]]:
    found: dict[int, list[VersionFact]] = defaultdict(list)
    for row in AnswerVersion.objects.filter(question__case=case).order_by("number"):
        found[row.question_id].append(VersionFact(row.number, row.text, row.at, row.by_name))
    return found
