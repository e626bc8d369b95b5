"""Key stage 2 to 2014/15: levels. Not comparable with the tests from 2015/16."""

from .declaration import DFE, TABLES, Publication, Rows, columns, performance_table

PUBLICATION = Publication(
    id="ks2_old",
    title="Key stage 2 performance (levels, to 2014/15)",
    publisher=DFE,
    page=TABLES,
    holds="levels in reading, writing and maths, average point scores",
    stages=("revised", "final"),
    layouts=(
        performance_table(
            "performance tables, wide file: england_ks2",
            (columns("RECTYPE TAPS AVGLEVEL"), columns("RECTYPE PTREADX PTREADAT")),
            rows=Rows(
                column="RECTYPE",
                kinds={
                    "1": "school",
                    "2": "school",
                    "3": "authority",
                    "4": "national",
                    "5": "national",
                },
            ),
            needs=(("RECTYPE",), ("TAPS",)),
            never="PTRWM_EXP",
            ragged=True,
        ),
    ),
)
