"""What an authority writes with on a day: letterhead, addresses, officers, wording. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fosse.documents.blocks import Picture, Signature
from fosse.documents.letterhead import Letterhead


class Purpose(StrEnum):
    """What somebody may want to write about, other than to answer a letter."""

    REQUESTS = "requests"
    REVIEW = "review"
    REUSE = "reuse"
    REGULATOR = "regulator"

    @property
    def words(self) -> str:
        return _PURPOSES[self]


class Signs(StrEnum):
    """What an officer signs."""

    ANSWERS = "answers"
    REVIEWS = "reviews"

    @property
    def words(self) -> str:
        return _SIGNED[self]


_PURPOSES = {
    Purpose.REQUESTS: "Where to send a request for information",
    Purpose.REVIEW: "Where to ask for an internal review",
    Purpose.REUSE: "Where to ask about re-using information",
    Purpose.REGULATOR: "The regulator",
}
_SIGNED = {
    Signs.ANSWERS: "Answers to requests",
    Signs.REVIEWS: "Outcomes of internal reviews",
}
NEEDED = (Purpose.REQUESTS, Purpose.REVIEW, Purpose.REUSE, Purpose.REGULATOR)


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to write about something. What is "" is not known."""

    purpose: Purpose
    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    website: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything but the name, line under line, as a letter gives it."""
        telephone = (f"Telephone: {self.telephone}",) if self.telephone else ()
        email = (f"E-mail: {self.email}",) if self.email else ()
        return (*self.address, *telephone, *email, *((self.website,) if self.website else ()))


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, with a picture of their signature where there is one."""

    signs: Signs
    name: str
    role: str
    picture: Picture | None = None

    def signature(self, closing: str = "Yours sincerely") -> Signature:
        """As it stands at the end of a letter."""
        return Signature(self.name, self.role, closing, self.picture)


class Incomplete(Exception):
    """An authority cannot write letters yet; the message says what is missing, and for when."""

    def __init__(self, authority_code: int, on: date, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(
            f"The stationery of authority {authority_code} lacks, for {on.day} {on:%B %Y}: "
            f"{'; '.join(missing)}. Add it on the authority's page “Stationery”."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """All that a letter of the day `on` needs. `wording` holds the authority's own words by the
    key of what they stand in for; what is not there is as shipped."""

    authority_code: int
    on: date
    letterhead: Letterhead
    contacts: Mapping[Purpose, Contact]
    signatories: Mapping[Signs, Signatory]
    wording: Mapping[str, str]

    def contact(self, purpose: Purpose) -> Contact:
        return self.contacts[purpose]

    def signature(
        self, signs: Signs = Signs.ANSWERS, closing: str = "Yours sincerely"
    ) -> Signature:
        """Who signs such a letter: where nobody is named for it, whoever signs answers."""
        found = self.signatories.get(signs) or self.signatories[Signs.ANSWERS]
        return found.signature(closing)
