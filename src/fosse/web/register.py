"""What the register's pages share: which authority, which day, and where it all comes from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from fosse.schools.facts import register_source as register_source
from fosse.schools.models import Authority

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


def known(day: Asked) -> dict[str, object]:
    """What a download says of the second clock: as recorded on which day, where that was asked."""
    return {"as_recorded_on": day.known_on.isoformat()} if day.known_on else {}
