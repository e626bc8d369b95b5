"""Academies and their trusts in the accounts return."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import DFE, SCHOOL, Dated, Layout, Publication

PUBLICATION = Publication(
    id="academies_finance",
    title="Academies accounts return: academies",
    publisher=DFE,
    page="https://financial-benchmarking-and-insights-tool.education.gov.uk/data-sources",
    holds="academies with their trust, the time they were in it, and their pupils",
    dating="the academic year",
    layouts=(
        Layout(
            says="master list of academies, by LA and establishment number: no URN",
            marks=(frozenset({"ACADEMY UPIN", "ACADEMY TRUST UPIN"}),),
            needs=(("ACADEMY NAME",), ("YEAR",)),
            rows=SCHOOL,
            codes=EXPLORE_STATISTICS,
            dated=Dated.COLUMN,
            year=("YEAR",),
            once=False,
        ),
    ),
)
