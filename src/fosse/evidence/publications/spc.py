"""The January school census, school by school: "schools, pupils and their characteristics"."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="spc",
    title="Schools, pupils and their characteristics",
    publisher=DFE,
    page=EES + "school-pupils-and-their-characteristics",
    holds="pupils by year group, free meals, first language, ethnic group",
    dating="the academic year of the January census: 2022/23 is January 2023",
    layouts=(
        statistics(
            "school-level underlying data, CSV or zip, in both forms of 2022/23 and since",
            columns("TIME_PERIOD") | {"HEADCOUNT OF PUPILS"},
            columns("TIME_PERIOD") | {"% OF PUPILS KNOWN TO BE ELIGIBLE FOR FREE SCHOOL MEALS"},
            needs=(("HEADCOUNT OF PUPILS",),),
            # 2022/23 came in two forms: "part-time boys" and "part time boys".
            renames=(
                (r"^PHASE[-_]TYPE[-_]GROUPING$", "PHASE_TYPE_GROUPING"),
                (r"\b(FULL|PART)-TIME\b", r"\1 TIME"),
            ),
        ),
    ),
)
