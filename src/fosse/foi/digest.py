"""One e-mail a day to each officer: what is late, due this week, waiting, and under review; what
nobody else is told of; and mail that did not reach whom it was for.

Queued once for each officer and day, however often it is asked for; nothing is sent where there is
nothing to say, nor on days on which nobody works.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fosse.calendar import facts as calendars
from fosse.people.access import authorities_of
from fosse.people.models import Account
from fosse.stationery import outbox
from fosse.stationery.mail_facts import MailFact, given_up_since
from fosse.stationery.outbox import Mail

from .desk import Desk, Row, desk
from .recording import HANDLE

FROM_HOUR = 7  # of the morning, in London
UNSENT_FOR = timedelta(days=4)  # how long mail that could not be sent is told of: over a weekend

Words = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Digest:
    """What an officer is told of one authority on a day. `unassigned` are in nobody's hands;
    `elsewhere` are late or due this week, and with a colleague who gets no such mail: an adviser,
    or somebody who has left. `unsent` is mail of the last days that could not be sent."""

    account_id: int
    name: str
    email: str
    authority_code: int
    today: date
    late: tuple[Row, ...]
    this_week: tuple[Row, ...]
    waiting: tuple[Row, ...]
    reviews: tuple[Row, ...]
    unassigned: tuple[Row, ...]
    elsewhere: tuple[Row, ...] = ()
    unsent: tuple[MailFact, ...] = ()

    @property
    def is_empty(self) -> bool:
        own = (self.late, self.this_week, self.waiting, self.reviews)
        return not any((*own, self.unassigned, self.elsewhere, self.unsent))

    @property
    def key(self) -> str:
        """What makes it one mail a day."""
        return f"digest:{self.account_id}:{self.authority_code}:{self.today.isoformat()}"

    @property
    def subject(self) -> str:
        """“Requests for information: 2 late, 1 due this week”."""
        parts: dict[str, Sequence[object]] = {
            "late": self.late,
            "not sent": self.unsent,
            "due this week": self.this_week,
            "under review": self.reviews,
            "waiting": self.waiting,
            "in nobody's hands": self.unassigned,
            "with others": self.elsewhere,
        }
        said = [f"{len(rows)} {words}" for words, rows in parts.items() if rows]
        return f"Requests for information: {', '.join(said[:3])}"


def digests(*, today: date) -> tuple[Digest, ...]:
    """What there is to tell each officer today, empty ones left out."""
    officers: dict[int, list[Account]] = {}
    for account in Account.objects.filter(is_active=True).prefetch_related("roles").order_by("pk"):
        for code in authorities_of(account, HANDLE, today=today):
            officers.setdefault(code, []).append(account)
    found = [digest for code in sorted(officers) for digest in _of(code, officers[code], today)]
    return tuple(digest for digest in found if not digest.is_empty)


def queue_today(*, now: datetime) -> tuple[Digest, ...]:
    """Put today's digests into the outbox; those that were not in it yet."""
    made = digests(today=timezone.localdate(now))
    return tuple(digest for digest in made if _queue(digest, at=now))


def is_time(now: datetime) -> bool:
    """Whether digests go out now: on a working day, from seven o'clock."""
    local = timezone.localtime(now)
    if local.hour < FROM_HOUR:
        return False
    return not calendars.england_and_wales().why_not(local.date())


def text_of(digest: Digest) -> str:
    """The e-mail in words."""
    return "\n".join(_lines(digest)) + "\n"


@transaction.atomic
def _queue(digest: Digest, *, at: datetime) -> bool:
    return outbox.queue(
        Mail(
            key=digest.key,
            to=digest.email,
            subject=digest.subject,
            text=text_of(digest),
            authority_code=digest.authority_code,
        ),
        at=at,
    )


def _of(code: int, officers: Sequence[Account], today: date) -> Iterator[Digest]:
    """The digests of those who handle the requests of an authority."""
    found = desk(code, today=today)
    told = {account.pk for account in officers}
    unsent = tuple(given_up_since(today - UNSENT_FOR, authority_code=code))
    for account in officers:
        yield _digest(account, found, told, unsent)


def _digest(
    account: Account, found: Desk, told: Collection[int], unsent: tuple[MailFact, ...]
) -> Digest:
    def mine(rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row for row in rows if row.officer_id == account.pk)

    pressing = (*found.late, *found.this_week)
    open_ = (*pressing, *found.later, *found.waiting)
    return Digest(
        account_id=account.pk,
        name=account.name,
        email=account.email,
        authority_code=found.authority_code,
        today=found.today,
        late=mine(found.late),
        this_week=mine(found.this_week),
        waiting=mine(found.waiting),
        reviews=mine(found.reviews),
        unassigned=tuple(row for row in open_ if row.officer_id is None),
        elsewhere=tuple(row for row in pressing if row.officer_id not in {None, *told}),
        unsent=unsent,
    )


def _lines(digest: Digest) -> Iterator[str]:
    yield f"{digest.name},"
    yield ""
    yield f"these requests for information need you on {digest.today:%A %-d %B %Y}."
    parts: tuple[tuple[str, tuple[Row, ...], Words], ...] = (
        ("Late", digest.late, _due),
        ("Due this week", digest.this_week, _due),
        ("Waiting for the requester", digest.waiting, _waits),
        ("Reviews, complaints and appeals", digest.reviews, _due),
        ("In nobody's hands", digest.unassigned, _due),
        ("With colleagues who get no such mail", digest.elsewhere, _due_with),
    )
    for heading, rows, words in parts:
        if rows:
            yield ""
            yield f"{heading} ({len(rows)})"
            yield from (f"- {row.reference}, {words(row)}: {row.title}" for row in rows)
    if digest.unsent:
        yield ""
        yield f"Mail that could not be sent ({len(digest.unsent)}): see the page of mail, and why"
        yield from (f"- {mail.subject}" for mail in digest.unsent)
    if settings.FOSSE_URL:
        yield ""
        yield f"{settings.FOSSE_URL}/authorities/{digest.authority_code}/requests"


def _due(row: Row) -> str:
    return f"due {row.due_on:%-d %B %Y}" if row.due_on else "nothing due now"


def _due_with(row: Row) -> str:
    return f"{_due(row)}, with {row.officer}"


def _waits(row: Row) -> str:
    if row.lapses:
        return "can be closed as lapsed"
    return f"until {row.waits_until:%-d %B %Y}" if row.waits_until else "no last day"
