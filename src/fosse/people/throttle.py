"""How long somebody who failed to sign in waits before the next try. PURE.

Slowing guesses down, rather than locking an account, is what NIST SP 800-63B (5.2.2) and the
OWASP Authentication Cheat Sheet advise: a lock would let a stranger shut an officer out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """After `free` failures within `window`, each one more doubles the wait from `first` on,
    up to `longest`."""

    free: int
    window: timedelta
    first: timedelta
    longest: timedelta


_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)

# One account from one address; one address for any account; one account from anywhere. The last
# is generous, so that a stranger elsewhere does not slow an officer down easily.
PAIR = Limit(free=5, window=_DAY, first=timedelta(seconds=30), longest=15 * _MINUTE)
ADDRESS = Limit(free=30, window=timedelta(hours=1), first=_MINUTE, longest=15 * _MINUTE)
ACCOUNT = Limit(free=100, window=timedelta(hours=1), first=_MINUTE, longest=5 * _MINUTE)


def wait_until(failures: Sequence[datetime], limit: Limit, *, now: datetime) -> datetime | None:
    """The moment before which no further try is looked at; None when it may be made at `now`.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    >>> wait_until([noon] * 5, PAIR, now=noon).isoformat()
    '2026-01-05T12:00:30+00:00'
    """
    counted = [at for at in failures if now - limit.window < at <= now]
    beyond = len(counted) - limit.free
    if beyond < 0:
        return None
    doubled = limit.first * 2 ** min(beyond, 20)
    until = max(counted) + min(doubled, limit.longest)
    return until if until > now else None
