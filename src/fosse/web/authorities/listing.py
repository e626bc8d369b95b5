"""The schools of an authority on a day: which are shown, in what words, as which rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fosse.schools.facts import ClusterFact, SchoolFact
from fosse.schools.phases import phase
from fosse.schools.school_words import presence

from ..words import count, sentence

SHOWN_FIRST = ("open", "uncertain")
ALL = ("open", "uncertain", "closed", "not yet open")
KINDS: Mapping[str, str] = {
    "open": "good",
    "uncertain": "unknown",
    "closed": "plain",
    "not yet open": "plain",
}
COLUMNS = (
    "urn", "laestab", "name", "phase", "type", "presence", "opened_on", "closed_on", "ward",
    "postcode", "trust", "clusters", "low_age", "high_age", "pupils", "easting", "northing",
    "doubts", "seen_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A school in the list, with the clusters that it was in that day."""

    school: SchoolFact
    clusters: tuple[ClusterFact, ...]

    @property
    def phase(self) -> str:
        return phase(self.school)

    @property
    def where(self) -> str:
        """Ward, town and postcode, as far as they are published."""
        parts = (self.school.ward, self.school.town, self.school.postcode)
        return ", ".join(part for part in parts if part) or "–"

    @property
    def presence(self) -> str:
        return presence(self.school)

    @property
    def kind(self) -> str:
        return KINDS[self.school.presence]

    @property
    def since(self) -> str:
        """The date that the word rests on, where there is one."""
        if self.school.presence == "closed":
            return f"on {_short(self.school.closed_on)}" if self.school.closed_on else ""
        if self.school.presence == "not yet open":
            return f"to open on {_short(self.school.opened_on)}" if self.school.opened_on else ""
        return f"since {_short(self.school.opened_on)}" if self.school.opened_on else ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the filters ask for; "" is everything."""

    phase: str = ""
    ward: str = ""
    cluster: str = ""
    presence: str = ""

    def __contains__(self, line: Line) -> bool:
        return (
            (not self.phase or line.phase == self.phase)
            and (not self.ward or line.school.ward == self.ward)
            and (not self.cluster or any(c.slug == self.cluster for c in line.clusters))
            and line.school.presence in self.words
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The presences to show: open and uncertain unless another is asked for."""
        if self.presence == "all":
            return ALL
        return (self.presence,) if self.presence else SHOWN_FIRST


def lines(schools: Iterable[SchoolFact], clusters: Sequence[ClusterFact]) -> tuple[Line, ...]:
    """Every school with its clusters, by name."""
    of: dict[int, list[ClusterFact]] = {}
    for cluster in clusters:
        for member in cluster.members:
            of.setdefault(member.urn, []).append(cluster)
    made = (Line(school, tuple(of.get(school.urn, ()))) for school in schools)
    return tuple(sorted(made, key=lambda line: (line.school.name, line.school.urn)))


def sentences(
    schools: Iterable[SchoolFact], *, authority: str, as_at: date, today: date
) -> tuple[str, ...]:
    """How many were open that day, and of how many it is not certain."""
    of = Counter(school.presence for school in schools)
    if not of:
        return (f"The register holds no school of {authority}.",)
    past = as_at < today
    verbs = {"one": "was", "many": "were"} if past else {"one": "is", "many": "are"}
    verb = verbs["one" if of["open"] == 1 else "many"]
    said = [f"{count(of['open'], 'school')} of {authority} {verb} open on {as_at:%-d %B %Y}"]
    if of["uncertain"]:
        they = f"it {verbs['one']}" if of["uncertain"] == 1 else f"they {verbs['many']}"
        more = count(of["uncertain"], "more school")
        said.append(f"For {more} the register does not say whether {they} open; the list says why")
    if of["closed"]:
        said.append(f"{count(of['closed'], 'school')} had closed before")
    return tuple(sentence(each) for each in said)


def row(line: Line) -> dict[str, object]:
    """A school as a row of a download."""
    school = line.school
    return {
        "urn": school.urn,
        "laestab": school.laestab,
        "name": school.name,
        "phase": line.phase,
        "type": school.type_name,
        "presence": school.presence,
        "opened_on": school.opened_on.isoformat() if school.opened_on else "",
        "closed_on": school.closed_on.isoformat() if school.closed_on else "",
        "ward": school.ward,
        "postcode": school.postcode,
        "trust": school.trust,
        "clusters": "; ".join(cluster.name for cluster in line.clusters),
        "low_age": school.low_age,
        "high_age": school.high_age,
        "pupils": school.pupils,
        "easting": school.easting,
        "northing": school.northing,
        "doubts": "; ".join(school.doubts),
        "seen_on": school.seen_on.isoformat(),
    }


def _short(day: date | None) -> str:
    return f"{day:%-d %b %Y}" if day else ""
