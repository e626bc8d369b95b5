"""A question of a request, its searches, claims, tables and wordings, as they are read. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .kinds import Disposition, Regime


@dataclass(frozen=True, slots=True)
class SearchFact:
    """A search for a question: who looked where with which words, and how long."""

    id: int
    who: str
    where: str
    terms: str
    minutes: int
    on: date
    found: bool
    what: str


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """An exemption or exception claimed for a question, as the refusal notice must give it."""

    id: int
    provision: str
    limb: str
    withheld: str
    reason: str
    prejudice: str
    qualified_person: str
    opinion: str
    opinion_on: date | None
    interest_for: str
    interest_against: str
    balance: str
    confirms: bool


@dataclass(frozen=True, slots=True)
class RedactionFact:
    """What is taken out of a paper's text or a table, under which provision, and why."""

    id: int
    paper_id: int | None
    table_id: int | None
    start: int | None
    end: int | None
    column: str
    row: int | None
    provision: str
    reason: str


@dataclass(frozen=True, slots=True)
class TableFact:
    """A table that answers a question; `about` says as-at date, source and licence."""

    id: int
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    about: Mapping[str, Any]
    suppressed: tuple[Any, ...]
    redactions: tuple[RedactionFact, ...]


@dataclass(frozen=True, slots=True)
class VersionFact:
    """An answer as it stood after somebody saved it."""

    number: int
    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class QuestionFact:
    """A question of a request and how it is answered; `disposition` None: not disposed of."""

    id: int
    number: int
    text: str
    regime: Regime
    disposition: Disposition | None
    kind: str
    asked: Mapping[str, Any]
    composed: str
    answer: str
    link: str
    not_held_because: str
    searches: tuple[SearchFact, ...] = ()
    claims: tuple[ClaimFact, ...] = ()
    tables: tuple[TableFact, ...] = ()
    versions: tuple[VersionFact, ...] = ()

    @property
    def changed_by_hand(self) -> bool:
        """Whether an officer changed what was composed from the records."""
        return bool(self.composed) and self.answer != self.composed
