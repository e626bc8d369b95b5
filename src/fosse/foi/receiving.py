"""Receiving a request: it gets a reference, and its clock begins, on the day it came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from fosse.audit.actions import Doer
from fosse.people.access import PUBLIC, Place, check_may
from fosse.people.models import Account
from fosse.people.nobody import Nobody
from fosse.people.operator import Operator

from . import papers as paper_rows
from . import search_index
from .blacking import Details, black_out
from .intake.incoming import Incoming
from .intake.text import clean, one_line
from .kinds import Channel, EventKind, PaperKind, State
from .law import NoSuchRule, rule
from .models import Case, Requester
from .paper_store import written
from .recording import HANDLE, Refused, happen
from .references import book, next_reference
from .sent_twice import DAYS_APART, same_requester, words_sha256

RequesterDetails = Details
"""Name, e-mail, address and organisation of whoever asks, as they gave them."""

ANSWER = "FOIA-10-1"
LONGEST_TITLE = 80
_OVER = (
    State.NOT_VALID,
    State.BUSINESS_AS_USUAL,
    State.SUBJECT_ACCESS,
    State.TRANSFERRED,
    State.ISSUED,
    State.CLOSED,
    State.WITHDRAWN,
    State.LAPSED,
)
_GREETING = re.compile(r"(?i)^(dear|hello|hi|to whom|good (morning|afternoon)|re:|fao)\b.{0,60}$")


@dataclass(frozen=True, slots=True)
class Received:
    """The case that a request became. `twin_of` is the reference of the request that it is, word
    for word, a second time: then the case is that one, and nothing was lost."""

    case_id: int
    reference: str
    twin_of: str | None = None


def receive(
    *,
    authority_code: int,
    text: str,
    channel: Channel,
    received_on: date,
    requester: RequesterDetails,
    title: str = "",
    papers: Sequence[Incoming] = (),
    by: Account | Operator | Nobody,
    at: datetime,
) -> Received:
    """Log a request, word for word, with its papers. The day is that on which it reached the
    authority, a Sunday too.

    Whether it is valid (s.8) is decided afterwards: what cannot be answered is still kept. Nobody
    signed in may send one by the form. Raises `Refused` for an empty request, a day still to
    come or before the Act, or a paper that is too large.
    """
    text, requester = clean(text), cleaned(requester)
    _check(text, channel, received_on, authority_code, by=by, at=at)
    title = named_without(title, requester) or title_of(text, requester)
    with written(papers), transaction.atomic():
        held = book(authority_code, received_on.year)
        if first := _twin(authority_code, text, received_on, requester):
            return _again(first, channel, received_on, papers, by=by, at=at)
        case = Case.objects.create(
            authority_code=authority_code,
            reference=next_reference(held),
            received_on=received_on,
            channel=channel,
            title=title,
            text=text,
            text_sha256=words_sha256(text),
        )
        Requester.objects.create(
            case=case,
            name=requester.name,
            email=requester.email,
            address=requester.address,
            organisation=requester.organisation,
        )
        for paper in papers:
            paper_rows.add(case, PaperKind.RECEIVED, paper, by=by, at=at)
        happen(case, EventKind.RECEIVED, on=received_on, at=at, by=by, detail={"channel": channel})
        search_index.file_case(case.pk)
        return Received(case.pk, case.reference)


def check_received_on(received_on: date, *, today: date) -> None:
    """Raise `Refused` for a day of receipt that is still to come, or from which no time runs: it
    is before the Act (FOIA-10-1)."""
    if received_on > today:
        raise Refused(f"{received_on:%-d %B %Y} is still to come. Give the day on which it came.")
    try:
        rule(ANSWER, received_on)
    except NoSuchRule as fault:
        raise Refused(f"Nothing can be due on a request of that day. {fault}") from None


def title_of(text: str, requester: RequesterDetails) -> str:
    """A short name for a request, out of its own first words, without the requester's."""
    lines = [line.strip() for line in black_out(text, requester).splitlines()]
    said = [line for line in lines if line and not _GREETING.match(line)]
    first = re.split(r"(?<=[.?!])\s", " ".join(said[:1]))[0]
    if len(first) <= LONGEST_TITLE:
        return first or "A request"
    return f"{first[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def named_without(title: str, requester: RequesterDetails) -> str:
    """A short name without the requester's own, which stands in the subject of many an e-mail."""
    return one_line(black_out(one_line(title), requester))


def cleaned(requester: RequesterDetails) -> RequesterDetails:
    """The details of whoever asks as they are kept: each on one line but the address."""
    return RequesterDetails(
        name=one_line(requester.name),
        email=one_line(requester.email, 254),
        address=clean(requester.address).strip(),
        organisation=one_line(requester.organisation),
    )


def _check(
    text: str, channel: Channel, received_on: date, authority_code: int, *, by: Doer, at: datetime
) -> None:
    today = timezone.localdate(at)
    if isinstance(by, Account | Operator):
        verb = PUBLIC if channel == Channel.FORM else HANDLE
        check_may(by, verb, Place(authority_code), today=today)
    elif channel != Channel.FORM:
        raise Refused("Sign in to log a request that came by e-mail or by post.")
    if not text.strip():
        raise Refused("The request is empty. Write what information is asked for.")
    check_received_on(received_on, today=today)


def _twin(
    authority_code: int, text: str, received_on: date, requester: RequesterDetails
) -> Case | None:
    """The unanswered request that says the same, by the same requester, within a few days."""
    apart = timedelta(DAYS_APART)
    found = Case.objects.select_for_update(of=("self",)).filter(
        authority_code=authority_code,
        text_sha256=words_sha256(text),
        received_on__range=(received_on - apart, received_on + apart),
    )
    for case in found.exclude(state__in=_OVER).order_by("pk"):
        who = Requester.objects.filter(case=case).first()
        if who and same_requester(details_of(who), requester):
            return case
    return None


def _again(
    first: Case,
    channel: Channel,
    received_on: date,
    papers: Sequence[Incoming],
    *,
    by: Doer,
    at: datetime,
) -> Received:
    """Note on the case that the same came again; papers that are new to it are kept."""
    for paper in papers:
        paper_rows.add(first, PaperKind.RECEIVED, paper, by=by, at=at)
    happen(
        first,
        EventKind.NOTED,
        on=max(received_on, first.received_on),
        at=at,
        by=by,
        detail={"channel": channel, "again_on": received_on.isoformat()},
        note=f"The same request came again, on {received_on:%-d %B %Y}: {Channel(channel).words}.",
    )
    return Received(first.pk, first.reference, first.reference)


def details_of(who: Requester) -> RequesterDetails:
    """What is known of the requester of a case."""
    return RequesterDetails(who.name, who.email, who.address, who.organisation)
