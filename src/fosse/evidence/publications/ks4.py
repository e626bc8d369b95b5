"""Key stage 4: Attainment 8, Progress 8, English and maths, EBacc."""

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
    id="ks4",
    title="Key stage 4 performance",
    publisher=DFE,
    page=EES + "key-stage-4-performance",
    holds="Attainment 8, Progress 8 with pupils and limits, grades in English and maths, EBacc",
    stages=("provisional", "revised", "final"),
    layouts=(
        performance_table(
            "performance tables, wide file: england_ks4provisional, …revised, …final",
            (
                columns("RECTYPE ATT8SCR"),
                columns("RECTYPE P8MEA"),
                columns("RECTYPE PTL2BASICS_95"),
            ),
            rows=Rows(
                column="RECTYPE",
                kinds={
                    "1": "school",
                    "2": "school",
                    "4": "authority",
                    "5": "national",  # all schools
                    "7": "national",  # state-funded schools
                },
            ),
            needs=(("RECTYPE",), ("ATT8SCR",)),
            ragged=True,
        ),
        statistics(
            "Explore education statistics, long file: from 2024/25, several years in one",
            columns("TIME_PERIOD ATTAINMENT8_AVERAGE"),
            needs=(("ATTAINMENT8_AVERAGE",),),
            pivot=Pivot(
                totals={
                    "BREAKDOWN_TOPIC": TOTAL,
                    "BREAKDOWN": TOTAL,
                    "SEX": TOTAL,
                    "DISADVANTAGE_STATUS": TOTAL,
                    "FIRST_LANGUAGE": TOTAL,
                    "PRIOR_ATTAINMENT": TOTAL,
                    "MOBILITY": TOTAL,
                },
                fixed=IDENTIFIERS,
            ),
        ),
    ),
)
