"""The codes of Get Information about Schools that Fosse needs to understand. PURE.

Source: the lists in GIAS's own "all establishment data", and its glossary,
https://get-information-schools.service.gov.uk/glossary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OPEN, CLOSED, PROPOSED_TO_CLOSE, PROPOSED_TO_OPEN = 1, 2, 3, 4

STATUSES: Mapping[int, str] = {
    OPEN: "Open",
    CLOSED: "Closed",
    PROPOSED_TO_CLOSE: "Open, but proposed to close",
    PROPOSED_TO_OPEN: "Proposed to open",
}

STATUS_OF_NAME = {name.casefold(): code for code, name in STATUSES.items()}

MAINTAINED = "Local authority maintained schools"
ACADEMIES = "Academies"
FREE = "Free Schools"
SPECIAL = "Special schools"
INDEPENDENT = "Independent schools"


@dataclass(frozen=True, slots=True)
class SchoolType:
    """A type of establishment. `state_funded` is as in Ofsted's list of state-funded schools,
    which holds non-maintained special schools and city technology colleges too."""

    code: str
    name: str
    group: str
    state_funded: bool


# Types that an authority's work is about; any other code is kept as published, and is not
# state-funded for Fosse.
TYPES: Mapping[str, SchoolType] = {
    kind.code: kind
    for kind in (
        SchoolType("01", "Community school", MAINTAINED, True),
        SchoolType("02", "Voluntary aided school", MAINTAINED, True),
        SchoolType("03", "Voluntary controlled school", MAINTAINED, True),
        SchoolType("05", "Foundation school", MAINTAINED, True),
        SchoolType("06", "City technology college", INDEPENDENT, True),
        SchoolType("07", "Community special school", SPECIAL, True),
        SchoolType("08", "Non-maintained special school", SPECIAL, True),
        SchoolType("10", "Other independent special school", INDEPENDENT, False),
        SchoolType("11", "Other independent school", INDEPENDENT, False),
        SchoolType("12", "Foundation special school", SPECIAL, True),
        SchoolType("14", "Pupil referral unit", MAINTAINED, True),
        SchoolType("15", "Local authority nursery school", MAINTAINED, True),
        SchoolType("28", "Academy sponsor led", ACADEMIES, True),
        SchoolType("33", "Academy special sponsor led", ACADEMIES, True),
        SchoolType("34", "Academy converter", ACADEMIES, True),
        SchoolType("35", "Free schools", FREE, True),
        SchoolType("36", "Free schools special", FREE, True),
        SchoolType("38", "Free schools alternative provision", FREE, True),
        SchoolType("39", "Free schools 16 to 19", FREE, True),
        SchoolType("40", "University technical college", FREE, True),
        SchoolType("41", "Studio schools", FREE, True),
        SchoolType("42", "Academy alternative provision converter", ACADEMIES, True),
        SchoolType("43", "Academy alternative provision sponsor led", ACADEMIES, True),
        SchoolType("44", "Academy special converter", ACADEMIES, True),
        SchoolType("45", "Academy 16-19 converter", ACADEMIES, True),
        SchoolType("46", "Academy 16 to 19 sponsor led", ACADEMIES, True),
        SchoolType("57", "Academy secure 16 to 19", ACADEMIES, True),
    )
}

TYPE_OF_NAME = {kind.name.casefold(): kind for kind in TYPES.values()}


def state_funded(type_code: str) -> bool:
    """Whether schools of this type are paid for by the state; False where the type is not known."""
    return type_code in TYPES and TYPES[type_code].state_funded
