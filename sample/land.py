"""The whole made-up country, ready to be written: places, schools and their traits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from . import city, country, elsewhere, postcodes, ratae, traits
from .calendar import YEARS, exams
from .city import Ward
from .country import Authority
from .postcodes import Postcode
from .school import School
from .traits import Traits


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """Everything that the tables are written from."""

    authorities: tuple[Authority, ...]
    wards: tuple[Ward, ...]
    postcodes: tuple[Postcode, ...]  # Ratae's
    schools: tuple[School, ...]  # by URN
    traits: Traits

    def open_on(self, day: date, *, state_funded: bool = True) -> list[School]:
        """The schools that taught on `day`, by URN."""
        return [s for s in self.schools if s.is_open(day) and (s.state_funded or not state_funded)]

    def examined(self, t: int) -> list[School]:
        """The state-funded schools whose results count in year `t`."""
        return self.open_on(exams(YEARS[t]))

    @property
    def ratae(self) -> Authority:
        return self.authorities[-1]


def found() -> Land:
    """Found the country: the same one each time."""
    authorities = country.authorities()
    city_itself = authorities[-1]
    middle = (city_itself.easting, city_itself.northing)
    wards = city.wards(*middle)
    codes = postcodes.of_city(wards, middle, city_itself.outward, city_itself.gss_code)
    own = ratae.schools(city_itself, wards, codes)
    sites = _without_gaps(own)
    others = elsewhere.schools(authorities[:-1], first_site=1 + max(s.site for s in sites))
    schools = tuple(sorted([*sites, *others], key=lambda school: school.urn))
    return Land(authorities, wards, codes, schools, traits.draw(_by_site(schools)))


def _without_gaps(schools: list[School]) -> list[School]:
    """Sites numbered anew: a conversion left a number that nothing uses."""
    numbers = {site: i for i, site in enumerate(dict.fromkeys(s.site for s in schools))}
    return [replace(school, site=numbers[school.site]) for school in schools]


def _by_site(schools: tuple[School, ...]) -> list[School]:
    return sorted(schools, key=lambda school: (school.site, school.urn))
