"""What an authority writes with on a day, read from the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from fosse.documents.blocks import Picture
from fosse.documents.letterhead import Letterhead as Head

from . import models
from .models.dated import Dated, known, so_on
from .paper import NEEDED, Contact, Incomplete, Purpose, Signatory, Signs, Stationery
from .regulator import regulator

Record = TypeVar("Record", bound=Dated)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What holds on a day, as far as there is any: each with the dates of its record."""

    letterhead: Head | None
    contacts: dict[Purpose, Contact]
    signatories: dict[Signs, Signatory]
    wording: dict[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the page of stationery lists it: of what, from when to when, who recorded it
    and why. `noun` and `slot` tell what it is: (“contact”, “review”)."""

    noun: str
    slot: str
    said: str
    starts_on: date
    ends_on: date | None
    recorded_by: str
    reason: str


def stationery(authority_code: int, *, on: date, known_at: datetime | None = None) -> Stationery:
    """All that a letter of the day needs. Raises `Incomplete`, naming everything that is
    missing."""
    found = on_record(authority_code, on=on, known_at=known_at)
    if missing := tuple(_missing(found)):
        raise Incomplete(authority_code, on, missing)
    if found.letterhead is None:
        raise TypeError("A letterhead that is not there is said to be missing above.")
    return Stationery(
        authority_code=authority_code,
        on=on,
        letterhead=found.letterhead,
        contacts=found.contacts,
        signatories=found.signatories,
        wording=found.wording,
    )


def on_record(authority_code: int, *, on: date, known_at: datetime | None = None) -> OnRecord:
    """What is on record for the day, whether or not it is enough for a letter. The regulator is
    as shipped where the authority has not entered it."""

    def held(kind: type[Record]) -> list[Record]:
        found = kind._default_manager.filter(so_on(on), known(known_at))
        return list(found.filter(authority_code=authority_code))

    shipped = regulator(on)
    contacts = {Purpose.REGULATOR: shipped} if shipped else {}
    contacts |= {Purpose(each.purpose): _contact(each) for each in held(models.Contact)}
    heads = [_letterhead(each) for each in held(models.Letterhead)]
    return OnRecord(
        letterhead=heads[0] if heads else None,
        contacts=contacts,
        signatories={Signs(each.signs): _signatory(each) for each in held(models.Signatory)},
        wording={each.key: each.text for each in held(models.Wording)},
    )


def entries(authority_code: int) -> tuple[Entry, ...]:
    """Every record on file, past and to come, the newest of each thing first."""
    kinds: tuple[type[Dated], ...] = (
        models.Letterhead, models.Contact, models.Signatory, models.Wording,
    )  # fmt: skip
    return tuple(
        _entry(each)
        for kind in kinds
        for each in kind._default_manager.filter(known(None), authority_code=authority_code)
        .order_by(*kind.SLOT, "-starts_on")
        .defer(*(name for name in ("logo", "picture") if hasattr(kind, name)))
    )


def _missing(found: OnRecord) -> Iterator[str]:
    if found.letterhead is None:
        yield "a letterhead"
    for purpose in NEEDED:
        if purpose not in found.contacts:
            yield f"“{purpose.words}”"
    if Signs.ANSWERS not in found.signatories:
        yield "who signs answers to requests"


def _entry(record: Dated) -> Entry:
    slot = "/".join(str(value) for name, value in record.slot.items() if name != "authority_code")
    said = record.text if isinstance(record, models.Wording) else _names(record)
    return Entry(
        type(record).__name__.lower(),
        slot,
        said,
        record.starts_on,
        record.ends_on,
        record.recorded_by,
        record.reason,
    )


def _names(record: Dated) -> str:
    return ", ".join(said for name in ("name", "role") if (said := str(getattr(record, name, ""))))


def _lines(address: str) -> tuple[str, ...]:
    return tuple(address.split("\n")) if address else ()


def _letterhead(record: models.Letterhead) -> Head:
    logo = _picture(record.logo, record.logo_type, record.logo_words)
    return Head(
        record.name,
        _lines(record.address),
        record.telephone,
        record.email,
        record.website,
        logo,
    )


def _contact(record: models.Contact) -> Contact:
    return Contact(
        Purpose(record.purpose),
        record.name,
        _lines(record.address),
        record.telephone,
        record.email,
        record.website,
    )


def _signatory(record: models.Signatory) -> Signatory:
    words = f"Signature of {record.name}"
    picture = _picture(record.picture, record.picture_type, words)
    return Signatory(Signs(record.signs), record.name, record.role, picture)


def _picture(data: bytes | memoryview | None, media_type: str, words: str) -> Picture | None:
    return Picture(bytes(data), media_type, words) if data else None
