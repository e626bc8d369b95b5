"""Key stage 2 from 2024/25: the pupils behind the results, which are published in a file apart."""

from .declaration import DFE, EES, IDENTIFIERS, TOTAL, Pivot, Publication, columns, statistics

PUBLICATION = Publication(
    id="ks2_pupils",
    title="Key stage 2 attainment: pupils",
    publisher=DFE,
    page=EES + "key-stage-2-attainment",
    holds="pupils at the end of key stage 2",
    stages=("provisional", "revised", "final"),
    layouts=(
        statistics(
            "Explore education statistics: from 2024/25",
            columns("TIME_PERIOD TELIG"),
            needs=(("TELIG",),),
            pivot=Pivot(totals={"BREAKDOWN_TOPIC": TOTAL, "BREAKDOWN": TOTAL}, fixed=IDENTIFIERS),
        ),
    ),
)
