"""One school of the sample: what the register says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .country import Authority
from .kinds import KINDS, PHASES, Kind, Phase


@dataclass(frozen=True, slots=True)
class School:
    """A school under one URN.

    `site` numbers the school behind the URN: an academy conversion keeps it, so that results
    go on. `intake` is the places in a year group. `ability` and `trend` are set where a story
    needs them, in standard deviations between schools, and a year; `pace` is by what share the
    roll changes each year. None: drawn.
    """

    urn: int
    estab: int
    name: str
    authority: Authority
    phase_id: str
    type_id: str
    faith: str
    site: int
    intake: int
    ability: float | None
    trend: float | None
    pace: float | None
    cluster: str
    ward: str
    ward_code: str
    easting: int
    northing: int
    postcode: str
    street: str
    trust: str
    opened_on: date | None = None
    closed_on: date | None = None
    status: int = 1
    gender: str = "Mixed"

    @property
    def kind(self) -> Kind:
        return KINDS[self.type_id]

    @property
    def phase(self) -> Phase:
        return PHASES[self.phase_id]

    @property
    def state_funded(self) -> bool:
        return self.type_id != "IND"

    @property
    def laestab(self) -> str:
        return f"{self.authority.code}{self.estab}"

    def is_open(self, day: date) -> bool:
        """Whether it taught on `day`. A blank opening date is before the sample begins."""
        return (
            self.status != 4
            and not self.undated_end
            and (self.opened_on is None or self.opened_on <= day)
            and (self.closed_on is None or day <= self.closed_on)
        )

    @property
    def undated_end(self) -> bool:
        """Closed on a day that the register does not give: long ago."""
        return self.status == 2 and self.closed_on is None

    def is_new(self, day: date) -> bool:
        """Whether it opened, without a predecessor, less than two years before `day`."""
        return (
            self.type_id == "F"
            and self.opened_on is not None
            and (day - self.opened_on).days < 500
            and self.is_open(day)
        )
