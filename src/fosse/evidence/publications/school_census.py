"""The January school census as the performance tables give it, with special needs."""

from .declaration import DFE, TABLES, Publication, Rows, columns, performance_table

PUBLICATION = Publication(
    id="school_census",
    title="School census (performance tables)",
    publisher=DFE,
    page=TABLES,
    holds="pupils, special educational needs, English as an additional language, free meals",
    layouts=(
        performance_table(
            "performance tables: england_census",
            (
                columns("URN PNUMEAL PNUMFSMEVER"),
                columns("NOR PNUMEAL PSENELK"),
                columns("PSENELSE PSENELK PNUMEAL"),
            ),
            rows=Rows(column="URN", kinds={"NAT": "national"}, otherwise="school"),
            needs=(("PNUMEAL",),),
            never="RECTYPE",
        ),
    ),
)
