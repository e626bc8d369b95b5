"""Spending, reserve and balance, school by school, compiled from several publications."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import DFE, SCHOOL, Dated, Layout, Publication, columns

PUBLICATION = Publication(
    id="finance",
    title="School spending and balances (compiled)",
    publisher=DFE,
    page="https://financial-benchmarking-and-insights-tool.education.gov.uk/data-sources",
    holds="spending per pupil, revenue reserve, in-year balance, in pounds",
    dating="the financial year",
    layouts=(
        Layout(
            says="a compiled table with its own column names, not a published layout",
            marks=(
                columns("URN SPEND_PER_PUPIL"),
                columns("URN REVENUE_RESERVE"),
                columns("REVENUE_RESERVE IN_YEAR_BALANCE"),
            ),
            needs=(("URN",), ("REVENUE_RESERVE",), ("IN_YEAR_BALANCE",), ("YEAR",)),
            rows=SCHOOL,
            codes=EXPLORE_STATISTICS,
            dated=Dated.COLUMN,
            year=("YEAR",),
            urn=("URN",),
        ),
    ),
)
