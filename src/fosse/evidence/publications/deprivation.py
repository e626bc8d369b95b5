"""Indices of deprivation by small area, 2019 and 2025."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import Dated, Layout, Publication, Rows

PUBLICATION = Publication(
    id="deprivation",
    title="English indices of deprivation (file 7)",
    publisher="Ministry of Housing, Communities and Local Government",
    page="https://www.gov.uk/government/collections/english-indices-of-deprivation",
    holds="scores, ranks and deciles of deprivation, income affecting children among them",
    dating="a picture of one day, which the file does not give: say --published-on",
    layouts=(
        Layout(
            says="file 7 of 2019 and of 2025: columns are kept without the year in brackets",
            marks=(frozenset({"LSOA CODE", "INDEX OF MULTIPLE DEPRIVATION (IMD) SCORE"}),),
            needs=(("LSOA CODE",), ("INDEX OF MULTIPLE DEPRIVATION (IMD) SCORE",)),
            rows=Rows(otherwise="area"),
            codes=EXPLORE_STATISTICS,
            dated=Dated.DAY,
            once=False,
            renames=((r" \((19|20)\d\d\)$", ""),),
        ),
    ),
)
