"""Suspensions and permanent exclusions, school by school."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="suspensions",
    title="Suspensions and permanent exclusions in England",
    publisher=DFE,
    page=EES + "suspensions-and-permanent-exclusions-in-england",
    holds="suspensions and permanent exclusions, numbers and rates",
    layouts=(
        statistics(
            "Explore education statistics: exc_school",
            columns("TIME_PERIOD SUSPENSION SUSP_RATE"),
            needs=(("SUSPENSION",), ("SUSP_RATE",)),
        ),
    ),
)
