"""An officer's calendar feed: its secret address, and what it holds.

Calendar programs cannot sign in, so whoever knows the address may read it: it names requests and
days and nothing else, and a new one can be made at any time, which ends the old.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from fosse.audit.actions import record
from fosse.people.access import authorities_of
from fosse.people.models import Account

from .calendar_file import Entry, as_icalendar
from .deadlines import deadlines
from .models import Case, FeedKey
from .recording import HANDLE

SALT = "fosse.foi.feed"


def token_of(account: Account) -> str | None:
    """The secret part of the feed's address: the account's number and a code; None where the
    officer has no feed."""
    key = FeedKey.objects.filter(account=account, ended_at=None).first()
    return f"{account.pk}-{_code(key)}" if key else None


def owner_of(token: str) -> Account | None:
    """Whose feed the token opens; None for one that is wrong, old, or of a closed account. A wrong
    one takes as long as a right one."""
    number = token.partition("-")[0]
    key = None
    if number.isascii() and number.isdecimal() and len(number) < 19:
        keys = FeedKey.objects.select_related("account")
        key = keys.filter(account_id=int(number), ended_at=None, account__is_active=True).first()
    expected = f"{number}-{_code(key or FeedKey(account_id=0, number=0))}"
    return key.account if constant_time_compare(token, expected) and key else None


@transaction.atomic
def renew(account: Account, *, at: datetime) -> None:
    """Make the officer a feed, or a new address for it; the old one opens nothing any more."""
    key, new = FeedKey.objects.select_for_update().get_or_create(
        account=account, defaults={"made_at": at}
    )
    if not new:
        key.number += 1
        key.made_at, key.ended_at = at, None
        key.save(update_fields=["number", "made_at", "ended_at"])
    _audit(account, "feed.renewed")


@transaction.atomic
def end(account: Account, *, at: datetime) -> None:
    """End the officer's feed: its address opens nothing any more."""
    if FeedKey.objects.filter(account=account, ended_at=None).update(ended_at=at):
        _audit(account, "feed.ended")


def feed_of(account: Account, *, today: date, address: str = "") -> bytes:
    """The feed as iCalendar: what is due of the requests that the officer has in hand, in every
    authority where they handle requests. `address` is the installation's own, for links."""
    codes = sorted(authorities_of(account, HANDLE, today=today))
    found = [one for code in codes for one in _entries(code, account.pk, today, address)]
    return as_icalendar(found, name="Requests for information")


def _entries(code: int, account_id: int, today: date, address: str) -> Iterator[Entry]:
    due = deadlines(code, account_id, today=today)
    cases = Case.objects.in_bulk({one.case_id for one in due})
    for one in due:
        case, what = cases[one.case_id], one.proceeding.words if one.proceeding else "answer"
        page = f"{address}/authorities/{code}/requests/{one.reference}" if address else ""
        yield Entry(
            key=one.key,
            words=f"{one.reference}: {what} due",
            due_on=one.due_on,
            version=case.version,
            changed_at=case.changed_at or _midnight(case.received_on),
            provisional=one.provisional,
            address=page,
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _code(key: FeedKey) -> str:
    return salted_hmac(SALT, f"{key.account_id}:{key.number}", algorithm="sha256").hexdigest()[:40]


def _audit(account: Account, verb: str) -> None:
    record(by=account, verb=verb, noun="account", noun_id=account.pk)
