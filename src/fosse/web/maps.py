"""Maps of the register: schools, clusters and ward outlines put together on one figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from django.urls import reverse

from fosse.documents.figure import Figure
from fosse.documents.map import Area, Map, Place
from fosse.documents.outline import Metres
from fosse.evidence import geography
from fosse.schools.facts import ClusterFact, SchoolFact
from fosse.schools.phases import phase

from .asked import Asked

WIDE, NARROW = 700, 345


class KeptMap(Map):
    """A map that is drawn once: the same schools, clusters and outlines make the same drawing."""

    __slots__ = ()

    def svg(self) -> str:
        return _drawn(self)


@lru_cache(maxsize=128)
def _drawn(chart: KeptMap) -> str:
    return Map.svg(chart)


def figure(
    *,
    title: str,
    schools: Sequence[SchoolFact],
    wards: Collection[str],
    day: Asked,
    clusters: Sequence[ClusterFact] = (),
    authority: int | None = None,
    marked: Collection[int] = (),
) -> Figure | None:
    """A map of `schools` over the outlines of `wards`, with hulls of `clusters`; None when
    neither outlines nor places are known."""
    outlines, source = geography.outlines(wards, as_at=day.as_at)
    at = _coordinates(schools)
    belonging = _belonging(clusters)
    places = tuple(_place(s, at[s.urn], belonging, marked, day) for s in schools if s.urn in at)
    nowhere = tuple(_place(s, (0, 0), belonging, marked, day) for s in schools if s.urn not in at)
    if not outlines and not places:
        return None
    areas = tuple(_area(cluster, at, authority, day) for cluster in clusters)
    drawn = [
        KeptMap(
            key=f"map-{name}",
            title=title,
            outlines=outlines,
            places=places,
            areas=tuple(area for area in areas if area.members),
            nowhere=nowhere,
            width=width,
        )
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    return Figure(drawing=drawn[0], narrow=drawn[1], caption=_caption(nowhere), note=source)


def _coordinates(schools: Iterable[SchoolFact]) -> Mapping[int, Metres]:
    """Where each school stands: by the register, else by its postcode; others are left out."""
    known: dict[int, Metres] = {}
    by_postcode: dict[int, str] = {}
    for school in schools:
        if school.easting and school.northing:
            known[school.urn] = (school.easting, school.northing)
        elif school.postcode:
            by_postcode[school.urn] = school.postcode
    found = geography.places(by_postcode.values()) if by_postcode else {}
    known |= {urn: found[code] for urn, code in by_postcode.items() if code in found}
    return known


def _belonging(clusters: Iterable[ClusterFact]) -> Mapping[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    for cluster in clusters:
        for member in cluster.members:
            names[member.urn] = (*names.get(member.urn, ()), cluster.name)
    return names


def _place(
    school: SchoolFact,
    at: Metres,
    belonging: Mapping[int, tuple[str, ...]],
    marked: Collection[int],
    day: Asked,
) -> Place:
    return Place(
        name=school.name,
        easting=at[0],
        northing=at[1],
        phase=phase(school),
        href=reverse("school", args=[school.urn]) + day.query,
        clusters=belonging.get(school.urn, ()),
        marked=school.urn in marked,
    )


def _area(
    cluster: ClusterFact, at: Mapping[int, Metres], authority: int | None, day: Asked
) -> Area:
    """The cluster as a hull around its schools, which leads to its page."""
    page = reverse("cluster", args=[authority, cluster.slug]) + day.query if authority else ""
    members = tuple(at[member.urn] for member in cluster.members if member.urn in at)
    return Area(name=cluster.name, members=members, href=page)


def _caption(nowhere: Sequence[Place]) -> str:
    if not nowhere:
        return ""
    names = ", ".join(place.name for place in nowhere[:5])
    more = f" and {len(nowhere) - 5} more" if len(nowhere) > 5 else ""
    return f"Not on the map, because no coordinates are known: {names}{more}."
