"""Special educational needs, school by school."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="sen",
    title="Special educational needs in England",
    publisher=DFE,
    page=EES + "special-educational-needs-in-england",
    holds="pupils with SEN support and with an education, health and care plan, by primary need",
    dating="the academic year of the January census",
    layouts=(
        statistics(
            "school-level underlying data",
            columns("TIME_PERIOD") | {"SEN SUPPORT"},
            columns("TIME_PERIOD") | {"EHC PLAN"},
            needs=(("TOTAL PUPILS",), ("SEN SUPPORT",), ("EHC PLAN",)),
        ),
    ),
)
