"""The Local Authority Interactive Tool: authority-level measures over years, and its dictionary."""

from datetime import date, timedelta

import pyarrow as pa

from fosse.evidence.cells import EXPLORE_STATISTICS

from .declaration import DFE, Dated, Layout, Publication, Rows

PAGE = "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait"
ENGLAND, REGIONS = "970", tuple(str(code) for code in range(980, 991))
SPREADSHEETS_BEGIN = date(1899, 12, 30)


def completed(table: pa.Table) -> date | None:
    """The April after the newest year that the rows hold: by then the tool has all of it."""
    years = [text[:4] for text in table["YEARS"].unique().to_pylist() if text[:4].isdigit()]
    newest = max((int(year) for year in years), default=0)
    return date(newest + 1, 4, 30) if newest > 1900 else None


def newest_update(table: pa.Table) -> date | None:
    """The newest of the days on which measures were updated, which a spreadsheet counts."""
    days = [int(text) for text in table["LAST UPDATE"].unique().to_pylist() if text.isdigit()]
    return SPREADSHEETS_BEGIN + timedelta(days=max(days)) if days else None


TOOL = Publication(
    id="lait",
    title="Local Authority Interactive Tool",
    publisher=DFE,
    page=PAGE,
    holds="authority-level measures of education, care, health and money, with regions and England",
    dating=(
        "a picture of one day: the day in the file's name, or the end of April after the newest "
        "year in it; YEARS is text, each measure's own"
    ),
    layouts=(
        Layout(
            says="long table, as Parquet or CSV",
            marks=(frozenset({"SHORT DESC", "YEARS", "LA AND REGIONS", "VALUES"}),),
            needs=(("SHORT DESC",), ("YEARS",), ("LA NUMBER",), ("VALUES",)),
            rows=Rows(
                column="LA NUMBER",
                kinds={ENGLAND: "national"} | dict.fromkeys(REGIONS, "region"),
                otherwise="authority",
            ),
            codes=EXPLORE_STATISTICS,
            dated=Dated.DAY,
            authority=("LA NUMBER",),
            once=False,
            newest=completed,
        ),
    ),
)

DICTIONARY = Publication(
    id="lait_dictionary",
    title="Local Authority Interactive Tool: what the measures mean",
    publisher=DFE,
    page=PAGE,
    holds="each measure's title, polarity, decimals, source: MEASURE_SHORT is SHORT DESC of lait",
    dating="a picture of one day: the newest update of a measure",
    layouts=(
        Layout(
            says="CSV, a row for each measure",
            marks=(frozenset({"MEASURE_CODE", "MEASURE_SHORT", "POLARITY"}),),
            needs=(("MEASURE_SHORT",), ("MEASURE",), ("POLARITY",), ("LAST UPDATE",)),
            rows=Rows(otherwise="description"),
            codes=EXPLORE_STATISTICS,
            dated=Dated.DAY,
            newest=newest_update,
        ),
    ),
)
