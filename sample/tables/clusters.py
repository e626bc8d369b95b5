"""Ratae's development groups and posts, in the columns that Fosse documents for everybody."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ..country import RATAE
from ..land import Land
from ..layout import Row, words
from ..layout import write as write_table
from ..school import School

POSTS = Path(__file__).resolve().parent.parent / "ratae_posts.csv"
CLUSTERS_CSV, POSTS_CSV = "ratae_clusters.csv", "ratae_posts.csv"
COLUMNS = words(
    """
    authority cluster kind urn school role joined_on left_on founded_on closed_on
    """
)
FOUNDED = date(2008, 9, 1)
UNDATED = frozenset({"Castlegarth", "Millwater"})  # there since before anybody recorded


@dataclass(frozen=True, slots=True)
class Renamed:
    """A cluster that was given another name."""

    was: str
    now: str
    on: date
    reason: str


RENAMED = Renamed("Gasworks Lane", "Sallowbeck", date(2021, 9, 1), "The schools chose a new name.")
CLOSED = ("Quayside", date(2023, 9, 1))
# Schools that moved: where from, and on which day they came to where they are now.
MOVED = {
    "Kingfisher’s Plunge Primary School": ("Fen Lode", date(2019, 9, 1)),
    "Harebell Bank Primary Academy": ("Northlode", date(2022, 1, 1)),
    "Turnpike Meadow Primary Academy": ("Castlegarth", date(2024, 9, 1)),
    "Long Ropewalk Primary School": CLOSED,
    "Anchor Smiths Primary School": CLOSED,
    "Stella Maris on the Quay Catholic Primary School": CLOSED,
}
ENDED_WITH_IT = "Quay Hard Primary School"  # in Quayside till it closed
ALSO_IN = ("The Halcyon Mere School", "Pippin Lea", date(2021, 9, 1))  # a school in two clusters
NOWHERE = frozenset({"Stepping Weir Centre", "Samphire Walk Primary School"}) | {
    "Saltpan Yard Infant School"
}
LEADS_SINCE = date(2020, 9, 1)


def write(land: Land, into: Path) -> None:
    """`clusters/ratae_clusters.csv` and `clusters/ratae_posts.csv`."""
    write_table(into / "clusters" / CLUSTERS_CSV, COLUMNS, _rows(land))
    with POSTS.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = ["authority", *(reader.fieldnames or [])]
        posts = [{"authority": RATAE, **line} for line in reader]
    write_table(into / "clusters" / POSTS_CSV, names, posts)


def _rows(land: Land) -> Iterator[Row]:
    members = [s for s in land.schools if s.cluster and s.name not in NOWHERE]
    yield _closing_line()
    for school in sorted(members, key=lambda s: (s.cluster, s.urn)):
        for row in _memberships(school):
            yield {name: _day(value) for name, value in row.items()}


def _memberships(school: School) -> Iterator[dict[str, object]]:
    """When the school was in which cluster, in which role."""
    came, went = _span(school)
    home = school.cluster
    if school.name == ENDED_WITH_IT:
        home = CLOSED[0]
    elif school.name in MOVED:
        before, on = MOVED[school.name]
        yield _line(before, school, "member", came, on)
        came = on
    if home == school.name.removesuffix(" Primary School").removesuffix(" Primary Academy"):
        # The school that the cluster is named after leads it, since the heads agreed on that.
        leads = max(came or FOUNDED, LEADS_SINCE)
        if leads != came:
            yield _line(home, school, "member", came, leads)
        yield _line(home, school, "lead", leads, went)
    else:
        yield _line(home, school, "member", came, went)
    if school.name == ALSO_IN[0]:
        yield _line(ALSO_IN[1], school, "associate", ALSO_IN[2], went)


def _span(school: School) -> tuple[date | None, date | None]:
    """From the founding, or the school's own opening, to the day after it closed."""
    founded = None if school.cluster in UNDATED else FOUNDED
    came = school.opened_on if school.opened_on and school.opened_on > FOUNDED else founded
    ended = school.closed_on if school.status == 2 else None
    return came, ended + timedelta(days=1) if ended else None


def _line(
    cluster: str, school: School, role: str, came: date | None, went: date | None
) -> dict[str, object]:
    return {
        "authority": RATAE,
        "cluster": RENAMED.was if cluster == RENAMED.now else cluster,
        "kind": "cluster",
        "urn": school.urn,
        "school": school.name,
        "role": role,
        "joined_on": came,
        "left_on": went,
        "founded_on": "" if cluster in UNDATED else FOUNDED,
        "closed_on": CLOSED[1] if cluster == CLOSED[0] else "",
    }


def _closing_line() -> Row:
    """A line without a school founds and closes a cluster."""
    return {
        "authority": RATAE,
        "cluster": CLOSED[0],
        "kind": "cluster",
        "founded_on": FOUNDED.isoformat(),
        "closed_on": CLOSED[1].isoformat(),
    }


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value
