"""Ofsted's management information of autumn 2026: report cards beside graded inspections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..calendar import INSPECTIONS_AS_AT, YEARS
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results.inspections import GRADES, Graded, ReportCard, histories, latest, school_then
from ..school import School
from .figures import slashed
from .graded_inspections import identity, quintile

AS_AT = INSPECTIONS_AS_AT[1]


def write(land: Land, into: Path) -> None:
    """`inspections/latest_inspections_state-funded_schools_as_at_30_September_2026.csv`."""
    name = f"latest_inspections_state-funded_schools_as_at_{AS_AT:%-d_%B_%Y}.csv"
    write_table(
        into / "inspections" / name,
        columns("ofsted_report_cards"),
        _rows(land),
        encoding="cp1252",
        blank="NULL",
    )


def _rows(land: Land) -> Iterator[Row]:
    found, t = histories(land), len(YEARS) - 1
    for school in land.open_on(AS_AT):
        history = found[school.site]
        row = identity(school, int(land.traits.pupils[school.site, t]), quintile(land, school, t))
        row |= {
            "Statutory lowest age": school.phase.low_age,
            "Statutory highest age": school.phase.high_age,
            "Multi-academy trust name": school.trust or "NULL",
        }
        if history.card and history.card.published_on <= AS_AT:
            row |= _card(history.card, school)
        graded = latest(history, AS_AT)
        if graded and not school.is_new(AS_AT):
            row |= _graded(graded[0], school_then(school, graded[0].on, land), school)
        yield row


def _card(card: ReportCard, school: School) -> dict[str, object]:
    row: dict[str, object] = {
        "Inspection number of latest full inspection": 11_000_000 + school.urn,
        "Inspection type": "S5 Inspection",
        "Inspection type grouping": "S5 Inspection",
        "Event type grouping": "Schools - S5",
        "Inspection start date": slashed(card.on),
        "Publication date": slashed(card.published_on),
        "Does the latest full inspection relate to the URN of the current school?": "Yes",
        "URN at time of latest full inspection": school.urn,
        "LAESTAB at time of latest full inspection": school.laestab,
        "School name at time of latest full inspection": school.name,
        "School type at time of latest full inspection": school.kind.ofsted,
        "Category of concern": card.concern or "NULL",
        "Safeguarding standards": "Met" if card.safeguarding else "Not met",
        "Safeguarding standards - date of grade": slashed(card.on),
    }
    for area, standard in card.areas.items():
        row |= {area: standard, f"{area} - date of grade": slashed(card.on)}
    if card.early_years:
        row["Early years (where applicable)"] = card.early_years
        row["Early years - date of grade"] = slashed(card.on)
    return row


def _graded(inspection: Graded, then: School, now: School) -> dict[str, object]:
    return {
        "Inspection number of latest OEIF graded inspection": 10_000_000 + then.urn,
        "Inspection type of latest OEIF graded inspection": "S5 Inspection",
        "Inspection type grouping of latest OEIF graded inspection": "S5 Inspection",
        "Event type grouping of latest OEIF graded inspection": "Schools - S5",
        "Inspection start date of latest OEIF graded inspection": slashed(inspection.on),
        "Publication date of latest OEIF graded inspection": slashed(inspection.published_on),
        "Does the latest OEIF graded inspection relate to the URN of the current school?": "Yes"
        if then is now
        else "No",
        "URN at time of latest OEIF graded inspection": then.urn,
        "LAESTAB at time of latest OEIF graded inspection": then.laestab,
        "School name at time of latest OEIF graded inspection": then.name,
        "School type at time of latest OEIF graded inspection": then.kind.ofsted,
        "Latest OEIF category of concern": inspection.concern or "NULL",
        "Latest OEIF overall effectiveness": _word(inspection.overall) or "Not judged",
        "Latest OEIF quality of education": _word(inspection.quality),
        "Latest OEIF behaviour and attitudes": _word(inspection.behaviour),
        "Latest OEIF personal development": _word(inspection.development),
        "Latest OEIF effectiveness of leadership and management": _word(inspection.leadership),
        "Latest OEIF  safeguarding is effective?": "Yes" if inspection.safeguarding else "No",
        "Latest OEIF early years provision (where applicable)": _word(inspection.early_years)
        or "NULL",
        "Latest OEIF sixth form provision (where applicable)": "NULL",
    }


def _word(grade: int | None) -> str:
    return GRADES[grade - 1] if grade else ""
