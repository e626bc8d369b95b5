"""The school workforce census: who teaches and who supports, school by school."""

from .declaration import DFE, EES, IDENTIFIERS, TOTAL, Pivot, Publication, columns, statistics

BREAKDOWNS = (
    "CHARACTERISTIC_GROUP",
    "CHARACTERISTIC",
    "GRADE",
    "SEX",
    "AGE_GROUP",
    "WORKING_PATTERN",
    "QTS_STATUS",
    "ON_ROUTE",
    "ETHNICITY_MAJOR",
)

TEACHERS = Publication(
    id="workforce_teachers",
    title="School workforce in England: teachers",
    publisher=DFE,
    page=EES + "school-workforce-in-england",
    holds="teachers, headcount and full-time equivalent",
    layouts=(
        statistics(
            "Explore education statistics: workforce_teacher_characteristics_school",
            columns("TIME_PERIOD CHARACTERISTIC_GROUP QTS_STATUS FULL_TIME_EQUIVALENT"),
            needs=(("FULL_TIME_EQUIVALENT",),),
            pivot=Pivot(
                totals=dict.fromkeys(
                    (
                        "CHARACTERISTIC_GROUP",
                        "CHARACTERISTIC",
                        "GRADE",
                        "SEX",
                        "AGE_GROUP",
                        "WORKING_PATTERN",
                        "QTS_STATUS",
                        "ON_ROUTE",
                        "ETHNICITY_MAJOR",
                    ),
                    TOTAL,
                ),
                fixed=IDENTIFIERS,
            ),
        ),
    ),
)

SUPPORT = Publication(
    id="workforce_support",
    title="School workforce in England: support staff",
    publisher=DFE,
    page=EES + "school-workforce-in-england",
    holds="support staff by post, headcount and full-time equivalent",
    layouts=(
        statistics(
            "Explore education statistics: workforce_support_staff_characteristics_school",
            columns("TIME_PERIOD POST ETHNICITY_MAJOR FULL_TIME_EQUIVALENT"),
            needs=(("POST",), ("FULL_TIME_EQUIVALENT",)),
            pivot=Pivot(
                totals={"SEX": TOTAL, "ETHNICITY_MAJOR": TOTAL}, by=("POST",), fixed=IDENTIFIERS
            ),
        ),
    ),
)
