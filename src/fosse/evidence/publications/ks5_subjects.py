"""16 to 18 results by subject and grade: a row for each school, subject and grade."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="ks5_subjects",
    title="A level and other 16 to 18 results: subjects",
    publisher=DFE,
    page=EES + "a-level-and-other-16-to-18-results",
    holds="entries at each grade in each subject",
    layouts=(
        statistics(
            "Explore education statistics, long file: kept as it is",
            columns("TIME_PERIOD SUBJECT GRADE ENTRIES_COUNT"),
            needs=(("SUBJECT",), ("GRADE",)),
            once=False,
        ),
    ),
)
