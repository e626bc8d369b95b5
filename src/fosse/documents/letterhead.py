"""Whose paper a letter is written on. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Picture


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The authority's name, address and ways to reach it, as they stand at the top of a letter.
    What is "" is left out."""

    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    website: str = ""
    logo: Picture | None = None

    @property
    def contact(self) -> tuple[str, ...]:
        """Telephone, e-mail and website, as far as there are any."""
        return tuple(said for said in (self.telephone, self.email, self.website) if said)
