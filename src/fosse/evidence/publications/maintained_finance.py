"""Maintained schools' income and spending: consistent financial reporting."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import DFE, SCHOOL, Dated, Layout, Publication

PAGE = "https://financial-benchmarking-and-insights-tool.education.gov.uk/data-sources"

RETURNS = Publication(
    id="cfr",
    title="Consistent financial reporting: returns",
    publisher=DFE,
    page=PAGE,
    holds="each line of income (I01…), spending (E01…) and balance (B01…), in pounds",
    dating="the financial year",
    layouts=(
        Layout(
            says="CFR data, by LAESTAB: no URN",
            marks=(
                frozenset({"LAESTAB", "I01", "E01", "B01"}),
                frozenset({"LEAESTAB", "I01", "E01"}),
            ),
            needs=(("LANUMBER",), ("LAESTAB", "LEAESTAB")),
            rows=SCHOOL,
            codes=EXPLORE_STATISTICS,
            dated=Dated.NAME,
            authority=("LANUMBER",),
        ),
    ),
)

SCHOOLS = Publication(
    id="maintained_finance",
    title="Consistent financial reporting: schools",
    publisher=DFE,
    page=PAGE,
    holds="maintained schools with their pupils, staff, income, spending and balances",
    dating="the financial year",
    layouts=(
        Layout(
            says="master list of maintained schools",
            marks=(frozenset({"LAESTAB", "DID NOT SUPPLY FLAG"}),),
            needs=(("URN",), ("LA",)),
            rows=SCHOOL,
            codes=EXPLORE_STATISTICS,
            dated=Dated.NAME,
            urn=("URN",),
            authority=("LA",),
        ),
    ),
)
