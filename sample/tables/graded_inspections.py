"""Ofsted's management information as at 31 August 2024: the last with an overall grade for all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..calendar import INSPECTIONS_AS_AT
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results.inspections import Graded, histories, latest, school_then
from ..school import School
from .figures import slashed

AS_AT = INSPECTIONS_AS_AT[0]
AT_TIME = "at time of {}graded inspection"


def write(land: Land, into: Path) -> None:
    """`inspections/latest_inspections_state-funded_schools_as_at_31_August_2024.csv`."""
    name = f"latest_inspections_state-funded_schools_as_at_{AS_AT:%-d_%B_%Y}.csv"
    write_table(
        into / "inspections" / name,
        columns("ofsted_graded"),
        _rows(land),
        encoding="cp1252",
        blank="NULL",
    )


def identity(school: School, pupils: int, quintile: int) -> dict[str, object]:
    """What the management information says of a school itself."""
    return {
        "URN": school.urn,
        "LAESTAB": school.laestab,
        "School name": school.name,
        "Ofsted phase": school.phase.ofsted,
        "Type of education": school.kind.ofsted,
        "School open date": slashed(school.opened_on),
        "Admissions policy": "Not applicable",
        "Sixth form": "Does not have a sixth form",
        "Designated religious character": school.faith or "Does not apply",
        "Religious ethos": "Does not apply",
        "Faith grouping": "Christian" if school.faith else "Non-faith",
        "Ofsted region": school.authority.region,
        "Region": school.authority.region,
        "Local authority": school.authority.name,
        "Postcode": school.postcode,
        "The income deprivation affecting children index (IDACI) quintile": quintile,
        "Total number of pupils": pupils,
    }


def _rows(land: Land) -> Iterator[Row]:
    found = histories(land)
    for school in land.open_on(AS_AT):
        inspections = latest(found[school.site], AS_AT)
        if school.is_new(AS_AT) or not inspections:
            continue  # not inspected yet
        pupils = int(land.traits.pupils[school.site, 2])
        row = identity(school, pupils, quintile(land, school, 2))
        row |= _latest(inspections[0], school_then(school, inspections[0].on, land), school)
        if len(inspections) > 1:
            before = school_then(school, inspections[1].on, land)
            row |= _previous(inspections[1], before, school)
        yield row


def quintile(land: Land, school: School, t: int) -> int:
    """1 the least deprived fifth, 5 the most."""
    share = float(land.traits.disadvantaged[school.site, t])
    return 1 + sum(share > edge for edge in (0.17, 0.24, 0.31, 0.41))


def _latest(inspection: Graded, then: School, now: School) -> dict[str, object]:
    return {
        "Inspection number of latest graded inspection": 10_000_000 + then.urn,
        "Inspection type": "S5 Inspection",
        "Inspection type grouping": "S5 Inspection",
        "Event type grouping": "Schools - S5",
        "Inspection start date": slashed(inspection.on),
        "Publication date": slashed(inspection.published_on),
        "Does the latest graded inspection relate to the URN of the current school?": _yes(
            then is now
        ),
        "URN at time of latest graded inspection": then.urn,
        "LAESTAB at time of latest graded inspection": then.laestab,
        "School name at time of latest graded inspection": then.name,
        "School type at time of latest graded inspection": then.kind.ofsted,
        "Overall effectiveness": inspection.overall or "Not judged",
        "Category of concern": inspection.concern or "NULL",
        "Quality of education": inspection.quality,
        "Behaviour and attitudes": inspection.behaviour,
        "Personal development": inspection.development,
        "Effectiveness of leadership and management": inspection.leadership,
        "Safeguarding is effective?": _yes(inspection.safeguarding),
        "Early years provision (where applicable)": inspection.early_years or 9,
        "Sixth form provision (where applicable)": inspection.sixth_form or 9,
    }


def _previous(inspection: Graded, then: School, now: School) -> dict[str, object]:
    return {
        "Previous graded inspection number": 9_000_000 + then.urn,
        "Previous inspection start date": slashed(inspection.on),
        "Previous publication date": slashed(inspection.published_on),
        "Does the previous graded inspection relate to the URN of the current school?": _yes(
            then is now
        ),
        "URN at time of previous graded inspection": then.urn,
        "LAESTAB at time of previous graded inspection": then.laestab,
        "School name at time of previous graded inspection": then.name,
        "School type at time of previous graded inspection": then.kind.ofsted,
        "Previous graded inspection overall effectiveness": inspection.overall or "Not judged",
        "Previous category of concern": inspection.concern or "NULL",
        "Previous effectiveness of leadership and management": inspection.leadership,
        "Previous safeguarding is effective?": _yes(inspection.safeguarding),
        "Previous early years provision (where applicable)": inspection.early_years or 9,
        "Previous sixth form provision (where applicable)": inspection.sixth_form or 9,
    }


def _yes(answer: bool) -> str:
    return "Yes" if answer else "No"
