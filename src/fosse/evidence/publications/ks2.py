"""Key stage 2 from 2015/16: the expected standard, scaled scores, progress."""

from .declaration import (
    DFE,
    EES,
    IDENTIFIERS,
    TOTAL,
    Pivot,
    Publication,
    Rows,
    columns,
    performance_table,
    statistics,
)

PUBLICATION = Publication(
    id="ks2",
    title="Key stage 2 attainment",
    publisher=DFE,
    page=EES + "key-stage-2-attainment",
    holds="reading, writing and maths at the expected and higher standard, scaled scores, progress",
    stages=("provisional", "revised", "final"),
    layouts=(
        performance_table(
            "performance tables, wide file: england_ks2revised, …final, to 2023/24",
            (
                columns("RECTYPE PTRWM_EXP"),
                columns("RECTYPE READPROG"),
                columns("RECTYPE PTREAD_EXP"),
            ),
            rows=Rows(
                column="RECTYPE",
                kinds={
                    "1": "school",
                    "2": "school",
                    "3": "authority",
                    "4": "national",  # all schools
                    "5": "national",  # state-funded schools
                },
            ),
            needs=(("RECTYPE",), ("PTRWM_EXP", "READPROG")),
            ragged=True,
        ),
        statistics(
            "Explore education statistics, long file: from 2024/25, several years in one",
            columns("TIME_PERIOD SUBJECT EXPECTED_STANDARD_PUPIL_PERCENT"),
            needs=(("SUBJECT",), ("EXPECTED_STANDARD_PUPIL_PERCENT",)),
            pivot=Pivot(
                totals={"BREAKDOWN_TOPIC": TOTAL, "BREAKDOWN": TOTAL},
                by=("SUBJECT",),
                fixed=IDENTIFIERS,
            ),
        ),
    ),
)
