"""Ofsted's report cards from November 2025, beside the latest graded inspection before them."""

from fosse.evidence.cells import OFSTED as CODES

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
