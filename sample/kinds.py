"""The types of school that the sample has, with the codes of the published tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of establishment: GIAS's code, name and group, Ofsted's wording."""

    code: str
    name: str
    group_code: str
    group: str
    ofsted: str

    @property
    def academy(self) -> bool:
        return self.group_code in {"10", "11"}


MAINTAINED = ("4", "Local authority maintained schools")
ACADEMIES = ("10", "Academies")
FREE = ("11", "Free Schools")
SPECIAL = ("5", "Special schools")

# By the code of the performance tables (NFTYPE).
KINDS = {
    "CY": Kind("01", "Community school", *MAINTAINED, "Community School"),
    "VA": Kind("02", "Voluntary aided school", *MAINTAINED, "Voluntary Aided School"),
    "VC": Kind("03", "Voluntary controlled school", *MAINTAINED, "Voluntary Controlled School"),
    "FD": Kind("05", "Foundation school", *MAINTAINED, "Foundation School"),
    "ACC": Kind("34", "Academy converter", *ACADEMIES, "Academy Converter"),
    "AC": Kind("28", "Academy sponsor led", *ACADEMIES, "Academy Sponsor Led"),
    "F": Kind("35", "Free schools", *FREE, "Free School"),
    "CYS": Kind("07", "Community special school", *SPECIAL, "Community Special School"),
    "ACCS": Kind("44", "Academy special converter", *ACADEMIES, "Academy Special Converter"),
    "PRU": Kind("14", "Pupil referral unit", *MAINTAINED, "Pupil Referral Unit"),
    "AP": Kind(
        "38",
        "Free schools alternative provision",
        *FREE,
        "Free School - Alternative Provision",
    ),
    "LAN": Kind("15", "Local authority nursery school", *MAINTAINED, "LA Nursery School"),
    "IND": Kind("11", "Other independent school", "3", "Independent schools", "Independent"),
}


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the sample: GIAS's code and name, ages, Ofsted's and the census's wording."""

    code: str
    name: str
    low_age: int
    high_age: int
    ofsted: str
    census: str


PHASES = {
    "primary": Phase("2", "Primary", 4, 11, "Primary", "State-funded primary"),
    "infant": Phase("2", "Primary", 4, 7, "Primary", "State-funded primary"),
    "junior": Phase("2", "Primary", 7, 11, "Primary", "State-funded primary"),
    "secondary": Phase("4", "Secondary", 11, 16, "Secondary", "State-funded secondary"),
    "all-through": Phase("7", "All-through", 4, 16, "Secondary", "State-funded secondary"),
    "special": Phase("0", "Not applicable", 4, 16, "Special", "State-funded special school"),
    "pupil referral unit": Phase(
        "0", "Not applicable", 7, 16, "Alternative provision", "Pupil referral unit"
    ),
    "alternative provision": Phase(
        "0", "Not applicable", 11, 16, "Alternative provision", "Pupil referral unit"
    ),
    "nursery": Phase("1", "Nursery", 2, 5, "Nursery", "State-funded nursery"),
    "independent": Phase("0", "Not applicable", 4, 18, "Independent", "Independent school"),
}
