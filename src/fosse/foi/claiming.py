"""Claiming exemptions (FOIA Part II) and exceptions (EIR reg. 12), and taking things out of what
is released, each with its provision and reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from fosse.people.models import Account
from fosse.people.operator import Operator

from .exemptions import EXEMPTIONS
from .models import AnswerTable, Case, ExemptionClaim, Paper, Redaction
from .recording import Refused, hold, hold_question, note_change


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What is said of an exemption; what a notice still needs of it, `refusal` says."""

    provision: str
    limb: str = ""
    withheld: str = ""
    reason: str = ""
    prejudice: str = ""
    qualified_person: str = ""
    opinion: str = ""
    opinion_on: date | None = None
    interest_for: str = ""
    interest_against: str = ""
    balance: str = ""
    confirms: bool = True


@transaction.atomic
def claim_exemption(
    *,
    question_id: int,
    claim: ClaimDraft,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> int:
    """Claim an exemption for a question; the number it is known by."""
    _check_provision(claim.provision)
    case, question = hold_question(question_id, by=by, at=at, version=version)
    made = ExemptionClaim.objects.create(question=question, **asdict(claim))
    words = f"claimed {claim.provision} for question {question.number}"
    _note(case, "claimed", words, made, by=by, at=at)
    return int(made.pk)


@transaction.atomic
def change_claim(
    *,
    claim_id: int,
    claim: ClaimDraft,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Say otherwise what is said of an exemption; the case's reference."""
    _check_provision(claim.provision)
    case, held = _held(claim_id, by=by, at=at, version=version)
    for name, value in asdict(claim).items():
        setattr(held, name, value)
    held.save()
    words = f"changed what is said of {claim.provision} for question {held.question.number}"
    _note(case, "claim_changed", words, held, by=by, at=at)
    return case.reference


@transaction.atomic
def drop_claim(
    *, claim_id: int, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Claim an exemption no longer; the case's reference."""
    case, held = _held(claim_id, by=by, at=at, version=version)
    words = f"no longer claims {held.provision} for question {held.question.number}"
    _note(case, "claim_dropped", words, held, by=by, at=at)
    held.delete()
    return case.reference


@transaction.atomic
def redact_text(
    *,
    paper_id: int,
    start: int,
    end: int,
    provision: str,
    reason: str,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> int:
    """Take characters `[start, end)` of a paper's text out of what is released."""
    paper = Paper.objects.filter(pk=paper_id).first()
    if paper is None:
        raise Refused(f"There is no paper number {paper_id} on record.")
    case = hold(paper.case_id, by=by, at=at, version=version)
    if not 0 <= start < end <= len(paper.text):
        raise Refused(
            f"Characters {start} to {end} are not in the text of “{paper.name}”, which has "
            f"{len(paper.text):,}. Mark the passage again."
        )
    made = _redact(provision, reason, paper=paper, start=start, end=end)
    note_change(case, "redacted", f"redacted “{paper.name}”", at=at, by=by, redaction=made)
    return made


@transaction.atomic
def redact_table(
    *,
    table_id: int,
    column: str,
    row: int | None,
    provision: str,
    reason: str,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> int:
    """Take a column of a table, or (with `row`, from 0) one cell, out of what is released."""
    table = AnswerTable.objects.select_related("question").filter(pk=table_id).first()
    if table is None:
        raise Refused("This table was composed anew meanwhile. Open the question again.")
    case = hold(table.question.case_id, by=by, at=at, version=version)
    if column not in table.columns or (row is not None and not 0 <= row < len(table.rows)):
        raise Refused(f"“{table.title}” has no such column or row. Mark it again.")
    made = _redact(provision, reason, table=table, column=column, row=row)
    note_change(case, "redacted", f"redacted “{table.title}”", at=at, by=by, redaction=made)
    return made


@transaction.atomic
def drop_redaction(
    *, redaction_id: int, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Release what a redaction took out after all; the case's reference."""
    held = Redaction.objects.filter(pk=redaction_id)
    case_id = held.values_list(
        Coalesce("paper__case_id", "table__question__case_id"), flat=True
    ).first()
    if case_id is None:
        raise Refused("This redaction is gone already. Open the request again.")
    case = hold(case_id, by=by, at=at, version=version)
    held.delete()
    note_change(case, "redaction_dropped", "took a redaction back", at=at, by=by)
    return case.reference


def _held(
    claim_id: int, *, by: Account | Operator, at: datetime, version: int | None
) -> tuple[Case, ExemptionClaim]:
    found = ExemptionClaim.objects.select_related("question").filter(pk=claim_id).first()
    if found is None:
        raise Refused("This exemption is no longer claimed. Open the request again.")
    case = hold(found.question.case_id, by=by, at=at, version=version)
    found.refresh_from_db()
    return case, found


def _redact(provision: str, reason: str, **where: object) -> int:
    _check_provision(provision)
    if not reason.strip():
        raise Refused("Give the reason: it is listed in the answer.")
    made = Redaction.objects.create(provision=provision, reason=reason.strip(), **where)
    return int(made.pk)


def _check_provision(provision: str) -> None:
    if provision not in EXEMPTIONS:
        raise Refused(f"“{provision[:40]}” is no exemption or exception on record. Choose one.")


def _note(
    case: Case,
    verb: str,
    words: str,
    claim: ExemptionClaim,
    *,
    by: Account | Operator,
    at: datetime,
) -> None:
    number, provision = claim.question.number, claim.provision
    note_change(case, verb, words, at=at, by=by, question=number, provision=provision)
