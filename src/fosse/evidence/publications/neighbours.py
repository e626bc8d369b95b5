"""Statistical neighbours: for each authority the ten most like it."""

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import DFE, Dated, Layout, Publication, Rows

PUBLICATION = Publication(
    id="neighbours",
    title="Children's services statistical neighbours",
    publisher=DFE,
    page="https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
    holds="each authority's ten statistical neighbours, closest first (SN1 to SN10), and how close",
    dating="a picture of one day: the month in the file's name",
    layouts=(
        Layout(
            says=(
                "workbook with its header on row 3; authorities that have ended stand below "
                "“Old SNs:”"
            ),
            marks=(frozenset({"LA NUM", "LA NAME", "SN1", "SN10"}),),
            needs=(("LA NUM",), *((f"SN{place}",) for place in range(1, 11))),
            rows=Rows(otherwise="authority"),
            codes=EXPLORE_STATISTICS,
            dated=Dated.DAY,
            authority=("LA NUM",),
            once=False,
        ),
    ),
)
