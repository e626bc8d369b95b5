"""How everything that is done to a case is recorded: the one writer of `CaseEvent`.

A verb opens a transaction, takes the case with `hold` (which checks who may, and that nobody was
quicker), writes its rows, and says what was done with `happen` (an event, which may move the
state) or `note_change` (work that no clock or state is read from). Both put it in the audit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fosse.audit.actions import Doer, record
from fosse.people.access import Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator

from .kinds import EventKind, ProceedingKind, Stage, State
from .models import Case, CaseEvent, Proceeding, Question
from .progress import next_stage, next_state

SEE, HANDLE, SEARCH, CLEAR, REVIEW = (
    f"requests.{verb}" for verb in ("see", "handle", "search", "clear", "review")
)


class Refused(ValueError):
    """Something was asked for that cannot be done; the message says why and what to do."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the case after the officer had read it: who did what, and when."""


def hold(
    case_id: int,
    *,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
    may: str = HANDLE,
) -> Case:
    """The case, locked until the transaction ends.

    Raises `NotAllowed` unless `by` may do `may` in its authority, `ChangedMeanwhile` when its
    version is no longer the one given (None: whatever it is), `Refused` when there is none.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A case can only be held inside a transaction.")
    case = Case.objects.select_for_update().filter(pk=case_id).first()
    if case is None:
        raise Refused(f"There is no request number {case_id} on record. Look at the desk again.")
    check_may(by, may, Place(case.authority_code), today=timezone.localdate(at))
    if version is not None and version != case.version:
        raise ChangedMeanwhile(_who_was_quicker(case))
    return case


def hold_question(
    question_id: int,
    *,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
    may: str = HANDLE,
) -> tuple[Case, Question]:
    """A question with its case, which is held. Raises as `hold`."""
    case_id = Question.objects.filter(pk=question_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise Refused("This question is no longer part of the request. Open the request again.")
    case = hold(case_id, by=by, at=at, version=version, may=may)
    question = case.questions.filter(pk=question_id).first()
    if question is None:  # split anew while this waited for the lock
        raise ChangedMeanwhile(_who_was_quicker(case))
    return case, question


def happen(
    case: Case,
    kind: EventKind,
    *,
    on: date,
    at: datetime,
    by: Doer,
    detail: Mapping[str, Any] | None = None,
    note: str = "",
    proceeding: Proceeding | None = None,
) -> CaseEvent:
    """Append what happened on a day to a case that is held; its state and version move.

    Words that people wrote go into `note` and `detail["text"]` and nowhere else: they may hold
    personal data, and the audit keeps them not. Raises `NotNow` when this cannot happen in the
    state that the case is in, and `Refused` for a day that cannot be.
    """
    state = _next_state(case, kind, proceeding)
    _check_day(case, on, at)
    event = CaseEvent.objects.create(
        case=case,
        number=_next_number(case),
        kind=kind,
        on=on,
        at=at,
        by_id=by.pk,
        by_name=by.name,
        note=note.strip(),
        detail=dict(detail or {}),
        proceeding=proceeding,
    )
    case.state = state
    _changed(case, kind.words.lower(), at=at, by=by)
    said = {name: value for name, value in event.detail.items() if name != "text"}
    _audit(case, kind.value, {"event": event.number, "on": on.isoformat(), **said}, by=by)
    return event


def note_change(
    case: Case, verb: str, words: str, *, at: datetime, by: Doer, **detail: object
) -> None:
    """Say that a case that is held was worked on: `words` are what the next officer reads if
    they were slower (“wrote the answer to question 2”)."""
    _changed(case, words, at=at, by=by)
    _audit(case, verb, detail, by=by)


def _next_state(case: Case, kind: EventKind, proceeding: Proceeding | None) -> State:
    """Where the case is then. What happens in a proceeding leaves it, and has an order of its
    own; a case begins with being received."""
    if proceeding is not None:
        kinds = proceeding.events.order_by("number").values_list("kind", flat=True)
        stage = Stage.NOT_BEGUN
        for each in (*kinds, kind):
            stage = next_stage(ProceedingKind(proceeding.kind), stage, EventKind(each))
    if kind is EventKind.RECEIVED and case.version == 0:
        return State.RECEIVED
    return next_state(case.state, kind)


def _who_was_quicker(case: Case) -> str:
    if case.changed_at is None:
        return f"{case.reference} was changed meanwhile. Look at it again, then try again."
    when = timezone.localtime(case.changed_at)
    return (
        f"{case.changed_by} was quicker: {case.changed_what}, on {when:%-d %B %Y} at {when:%H:%M}. "
        f"Nothing of yours was saved. Look at {case.reference} again, then decide what to do."
    )


def _check_day(case: Case, on: date, at: datetime) -> None:
    if on > timezone.localdate(at):
        raise Refused(f"{on:%-d %B %Y} is still to come. Give the day on which it happened.")
    if on < case.received_on:
        raise Refused(
            f"The request was received on {case.received_on:%-d %B %Y}: nothing can have happened "
            f"to it on {on:%-d %B %Y}."
        )


def _next_number(case: Case) -> int:
    last: int | None = case.events.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _changed(case: Case, what: str, *, at: datetime, by: Doer) -> None:
    case.version += 1
    case.changed_at, case.changed_by, case.changed_what = at, by.name, what[:200]
    case.save(
        update_fields=["state", "version", "changed_at", "changed_by", "changed_what", "title"]
    )


def _audit(case: Case, verb: str, detail: Mapping[str, object], *, by: Doer) -> None:
    record(
        by=by,
        verb=f"request.{verb}",
        noun="request",
        noun_id=case.reference,
        authority_code=case.authority_code,
        detail=dict(detail),
    )
