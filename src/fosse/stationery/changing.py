"""Changing what an authority writes on, from a day: letterhead, addresses, who signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fosse.audit.actions import Doer
from fosse.documents.blocks import Picture
from fosse.documents.faults import picture_faults

from .models import Contact, Letterhead, Signatory
from .paper import Purpose, Signs
from .records import Refused, begin, check

LARGEST_PICTURE = 500_000  # bytes: it goes into every letter
MOST_LINES = 6
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A name and the ways to reach it. What is "" is not known."""

    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    website: str = ""

    @property
    def values(self) -> dict[str, str]:
        """As the tables hold it. Raises `Refused` for what a letter could not show."""
        address = [line.strip() for line in self.address if line.strip()]
        if len(address) > MOST_LINES:
            raise Refused(f"The address has {len(address)} lines; a letter has room for "
                          f"{MOST_LINES}.")  # fmt: skip
        if email := self.email.strip():
            _check_email(email)
        said = {"name": self.name.strip(), "telephone": self.telephone.strip()}
        said |= {"email": email, "website": self.website.strip()}
        _check_length([*said.values(), *address])
        if len(said["telephone"]) > 40:
            raise Refused("The telephone number is longer than 40 characters.")
        return {**said, "address": "\n".join(address)}


@transaction.atomic
def change_letterhead(
    *,
    authority_code: int,
    reach: Reach,
    logo: Picture | None,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Put the letterhead on record as it is from the day `on`. Raises `Refused` for an empty name
    or what a letter could not show."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    _named(reach.name)
    made = Letterhead(authority_code=authority_code, starts_on=on, **reach.values)
    if logo:
        _check_picture(logo)
        made.logo, made.logo_type, made.logo_words = logo.data, logo.media_type, logo.alternative
    begin(made, by=by, reason=reason, at=at)


@transaction.atomic
def change_contact(
    *,
    authority_code: int,
    purpose: Purpose,
    reach: Reach,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Put on record where to write about something from the day `on`. Raises `Refused` for an
    empty name, or no way to write there at all."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    _named(reach.name)
    values = reach.values
    if not values["address"] and not values["email"]:
        raise Refused("Give an address or an e-mail address: people have to be able to write.")
    made = Contact(
        authority_code=authority_code, purpose=Purpose(purpose).value, starts_on=on, **values
    )
    begin(made, by=by, reason=reason, at=at)


@transaction.atomic
def change_signatory(
    *,
    authority_code: int,
    signs: Signs,
    name: str,
    role: str,
    picture: Picture | None,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Put on record who signs such letters from the day `on`. Raises `Refused` without a name or
    a role."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    name, role = _named(name), role.strip()
    if not role:
        raise Refused("Give the role of whoever signs: a letter says in what office.")
    _check_length([name, role])
    made = Signatory(
        authority_code=authority_code, signs=Signs(signs).value, name=name, role=role, starts_on=on
    )
    if picture:
        _check_picture(picture)
        made.picture, made.picture_type = picture.data, picture.media_type
    begin(made, by=by, reason=reason, at=at)


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("Give the name.")
    return name.strip()


def _check_length(said: Iterable[str]) -> None:
    for each in said:
        if len(each) > _LONGEST:
            raise Refused(f"“{each[:40]}…” is longer than {_LONGEST} characters.")


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"“{email}” is not an e-mail address, such as name@example.org.") from None


def _check_picture(picture: Picture) -> None:
    if len(picture.data) > LARGEST_PICTURE:
        raise Refused(
            f"The picture has {len(picture.data) / 1000:,.0f} kB; at most "
            f"{LARGEST_PICTURE // 1000} kB are taken. Save it smaller."
        )
    for fault in picture_faults(picture):
        raise Refused(f"This is {fault}. Save it as PNG or JPEG.")
