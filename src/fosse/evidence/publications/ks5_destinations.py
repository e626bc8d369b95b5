"""Destinations after 16 to 18 study."""

from .declaration import DFE, EES, IDENTIFIERS, TOTAL, Pivot, Publication, columns, statistics

PUBLICATION = Publication(
    id="ks5_destinations",
    title="Destinations after 16 to 18 study",
    publisher=DFE,
    page=EES + "16-18-destination-measures",
    holds="students in education, apprenticeship or work after 16 to 18 study",
    stages=("provisional", "revised", "final"),
    dating="the year of the destination",
    layouts=(
        statistics(
            "Explore education statistics, long file by institution",
            columns("TIME_PERIOD COHORT_LEVEL_GROUP COHORT OVERALL"),
            needs=(("COHORT_LEVEL_GROUP",), ("COHORT",), ("OVERALL",)),
            pivot=Pivot(
                totals={"BREAKDOWN_TOPIC": TOTAL, "BREAKDOWN": TOTAL},
                by=("COHORT_LEVEL_GROUP", "COHORT_LEVEL", "DATA_TYPE"),
                fixed=IDENTIFIERS,
            ),
        ),
    ),
)
