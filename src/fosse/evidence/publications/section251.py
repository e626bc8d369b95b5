"""Section 251: what each authority plans to spend on education and children, and has spent."""

from .declaration import DFE, EES, Publication, columns, statistics

OUTTURN = Publication(
    id="section251_outturn",
    title="Authority and school expenditure (section 251 outturn)",
    publisher=DFE,
    page=EES + "la-and-school-expenditure",
    holds="spending, income and net spending by line, in pounds",
    dating="the financial year",
    layouts=(
        statistics(
            "Explore education statistics, by authority; a line is known by its number",
            columns("TIME_PERIOD CATEGORY_OF_EXPENDITURE"),
            needs=(("CATEGORY_OF_EXPENDITURE",), ("NET_EXPENDITURE",)),
            urn=(),
            once=False,
            numbered=("CATEGORY_OF_EXPENDITURE",),
        ),
    ),
)

PLANNED = Publication(
    id="section251_planned",
    title="Planned authority and school expenditure (section 251 budget)",
    publisher=DFE,
    page=EES + "planned-la-and-school-expenditure",
    holds="planned spending, income and net spending by line, in pounds",
    dating="the financial year",
    layouts=(
        statistics(
            "Explore education statistics, by authority; a line is known by its number",
            columns("TIME_PERIOD CATEGORY_OF_PLANNED_EXPENDITURE"),
            needs=(("CATEGORY_OF_PLANNED_EXPENDITURE",), ("NET_PLANNED_EXPENDITURE",)),
            urn=(),
            once=False,
            numbered=("CATEGORY_OF_PLANNED_EXPENDITURE",),
        ),
    ),
)
