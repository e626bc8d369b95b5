"""What each school is allocated: the schools block and the grants beside it."""

from .declaration import DFE, EES, Publication, columns, statistics

PUBLICATION = Publication(
    id="school_funding",
    title="School funding: allocations",
    publisher=DFE,
    page=EES + "school-funding-statistics",
    holds="schools block allocation by factor, pupil premium, grants, in pounds",
    dating="the financial year",
    layouts=(
        statistics(
            "Explore education statistics, by school",
            columns("TIME_PERIOD BASIC_ENTITLEMENT_TOTAL_FUNDING"),
            needs=(("TOTAL_FUNDING",),),
        ),
    ),
)
