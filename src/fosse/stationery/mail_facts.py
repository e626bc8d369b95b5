"""What is known of the outbox: how much waits, since when, and what went wrong last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Count, F, Max, Min, Q, QuerySet

from .models import OutgoingMail
from .outbox import WAITING

MailState = Literal["waiting", "sent", "given up"]


@dataclass(frozen=True, slots=True)
class MailFact:
    """A mail: its state, and until when it waits."""

    pk: int
    about: str
    to: str
    subject: str
    state: MailState
    queued_at: datetime
    not_before: datetime
    sent_at: datetime | None
    tries: int
    last_error: str
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutboxFact:
    """The outbox in figures: what waits, since when, what failed at least once of it, what was
    given up, and the last error of what waits."""

    waiting: int
    waiting_since: datetime | None
    failing: int
    given_up: int
    sent: int
    last_sent_at: datetime | None
    last_error: str


def outbox_fact(authority_code: int | None = None) -> OutboxFact:
    """The outbox of an authority, or (None) of the whole installation."""
    mails = _of(authority_code)
    figures = mails.aggregate(
        waiting=Count("pk", filter=WAITING),
        since=Min("queued_at", filter=WAITING),
        failing=Count("pk", filter=WAITING & Q(tries__gt=0) & ~Q(last_error="")),
        given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        last_sent=Max("sent_at"),
    )
    failing = mails.filter(Q(sent_at=None)).exclude(last_error="").order_by("-not_before").first()
    return OutboxFact(
        waiting=figures["waiting"],
        waiting_since=figures["since"],
        failing=figures["failing"],
        given_up=figures["given_up"],
        sent=figures["sent"],
        last_sent_at=figures["last_sent"],
        last_error=failing.last_error if failing else "",
    )


def mails(
    authority_code: int | None = None, *, unsent_only: bool = False, most: int = 200
) -> Sequence[MailFact]:
    """The mails of an authority, or (None) of all: what was given up first, then what waits, then
    the latest sent."""
    found = _of(authority_code)
    if unsent_only:
        found = found.filter(sent_at=None)
    given_up_first = F("given_up_at").desc(nulls_last=True)
    unsent_next = F("sent_at").desc(nulls_first=True)
    return [_fact(one) for one in found.order_by(given_up_first, unsent_next, "-queued_at")[:most]]


def given_up_since(day: date, *, authority_code: int) -> Sequence[MailFact]:
    """The mails of an authority that were given up on or after a day, and whose address is still
    known."""
    given_up = _of(authority_code).filter(given_up_at__date__gte=day).exclude(to="")
    return [_fact(one) for one in given_up.order_by("given_up_at")]


def _of(authority_code: int | None) -> QuerySet[OutgoingMail]:
    found = OutgoingMail.objects.all()
    return found if authority_code is None else found.filter(authority_code=authority_code)


def _fact(mail: OutgoingMail) -> MailFact:
    state: MailState = "sent" if mail.sent_at else "given up" if mail.given_up_at else "waiting"
    return MailFact(
        pk=mail.pk,
        about=mail.about,
        to=mail.to,
        subject=mail.subject,
        state=state,
        queued_at=mail.queued_at,
        not_before=mail.not_before,
        sent_at=mail.sent_at,
        tries=mail.tries,
        last_error=mail.last_error,
        attachments=tuple(one["name"] for one in mail.attachments),
    )
