"""Schools on the map: ward outlines, schools by phase as shapes, clusters as soft hulls. PURE.

What is drawn and what is said; `map_marks.py` places the marks.
"""

from __future__ import annotations

from dataclasses import dataclass

from .outline import Metres, Outline
from .table import Table


@dataclass(frozen=True, slots=True)
class Place:
    """A school on the map, in British National Grid metres. `marked` makes it the one that
    the map is about; `clusters` are the names of those it belongs to."""

    name: str
    easting: float
    northing: float
    phase: str
    href: str = ""
    clusters: tuple[str, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A cluster: its name, and where its schools stand."""

    name: str
    members: tuple[Metres, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """A map of schools, `width` pixels wide and as tall as the country makes it.

    `nowhere` names schools without coordinates, which the table must still show. Raises
    `ValueError` when there is neither an outline nor a place.
    """

    key: str
    title: str
    outlines: tuple[Outline, ...] = ()
    places: tuple[Place, ...] = ()
    areas: tuple[Area, ...] = ()
    nowhere: tuple[Place, ...] = ()
    width: float = 700

    def __post_init__(self) -> None:
        if not self.outlines and not self.places:
            raise ValueError(
                f"“{self.title}” has nothing to show: neither an outline nor a school."
            )

    @property
    def description(self) -> str:
        phases = ", ".join(f"{count:,} {phase.lower()}" for phase, count in self.phases)
        areas = f" in {len(self.areas)} clusters" if self.areas else ""
        wards = f" Outlines of {len(self.outlines)} wards." if self.outlines else ""
        lost = f" {len(self.nowhere)} more have no known place." if self.nowhere else ""
        return f"{len(self.places):,} schools{areas}: {phases or 'none'}.{lost}{wards}"

    @property
    def phases(self) -> tuple[tuple[str, int], ...]:
        """The phases shown with how many schools each has, the commonest first."""
        named = [place.phase for place in self.places]
        return tuple(
            sorted(((p, named.count(p)) for p in set(named)), key=lambda pair: (-pair[1], pair[0]))
        )

    def svg(self) -> str:
        """The map as a drawing that stands alone; names show on hover and focus."""
        from .map_marks import draw

        return draw(self)

    def table(self) -> Table:
        """The map as a table: every school by name, and those that have no known place."""
        rows = [
            (
                place.name,
                place.phase,
                ", ".join(place.clusters),
                f"{place.easting:.0f}, {place.northing:.0f}",
            )
            for place in self.places
        ] + [
            (place.name, place.phase, ", ".join(place.clusters), "Not known")
            for place in self.nowhere
        ]
        return Table(
            caption=self.title,
            headers=("School", "Phase", "Clusters", "Easting, northing"),
            rows=tuple(sorted(rows)),
        )
