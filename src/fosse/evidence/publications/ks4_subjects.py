"""Key stage 4 by subject and grade: a row for each school, subject and grade."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="ks4_subjects",
    title="Key stage 4 performance: subjects",
    publisher=DFE,
    page=EES + "key-stage-4-performance",
    holds="pupils who achieved each grade in each subject",
    stages=("provisional", "revised", "final"),
    layouts=(
        statistics(
            "Explore education statistics, long file: kept as it is",
            columns("TIME_PERIOD SUBJECT GRADE NUMBER_ACHIEVING"),
            needs=(("SUBJECT",), ("GRADE",)),
            once=False,
        ),
    ),
)
