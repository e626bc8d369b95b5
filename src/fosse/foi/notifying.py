"""The letters before an answer: each is the verb and its letter, in one transaction.

What the law wants done (ask, give notice, extend) is in `stopping` and `triage`; here the
requester is told, in a letter that is kept and goes out with the event or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from fosse.documents.blocks import Block, Quote
from fosse.documents.document import Document
from fosse.documents.english import in_words, listed
from fosse.documents.plain_text import blocks_of
from fosse.people.models import Account
from fosse.people.operator import Operator

from . import stopping, triage
from .by_letter import ByLetter, Written
from .case_fact import CaseFact, RequesterFact
from .clock import Clock, Party
from .exemptions import exemption
from .forgetting import RETENTION_YEARS
from .kinds import LetterKind, Regime
from .letters import composing
from .letters.notices import (
    Acknowledgement,
    Clarification,
    EnvironmentExtension,
    FeesNotice,
    InterestExtension,
    NoticeValues,
    NotValid,
    Transfer,
)
from .posting import frame_of, paper_of, read
from .recording import Refused


@ByLetter
def acknowledge_by_letter(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> Written:
    """Tell the requester that the request came, and by when it is answered."""
    triage.acknowledge(case_id=case_id, on=on, by=by, at=at, version=version)
    case, who = read(case_id, on=on)
    if case.main is None or case.main.due_on is None:
        raise Refused(f"Nothing is due on {case.reference} now: there is no day to promise.")
    values = Acknowledgement(
        reference=case.reference,
        received_on=case.received_on,
        request=_request(who),
        laws=composing.laws_of(case),
        due_on=case.main.due_on,
        why_then=_why_then(case.main),
        provisional=case.main.provisional,
        retention=f"{RETENTION_YEARS} years",
    )
    return _written(case, who, LetterKind.ACKNOWLEDGEMENT, values, on=on, by=by, at=at)


@ByLetter
def ask_clarification_by_letter(
    *,
    case_id: int,
    text: str,
    advice: str = "",
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Ask what is meant (FOIA-1-3), with what could be asked for instead (FOIA-16)."""
    stopping.ask_clarification(case_id=case_id, text=text, on=on, by=by, at=at, version=version)
    case, who = read(case_id, on=on)
    values = Clarification(
        received_on=case.received_on,
        request=_request(who),
        asked=blocks_of(text),
        advice=blocks_of(advice),
        lapses_on=_lapses_on(case),
        environmental=_is_environmental(case),
    )
    return _written(case, who, LetterKind.CLARIFICATION, values, on=on, by=by, at=at)


@ByLetter
def give_fees_notice_by_letter(
    *,
    case_id: int,
    amount: Decimal,
    breakdown: Sequence[str],
    how_to_pay: str,
    advice: str = "",
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Give a fees notice (FOIA-9): how much, for what, how to pay."""
    lines = tuple(line.strip() for line in breakdown if line.strip())
    if not lines or not how_to_pay.strip():
        raise Refused("Say what the fee is for, and how to pay it.")
    stopping.give_fees_notice(case_id=case_id, amount=amount, on=on, by=by, at=at, version=version)
    case, who = read(case_id, on=on)
    values = FeesNotice(
        received_on=case.received_on,
        request=_request(who),
        amount=f"£{amount:,.2f}",
        breakdown=lines,
        how_to_pay=how_to_pay.strip(),
        lapses_on=_lapses_on(case),
        advice=blocks_of(advice),
        environmental=_is_environmental(case),
    )
    return _written(case, who, LetterKind.FEES_NOTICE, values, on=on, by=by, at=at)


@ByLetter
def extend_by_letter(
    *,
    case_id: int,
    regime: Regime,
    provisions: Sequence[str],
    estimated_on: date,
    reason: str,
    rest_due: bool = False,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Tell the requester that it takes longer, and why: to weigh the public interest (FOIA-10-3,
    FOIA-17-2), or for complex and voluminous environmental information (EIR-7-1)."""
    stopping.extend(
        case_id=case_id,
        regime=regime,
        provisions=provisions,
        estimated_on=estimated_on,
        on=on,
        reason=reason,
        rest_due=rest_due,
        by=by,
        at=at,
        version=version,
    )
    case, who = read(case_id, on=on)
    values = _extension(case, who, regime, provisions, estimated_on, reason, rest_due)
    refuses = regime is Regime.FOI  # it is the notice of s.17(1) as well
    return _written(case, who, LetterKind.EXTENSION, values, on=on, by=by, at=at, refuses=refuses)


@ByLetter
def transfer_by_letter(
    *,
    case_id: int,
    to: str,
    contact: str,
    what: str,
    reason: str,
    passed_on: bool,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Tell the requester who holds it: `contact` is where to ask, line by line; `passed_on` that
    the request was sent there with the requester's agreement."""
    if not what.strip():
        raise Refused("Say which information another authority holds.")
    triage.transfer(case_id=case_id, to=to, reason=reason, on=on, by=by, at=at, version=version)
    case, who = read(case_id, on=on)
    values = Transfer(
        received_on=case.received_on,
        request=_request(who),
        what=what.strip(),
        holder=blocks_of("\n".join(filter(None, (to.strip(), contact.strip())))),
        passed_on=passed_on,
    )
    refuses = _is_environmental(case)  # EIR reg. 10(1)(b): “with the refusal”
    return _written(case, who, LetterKind.TRANSFER, values, on=on, by=by, at=at, refuses=refuses)


@ByLetter
def find_not_valid_by_letter(
    *,
    case_id: int,
    lacks: Sequence[str],
    advice: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Tell the requester what s.8 asks for that is not there, and how to mend it (FOIA-16)."""
    lines = tuple(line.strip() for line in lacks if line.strip())
    if not lines or not advice.strip():
        raise Refused("Say what the request lacks, and what the requester can do about it.")
    reason = " ".join(lines)
    triage.find_not_valid(case_id=case_id, reason=reason, on=on, by=by, at=at, version=version)
    case, who = read(case_id, on=on)
    values = NotValid(
        received_on=case.received_on,
        request=_request(who),
        lacks=lines,
        advice=blocks_of(advice),
    )
    return _written(case, who, LetterKind.NOT_VALID, values, on=on, by=by, at=at)


def _written(
    case: CaseFact,
    who: RequesterFact,
    kind: LetterKind,
    values: NoticeValues,
    *,
    on: date,
    by: Account | Operator,
    at: datetime,
    refuses: bool = False,
) -> Written:
    paper = paper_of(case, on=on)

    def compose(to: RequesterFact) -> Document:
        frame = frame_of(case, to, paper, on=on)
        said = replace(values, request=_request(to))
        return composing.notice(case, said, frame, paper, refuses=refuses)

    return Written(case, who, kind, compose, by, at)


def _extension(
    case: CaseFact,
    who: RequesterFact,
    regime: Regime,
    provisions: Sequence[str],
    estimated_on: date,
    reason: str,
    rest_due: bool,
) -> NoticeValues:
    if regime is Regime.FOI:
        return InterestExtension(
            received_on=case.received_on,
            request=_request(who),
            exemptions=listed([exemption(one).section for one in provisions]),
            why=blocks_of(reason),
            estimated_on=estimated_on,
            rest_due=rest_due,
        )
    return EnvironmentExtension(
        received_on=case.received_on,
        request=_request(who),
        why=blocks_of(reason),
        estimated_on=estimated_on,
    )


def _request(who: RequesterFact) -> tuple[Block, ...]:
    return (Quote(who.text),)


def _is_environmental(case: CaseFact) -> bool:
    """Whether all of it is answered under the Regulations."""
    return case.regimes == (Regime.EIR,)


def _lapses_on(case: CaseFact) -> date:
    """The last day on which the requester can still answer or pay."""
    days = [
        clock.due_on
        for clock in case.clocks
        if clock.owed_by is Party.REQUESTER and clock.proceeding is None and clock.is_open
    ]
    return max(day for day in days if day)


def _why_then(clock: Clock) -> str:
    period = clock.law.period
    return (
        f"{period.in_words} after {in_words(clock.started_on)}, weekends and bank holidays not "
        f"counted ({clock.law.cites})"
        if period
        else clock.law.words
    )
