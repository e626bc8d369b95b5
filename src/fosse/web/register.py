"""What the register's pages share: which authority, which day, and where it all comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from fosse.schools.models import Authority, Extract

from .asked import Asked


@dataclass(frozen=True, slots=True)
class Named:
    """An authority as a page names it, where its school has told its code and name already."""

    code: int
    name: str


def authority_or_404(code: int) -> Authority:
    """The authority of that code. Raises `Http404` with words for a page."""
    found = Authority.objects.filter(code=code).first()
    if found is None:
        raise Http404(f"No authority with the code {code} is in the register.")
    return found


def register_source(as_at: date, known_at: datetime | None = None) -> str:
    """The extract that schools' details on a day come from: the latest that was published by
    then, or the earliest there is, since a later extract can still tell of earlier days. With
    `known_at`, of those that had been loaded by then."""
    loaded = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS)
    if known_at is not None:
        loaded = loaded.filter(loaded_at__lte=known_at)
    days = sorted(loaded.values_list("dated", flat=True))
    if not days:
        by_then = " was loaded by then" if known_at else " is loaded"
        return f"No extract of Get Information about Schools{by_then}"
    day = max((d for d in days if d <= as_at), default=days[0])
    return f"Get Information about Schools, extract of {day:%-d %B %Y}"


def known(day: Asked) -> dict[str, object]:
    """What a download says of the second clock: as recorded on which day, where that was asked."""
    return {"as_recorded_on": day.known_on.isoformat()} if day.known_on else {}
