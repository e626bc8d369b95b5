"""Destinations after key stage 4, in the wide file of the performance tables."""

from .declaration import DFE, TABLES, Publication, Rows, columns, performance_table

PUBLICATION = Publication(
    id="destinations",
    title="Destinations after key stage 4",
    publisher=DFE,
    page=TABLES,
    holds="pupils in education, apprenticeship or work two terms after key stage 4",
    dating=(
        "the year of the performance tables: those of 2018/19 follow pupils who left in summer 2017"
    ),
    layouts=(
        performance_table(
            "performance tables, wide file: england_ks4-pupdest",
            (columns("RECTYPE OVERALL_DEST"), columns("RECTYPE OVERALL_DESTPER")),
            rows=Rows(
                column="RECTYPE",
                kinds={"1": "school", "2": "school", "LA": "authority", "NAT": "national"},
            ),
            needs=(("RECTYPE",), ("COHORT",), ("OVERALL_DESTPER",)),
        ),
    ),
)
