"""The few numbers of the first page: how many schools, pupils and clusters there are today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from fosse.schools.facts import clusters_of, schools_of
from fosse.web.words import count, listed

_PHASES = {
    "Nursery": "nursery",
    "Primary": "primary",
    "Middle deemed primary": "primary",
    "Secondary": "secondary",
    "Middle deemed secondary": "secondary",
    "All-through": "all-through",
    "16 plus": "16 plus",
}
_ORDER = ("nursery", "primary", "secondary", "all-through", "16 plus", "other")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the first page says of an authority: its open schools, and of how many more it is
    `uncertain` whether they are open. `pupils` counts those of the open schools whose number the
    register gives, which are `pupils_known` schools."""

    schools: int
    uncertain: int
    pupils: int
    pupils_known: int
    clusters: int
    phases: tuple[tuple[str, int], ...]

    @property
    def in_words(self) -> str:
        """“There are 84 primary, 18 secondary and 6 other schools.”"""
        told = [f"{number:,} {phase}" for phase, number in self.phases]
        return f"{listed(told)} {'school' if self.schools == 1 else 'schools'}" if told else ""

    @property
    def uncertain_in_words(self) -> str:
        """“For 2 more schools the register does not say whether they are open.”; "" of none."""
        they = "it is" if self.uncertain == 1 else "they are"
        more = count(self.uncertain, "more school")
        said = f"For {more} the register does not say whether {they} open."
        return said if self.uncertain else ""

    @property
    def clusters_in_words(self) -> str:
        return count(self.clusters, "cluster")


def numbers(authority_code: int, *, as_at: date) -> Numbers:
    """The authority's open schools on the day."""
    held = schools_of(authority_code, as_at=as_at)
    schools = [school for school in held if school.presence == "open"]
    phases = Counter(_PHASES.get(school.phase, "other") for school in schools)
    known = [school.pupils for school in schools if school.pupils is not None]
    return Numbers(
        schools=len(schools),
        uncertain=len(held) - len(schools),
        pupils=sum(known),
        pupils_known=len(known),
        clusters=len(clusters_of(authority_code, as_at=as_at)),
        phases=tuple((phase, phases[phase]) for phase in _ORDER if phases[phase]),
    )
