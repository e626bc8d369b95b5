"""Ofsted's grades of all schools in one workbook, as at a day of 2018."""

from fosse.evidence.cells import OFSTED as CODES

from .declaration import OFSTED, SCHOOL, Dated, Layout, Publication

PUBLICATION = Publication(
    id="inspections_2018",
    title="Schools and their overall grade (2018)",
    publisher=OFSTED,
    page="https://www.gov.uk/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes",
    holds="the overall grade at the latest full inspection, 1 to 4",
    dating="a picture of one day: the day in the file's name, or its newest inspection",
    layouts=(
        Layout(
            says="workbook with one sheet",
            marks=(frozenset({"URN", "INSPECTION DATE", "OVERALL EFFECTIVENESS"}),),
            needs=(("URN",), ("OVERALL EFFECTIVENESS",), ("INSPECTION DATE",)),
            rows=SCHOOL,
            codes=CODES,
            dated=Dated.DAY,
            urn=("URN",),
            days=("INSPECTION DATE", "PUBLICATION DATE"),
        ),
    ),
)
