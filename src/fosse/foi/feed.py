"""An officer's calendar feed: its secret address, and what it holds.

Calendar programs cannot sign in, so whoever knows the address may read it: it names requests and
days and nothing else, and a new one can be made at any time, which ends the old.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from fosse.audit.actions import record
from fosse.people.access import authorities_of
from fosse.people.models import Account

from .calendar_file import as_icalendar
from .deadlines import deadlines
from .models import FeedKey
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
    """The feed as iCalendar: the open deadlines of the requests that the officer has in hand, in
    every authority where they handle requests. `address` is the installation's own, for links."""
    codes = sorted(authorities_of(account, HANDLE, today=today))
    found = [
        one
        for code in codes
        for one in deadlines(code, today=today, account_id=account.pk, address=address)
    ]
    return as_icalendar(found, name="Requests for information")


def _code(key: FeedKey) -> str:
    return salted_hmac(SALT, f"{key.account_id}:{key.number}", algorithm="sha256").hexdigest()[:40]


def _audit(account: Account, verb: str) -> None:
    record(by=account, verb=verb, noun="account", noun_id=account.pk)
