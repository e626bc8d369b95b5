"""Ofsted's latest inspections, with one overall grade for all: to August 2024."""

from fosse.evidence.cells import OFSTED as CODES

from .declaration import OFSTED, SCHOOL, Dated, Layout, Publication, columns

DAYS = (
    "INSPECTION START DATE",
    "INSPECTION END DATE",
    "PUBLICATION DATE",
    "DATE OF LATEST UNGRADED INSPECTION",
    "UNGRADED INSPECTION PUBLICATION DATE",
    "PREVIOUS INSPECTION START DATE",
    "PREVIOUS INSPECTION END DATE",
    "PREVIOUS PUBLICATION DATE",
)

PUBLICATION = Publication(
    id="inspections",
    title="State-funded schools: latest inspections (overall grade)",
    publisher=OFSTED,
    page="https://www.gov.uk/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes",
    holds="the latest graded inspection and the one before: overall grade, sub-judgements, 1 to 4",
    dating="a picture of one day: the day in the file's name, or its newest inspection",
    layouts=(
        Layout(
            says=(
                "management information, 70 columns; “full” and “section 8” to August 2022 are "
                "kept as “graded” and “ungraded”, which the columns are called since"
            ),
            marks=(
                (
                    columns("URN")
                    | {"OVERALL EFFECTIVENESS", "EFFECTIVENESS OF LEADERSHIP AND MANAGEMENT"}
                ),
                frozenset({"OVERALL EFFECTIVENESS", "INSPECTION START DATE"}),
            ),
            never=frozenset({"LATEST OEIF OVERALL EFFECTIVENESS"}),
            needs=(("URN",), ("OVERALL EFFECTIVENESS",), ("INSPECTION START DATE",)),
            rows=SCHOOL,
            codes=CODES,
            dated=Dated.DAY,
            urn=("URN",),
            days=DAYS,
            renames=(
                (r"\bSECTION 8 INSPECTION", "UNGRADED INSPECTION"),
                (r"\bFULL INSPECTION", "GRADED INSPECTION"),
            ),
        ),
    ),
)
