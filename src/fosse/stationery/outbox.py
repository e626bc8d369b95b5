"""Mail: queued with what it tells of, and sent afterwards, once.

A mail is a row, written in the transaction of the letter or the digest that it carries: either
both are there or neither. `send_waiting` hands waiting rows to the mail server, each claimed
first, so that two processes never send the same. Where the server does not take it, it stays and
is tried again after a pause that grows.

One doubt remains, as with all mail: a process that is killed after the server took a mail and
before that is written down leaves the mail claimed; ten minutes later it goes out a second time,
under the same Message-ID, by which mail programs know it for the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, Q

from fosse.audit.actions import Doer, record

from .models import OutgoingMail

CLAIM = timedelta(minutes=10)  # longer than any mail server may take for one mail
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240))
"""How long to wait after the first failure, the second …; the last again and again."""
GIVE_UP_AFTER = timedelta(days=5)  # as RFC 5321, 4.5.4.1 advises

WAITING = Q(sent_at=None, given_up_at=None)


class NotAnAddress(ValueError):
    """No mail can go to this address; the message names it."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to go with a mail: its bytes are kept under the hash."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An e-mail to one address. `key` tells it from every other: the same key is the same mail,
    and goes out once. `about` is the reference of what it tells of."""

    key: str
    to: str
    subject: str
    text: str
    about: str = ""
    authority_code: int | None = None
    attachments: Sequence[Attached] = field(default=())


def queue(mail: Mail, *, at: datetime) -> bool:
    """Put a mail in the outbox, inside the transaction of what it tells of; whether it was not
    there already. Raises `NotAnAddress`, and `RuntimeError` outside a transaction: a letter
    without its mail, or a mail without its letter, must not be possible."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"outbox.queue({mail.key!r}) was called outside a transaction.")
    _, new = OutgoingMail.objects.get_or_create(
        key=mail.key,
        defaults={
            "about": mail.about,
            "authority_code": mail.authority_code,
            "to": _checked(mail.to),
            "subject": " ".join(mail.subject.split())[:200],
            "text": mail.text,
            "attachments": [
                {"name": one.name, "media_type": one.media_type, "sha256": one.sha256}
                for one in mail.attachments
            ],
            "message_id": make_msgid(domain=_domain()),
            "queued_at": at,
            "not_before": at,
        },
    )
    return new


def claim_next(*, now: datetime, passed: Sequence[int] = ()) -> OutgoingMail | None:
    """The mail that has waited longest of those whose time has come, claimed for this process;
    None when there is none. `passed` are those that this round has tried."""
    due = OutgoingMail.objects.filter(WAITING, not_before__lte=now).exclude(pk__in=passed)
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    for mail in due.filter(free).order_by("not_before", "pk")[:20]:
        # Whoever changes the row from what it was has it: no lock is held while mail is sent.
        mine = OutgoingMail.objects.filter(
            WAITING, pk=mail.pk, tries=mail.tries, claimed_until=mail.claimed_until
        ).update(claimed_until=now + CLAIM, tries=F("tries") + 1)
        if mine:
            mail.refresh_from_db()
            return mail
    return None


def sent(mail: OutgoingMail, *, at: datetime) -> None:
    """Write down that the server took it."""
    mail.sent_at, mail.claimed_until, mail.last_error = at, None, ""
    mail.save(update_fields=["sent_at", "claimed_until", "last_error"])


def failed(
    mail: OutgoingMail, why: str, *, at: datetime, for_good: bool, reached: bool = True
) -> None:
    """Write down that it was not taken, and when to try again. `for_good`: the server says that
    this mail will never be taken; so it is, too, after five days of trying. A server that was not
    even `reached` has not said so: for that one mail waits as long as it takes."""
    mail.last_error, mail.claimed_until = why[:500], None
    mail.tries = mail.tries if reached else min(mail.tries, len(PAUSES))
    mail.not_before = at + _pause_after(mail.tries)
    if for_good or (reached and _tried_for(mail.tries) > GIVE_UP_AFTER):
        mail.given_up_at = at
    mail.save(update_fields=["last_error", "claimed_until", "tries", "not_before", "given_up_at"])


@transaction.atomic
def try_again(mail_id: int, *, authority_code: int, by: Doer, at: datetime) -> bool:
    """Put a mail of an authority that was given up back among those that wait, to be sent at once;
    whether it was. Nothing happens to one that waits, was sent, or whose address was removed."""
    given_up = OutgoingMail.objects.filter(given_up_at__isnull=False).exclude(to="")
    mail = given_up.filter(pk=mail_id, authority_code=authority_code).first()
    if mail is None:
        return False
    mail.given_up_at, mail.not_before, mail.tries, mail.queued_at = None, at, 0, at
    mail.save(update_fields=["given_up_at", "not_before", "tries", "queued_at"])
    record(
        by=by,
        verb="mail.tried_again",
        noun="mail",
        noun_id=mail.pk,
        authority_code=mail.authority_code,
        detail={"about": mail.about, "subject": mail.subject},
    )
    return True


def went_out(about: str) -> int:
    """Write down that the mail that waits about something has gone out by another way, and send
    none of it: for what happened before Fosse was there to send it. How many there were."""
    mails = OutgoingMail.objects.filter(WAITING, about=about)
    return mails.update(sent_at=F("queued_at"))


def forget(about: str) -> int:
    """Empty the address and the text of every mail about something, and what a mail server said
    of them, and send none of it any more: for when a requester is forgotten. How many there
    were."""
    mails = OutgoingMail.objects.filter(about=about).exclude(to="")
    waiting = mails.filter(WAITING)
    waiting.update(given_up_at=F("queued_at"), claimed_until=None)
    mails.exclude(given_up_at=None).update(last_error="The person was forgotten.")
    return mails.update(to="", text="")


def check_address(address: str) -> None:
    """Raise `NotAnAddress` for what no mail can go to; "" is no address, and no fault."""
    if address.strip():
        _checked(address)


def _pause_after(tries: int) -> timedelta:
    return PAUSES[min(tries, len(PAUSES)) - 1]


def _tried_for(tries: int) -> timedelta:
    """How long a mail has been tried, whatever it waited before: for a server to be set, or for a
    process that sends it to be there."""
    return sum(map(_pause_after, range(1, tries + 1)), timedelta())


def _checked(address: str) -> str:
    try:
        validate_email(address.strip())
    except ValidationError:
        raise NotAnAddress(
            f"“{address}” is no e-mail address. Enter one such as name@example.org."
        ) from None
    return address.strip()


def _domain() -> str:
    """The domain that Message-IDs are made in: that of the sender's address."""
    found = re.search(r"@([\w.-]+)", settings.FOSSE_MAIL_FROM)
    return found[1] if found else "fosse.invalid"
