"""Ofsted's report cards from November 2025, beside the latest graded inspection before them."""

import pyarrow as pa

from fosse.evidence.cells import OFSTED as CODES
from fosse.evidence.cells import day

from .declaration import OFSTED, SCHOOL, Dated, Layout, Publication

AREAS = (
    "SAFEGUARDING STANDARDS",
    "INCLUSION",
    "CURRICULUM AND TEACHING",
    "ACHIEVEMENT",
    "ATTENDANCE AND BEHAVIOUR",
    "PERSONAL DEVELOPMENT AND WELLBEING",
    "LEADERSHIP AND GOVERNANCE",
)


def cards(table: pa.Table) -> tuple[str, ...]:
    """How many report cards there are, and which grades no inspection's day goes with.

    A grade without the day of its inspection can't be placed in time. Its row stays, because
    it holds the inspection before it too, but it is no report card.
    """
    dated = [day(text) is not None for text in table["INSPECTION START DATE"].to_pylist()]
    graded = [bool(text) and text != "NULL" for text in table["INCLUSION"].to_pylist()]
    lines = table["_line"].to_pylist()
    lost = [line for line, on, grade in zip(lines, dated, graded, strict=True) if grade and not on]
    said = f"{sum(dated):,} report cards"
    if not lost:
        return (said,)
    which = ", ".join(str(line) for line in lost[:10])
    return (said, f"line {which} has grades but no day of inspection: not counted as one")


PUBLICATION = Publication(
    id="report_cards",
    title="State-funded schools: latest inspections (report cards)",
    publisher=OFSTED,
    page="https://www.gov.uk/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes",
    holds="each area of the report card with the day of its grade; the latest OEIF inspection",
    dating=(
        "a picture of one day: the day in the file's name, or its newest inspection. "
        "A report card counts where the inspection is dated"
    ),
    layouts=(
        Layout(
            says="management information, 85 columns, grades in words, from November 2025",
            marks=(
                frozenset({"INCLUSION", "LEADERSHIP AND GOVERNANCE"}),
                frozenset({"INSPECTION START DATE", "LATEST OEIF OVERALL EFFECTIVENESS"}),
            ),
            needs=(
                ("URN",),
                ("INSPECTION START DATE",),
                *((area,) for area in AREAS),
            ),
            rows=SCHOOL,
            codes=CODES,
            dated=Dated.DAY,
            urn=("URN",),
            remarks=cards,
            days=(
                "INSPECTION START DATE",
                "PUBLICATION DATE",
                *(f"{area} - DATE OF GRADE" for area in AREAS),
                "EARLY YEARS - DATE OF GRADE",
                "POST-16 PROVISION - DATE OF GRADE",
                "INSPECTION START DATE OF LATEST OEIF GRADED INSPECTION",
                "PUBLICATION DATE OF LATEST OEIF GRADED INSPECTION",
                "DATE OF LATEST UNGRADED INSPECTION",
                "UNGRADED INSPECTION PUBLICATION DATE",
            ),
        ),
    ),
)
