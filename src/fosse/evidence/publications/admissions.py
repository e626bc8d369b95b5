"""Applications and offers, school by school."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="admissions",
    title="Secondary and primary school applications and offers",
    publisher=DFE,
    page=EES + "primary-and-secondary-school-applications-and-offers",
    holds="places offered, preferences, offers to first preferences",
    dating="the academic year of entry",
    layouts=(
        statistics(
            "Explore education statistics, by school and year of entry",
            columns("TIME_PERIOD TOTAL_NUMBER_PLACES_OFFERED"),
            needs=(("TOTAL_NUMBER_PLACES_OFFERED",), ("ENTRY_YEAR",)),
            once=False,
        ),
    ),
)
