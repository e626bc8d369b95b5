"""What a school was before and what became of it: the register's links, followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from .models import SchoolLink
from .state_store import chunks

Relation = Literal["predecessor", "successor", "other"]
MANY = 500  # schools; for more, all links are read at once


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


def lineage(urn: int, *, as_at: date) -> tuple[Link, ...]:
    """Predecessors of a school, and theirs; its successors, and theirs; and other links of its
    own; as they stood on the day. A link without a date is always among them."""
    found: list[Link] = []
    for relation in ("predecessor", "successor"):
        found += _followed(urn, relation, as_at)
    own = _published({urn}, as_at)
    found += [_link(row, "other", 1) for row in own if relation_of(row.kind) == "other"]
    return tuple(found)


def predecessors(urns: Collection[int], *, as_at: date | None = None) -> dict[int, tuple[int, ...]]:
    """The predecessors of each school, nearest first, and theirs: whose results are shown as
    its past. A school that split off and left its parent open has none by that link."""
    before = _graph(urns, as_at)
    return {urn: _ancestors(urn, before) for urn in urns}


def relation_of(kind: str) -> Relation:
    """What a LinkType of GIAS says of the other school. "Result of Amalgamation" is published
    in both directions, so it does not tell which came first."""
    for relation in ("predecessor", "successor"):
        if kind.casefold().startswith(relation):
            return relation
    return "other"


def _graph(urns: Collection[int], as_at: date | None) -> Mapping[int, list[int]]:
    """School → its direct predecessors, for the schools and all that came before them."""
    before: dict[int, list[int]] = defaultdict(list)
    if len(urns) > MANY:
        rows = SchoolLink.objects.all() if as_at is None else _as_at(as_at)
        for urn, other, kind in rows.order_by("pk").values_list("urn", "other_urn", "kind"):
            _add_edge(before, urn, other, kind)
        return before
    asked: set[int] = set()
    todo = set(urns)
    while todo:
        for row in _published(todo, as_at, both_ways=True):
            _add_edge(before, row.urn, row.other_urn, row.kind)
        asked |= todo
        todo = {other for urn in todo for other in before.get(urn, ())} - asked
    return before


def _add_edge(before: dict[int, list[int]], urn: int, other: int, kind: str) -> None:
    """The register sometimes holds a link in one direction only, so both are read."""
    if "split" in kind.casefold():
        return
    relation = relation_of(kind)
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


def _followed(urn: int, relation: Relation, as_at: date) -> list[Link]:
    """The links of one relation, step by step away from the school."""
    found: list[Link] = []
    seen, todo, steps = {urn}, {urn}, 1
    while todo:
        step = [
            _link(row, relation, steps)
            for row in _published(todo, as_at)
            if relation_of(row.kind) == relation and row.other_urn not in seen
        ]
        found += step
        todo = {link.other_urn for link in step}
        seen |= todo
        steps += 1
    return found


def _published(
    urns: Iterable[int], as_at: date | None, *, both_ways: bool = False
) -> list[SchoolLink]:
    rows = SchoolLink.objects.all() if as_at is None else _as_at(as_at)
    found: list[SchoolLink] = []
    for some in chunks(sorted(urns)):
        which = Q(urn__in=some)
        if both_ways:
            which |= Q(other_urn__in=some)
        found += rows.filter(which).order_by("urn", "on", "other_urn", "kind")
    return found


def _as_at(day: date) -> QuerySet[SchoolLink]:
    return SchoolLink.objects.filter(Q(on__isnull=True) | Q(on__lte=day))


def _link(row: SchoolLink, relation: Relation, steps: int) -> Link:
    return Link(row.urn, row.other_urn, row.other_name, relation, row.kind, row.on, steps)
