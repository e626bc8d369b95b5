"""What a school was before and what became of it: the register's links, followed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from . import stored_days
from .models import Extract, SchoolLink

Relation = Literal["predecessor", "successor", "other"]
Version = tuple[tuple[date, int, str, datetime], ...]  # the files of links, oldest first
Days = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`other_urn` is the predecessor, successor or other relation of `urn`.

    `kind` is GIAS's own word for it; `on` its date, which can be missing; `steps` how many
    links lie between it and the school that was asked about, itself included.
    """

    urn: int
    other_urn: int
    other_name: str
    relation: Relation
    kind: str
    on: date | None
    steps: int


class Row(NamedTuple):
    """A link as the register has it."""

    urn: int
    other_urn: int
    other_name: str
    kind: str
    on: date | None

    def stands(self, day: date | None) -> bool:
        """Whether it stood on the day; one without a date always did."""
        return day is None or self.on is None or self.on <= day


def lineage(urn: int, *, as_at: date) -> tuple[Link, ...]:
    """Predecessors of a school, and theirs; its successors, and theirs; and other links of its
    own; as they stood on the day. A link without a date is always among them."""
    version = _version()
    rows = _rows(version, days_told(version, None, None))
    found: list[Link] = []
    for relation in ("predecessor", "successor"):
        found += _followed(rows, urn, relation, as_at)
    own = [row for row in rows.get(urn, ()) if row.stands(as_at)]
    found += [_link(row, "other", 1) for row in own if relation_of(row.kind) == "other"]
    return tuple(found)


def predecessors(
    urns: Collection[int],
    *,
    as_at: date | None = None,
    known_at: datetime | None = None,
    published_by: date | None = None,
) -> dict[int, tuple[int, ...]]:
    """The predecessors of each school, nearest first, and theirs: whose results are shown as
    its past. A school that split off and left its parent open has none by that link. With
    `published_by`, as the files of links up to that day had it, or the earliest there is; with
    `known_at`, as those that were loaded by then."""
    version = _version()
    before = _graph(version, as_at, days_told(version, known_at, published_by))
    return {urn: _ancestors(urn, before) for urn in urns}


@cache
def relation_of(kind: str) -> Relation:
    """What a LinkType of GIAS says of the other school. "Result of Amalgamation" is published
    in both directions, so it does not tell which came first."""
    for relation in ("predecessor", "successor"):
        if kind.casefold().startswith(relation):
            return relation
    return "other"


def _version() -> Version:
    """Which files of links the register holds: equal, when it holds the same links."""
    loaded = Extract.objects.filter(kind=Extract.Kind.LINKS).order_by("dated", "pk")
    return tuple(loaded.values_list("dated", "pk", "sha256", "loaded_at"))


def days_told(version: Version, known_at: datetime | None, published_by: date | None) -> Days:
    """The days of the files of links to go by, in order: those loaded by `known_at`, up to
    `published_by`, or the earliest of them where none is so old."""
    known = [day for day, _, _, at in version if known_at is None or at <= known_at]
    if published_by is None:
        return tuple(known)
    return tuple(day for day in known if day <= published_by) or tuple(known[:1])


@lru_cache(maxsize=2)
def _rows(version: Version, told: Days) -> Mapping[int, list[Row]]:
    """School → its links, as the files of those days had them, the latest deciding; a process
    keeps them until another file of links is loaded."""
    latest: dict[tuple[int, int, str], tuple[tuple[date, date], Row]] = {}
    for row, seen_from, seen_to in _stored():
        by_then = bisect_right(told, seen_to)
        if by_then == 0 or told[by_then - 1] < seen_from:
            continue  # only files that are not gone by said so
        seen = told[by_then - 1], seen_from
        key = (row.urn, row.other_urn, row.kind)
        if key not in latest or latest[key][0] < seen:
            latest[key] = seen, row
    rows: dict[int, list[Row]] = defaultdict(list)
    for _, row in sorted(latest.values(), key=_in_order):
        rows[row.urn].append(row)
    return dict(rows)


def _stored() -> Iterator[tuple[Row, date, date]]:
    """Every link, and the days of the first and the last file that said so."""
    days = stored_days.Days()
    on = stored_days.as_text("on", "seen_from", "seen_to")
    columns = ("urn", "other_urn", "other_name", "kind", *on)
    rows = SchoolLink.objects.annotate(**on).values_list(*columns)
    for urn, other_urn, other_name, kind, day, seen_from, seen_to in rows.iterator(
        chunk_size=5_000
    ):
        yield (
            Row(urn, other_urn, other_name, kind, days[day] if day else None),
            days[seen_from],
            days[seen_to],
        )


def _in_order(found: tuple[object, Row]) -> tuple[int, date, int, str]:
    """By school and date, those without a date first."""
    row = found[1]
    return row.urn, row.on or date.min, row.other_urn, row.kind


@lru_cache(maxsize=8)
def _graph(version: Version, as_at: date | None, told: Days) -> Mapping[int, list[int]]:
    """School → its direct predecessors."""
    before: dict[int, list[int]] = defaultdict(list)
    for rows in _rows(version, told).values():
        for row in rows:
            if row.stands(as_at):
                _add_edge(before, row.urn, row.other_urn, row.kind)
    return dict(before)


def _add_edge(before: dict[int, list[int]], urn: int, other: int, kind: str) -> None:
    """The register sometimes holds a link in one direction only, so both are read."""
    relation = "other" if "split" in kind.casefold() else relation_of(kind)
    if relation == "predecessor" and other not in before[urn]:
        before[urn].append(other)
    elif relation == "successor" and urn not in before[other]:
        before[other].append(urn)


def _ancestors(urn: int, before: Mapping[int, list[int]]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    todo = list(before.get(urn, ()))
    while todo:
        older = [one for one in todo if one not in found and one != urn]
        found.update(dict.fromkeys(older))
        todo = [next_one for one in older for next_one in before.get(one, ())]
    return tuple(found)


def _followed(
    rows: Mapping[int, list[Row]], urn: int, relation: Relation, as_at: date
) -> list[Link]:
    """The links of one relation, step by step away from the school."""
    found: list[Link] = []
    seen, todo, steps = {urn}, {urn}, 1
    while todo:
        step = [
            _link(row, relation, steps)
            for one in sorted(todo)
            for row in rows.get(one, ())
            if row.stands(as_at) and relation_of(row.kind) == relation and row.other_urn not in seen
        ]
        found += step
        todo = {link.other_urn for link in step}
        seen |= todo
        steps += 1
    return found


def _link(row: Row, relation: Relation, steps: int) -> Link:
    return Link(row.urn, row.other_urn, row.other_name, relation, row.kind, row.on, steps)
