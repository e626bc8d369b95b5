"""Absence as the performance tables give it."""

from .declaration import DFE, TABLES, Publication, Rows, columns, performance_table

PUBLICATION = Publication(
    id="absence",
    title="Absence (performance tables)",
    publisher=DFE,
    page=TABLES,
    holds="overall absence; persistent absence of 15% of sessions to 2014/15, of 10% since",
    layouts=(
        performance_table(
            "performance tables: england_abs",
            (columns("ESTAB PERCTOT"), columns("URN PERCTOT")),
            rows=Rows(column="LA", kinds={"NAT": "national"}, otherwise="school"),
            needs=(("LA",), ("PERCTOT",)),
        ),
    ),
)
