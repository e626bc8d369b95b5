"""Destinations after key stage 4, in the layout of Explore education statistics."""

from .declaration import DFE, EES, IDENTIFIERS, TOTAL, Pivot, Publication, columns, statistics

PUBLICATION = Publication(
    id="destinations_ees",
    title="Destinations after key stage 4 (from 2019/20)",
    publisher=DFE,
    page=EES + "key-stage-4-destination-measures",
    holds="pupils in education, apprenticeship or work two terms after key stage 4",
    stages=("provisional", "revised", "final"),
    dating="the year of the destination: 2022/23 follows pupils who left in summer 2022",
    layouts=(
        statistics(
            "Explore education statistics, long file by institution",
            columns("TIME_PERIOD COHORT OVERALL ALL_NOTSUST"),
            never="COHORT_LEVEL_GROUP",
            needs=(("COHORT",), ("OVERALL",)),
            pivot=Pivot(
                totals={"BREAKDOWN_TOPIC": TOTAL, "BREAKDOWN": TOTAL},
                by=("DATA_TYPE",),
                fixed=IDENTIFIERS | columns("COHORT"),
            ),
        ),
    ),
)
