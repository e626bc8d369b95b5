"""A group of schools as it was on a day: its members and its posts. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .school_fact import SchoolFact


@dataclass(frozen=True, slots=True)
class MemberFact:
    """A school in a group, in its role, from `starts_on` to the day before `ends_on`."""

    id: int
    urn: int
    name: str
    phase: str
    role: str
    role_in_words: str
    starts_on: date | None
    ends_on: date | None
    school: SchoolFact | None  # as it was that day; None where the register says nothing of it


@dataclass(frozen=True, slots=True)
class PostFact:
    """A post: who holds it ("" while vacant), and who employs and who pays them ("" where not
    known). `salaried` and `fte` are None where not known."""

    id: int
    authority_code: int
    cluster_slug: str  # "" for a post that serves the whole authority
    title: str
    title_text: str
    title_in_words: str
    holder: str
    salaried: bool | None
    fte: Decimal | None
    employer: str
    funder: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ClusterFact:
    """A group of schools on a day. It was there from `starts_on` to the day before `ends_on`;
    `exists` is whether that day is among them, and its name is that of the nearest day."""

    slug: str
    kind: str
    kind_in_words: str
    name: str
    authority_code: int
    exists: bool
    starts_on: date | None
    ends_on: date | None
    members: tuple[MemberFact, ...]
    posts: tuple[PostFact, ...]
