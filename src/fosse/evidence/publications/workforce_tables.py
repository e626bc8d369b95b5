"""The school workforce census as a workbook or a wide file."""

from fosse.evidence.cells import EXPLORE_STATISTICS, PERFORMANCE_TABLES

from .declaration import DFE, EES, SCHOOL, Dated, Layout, Publication

PUBLICATION = Publication(
    id="workforce_tables",
    title="School workforce census: schools (workbook)",
    publisher=DFE,
    page=EES + "school-workforce-in-england",
    holds="teachers, assistants, ratios, pay, absence, vacancies",
    dating="the academic year of the November census",
    layouts=(
        Layout(
            says="workbook with its header on row 6, the same as CSV, or the performance tables",
            marks=(
                frozenset({"LA NUMBER", "URN", "TOTAL NUMBER OF TEACHERS (HEADCOUNT)"}),
                frozenset({"LA NUMBER", "ESTABLISHMENT NUMBER", "SCHOOL PHASE"}),
            ),
            needs=(("URN",), ("TOTAL NUMBER OF TEACHERS (HEADCOUNT)",)),
            rows=SCHOOL,
            codes={**EXPLORE_STATISTICS, **PERFORMANCE_TABLES},
            dated=Dated.NAME,
            urn=("URN",),
            authority=("LA NUMBER",),
            renames=(
                # Until 2019 this ratio had no note of what it counts, and five blanks.
                (r"^PUPIL:\s+TEACHER RATIO\b.*$", "PUPIL:     TEACHER RATIO"),
            ),
        ),
    ),
)
