"""The statistics of requests as a report, for Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fosse.documents.blocks import Heading, Paragraph, TableBlock
from fosse.documents.document import Document
from fosse.documents.table import Table
from fosse.foi.statistics import Figures, Statistics
from fosse.foi.statistics_table import Line

COUNTED = (
    "A quarter has the requests received in it, and what had become of them by the day of this "
    "report. A request is answered in time when the answer went out by the last day that the law "
    "gives, extended where the law lets it be. Each request has one outcome."
)


def report_of(
    authority: str,
    period: str,
    found: Statistics,
    sentences: Iterable[str],
    lines: Iterable[Line],
) -> Document:
    """The report: the sentences first, then the table by quarter, then how it was counted."""
    return Document(
        title=f"Requests for information {period}",
        on=found.as_at,
        author=authority,
        subject="Statistics of requests for information",
        footer=authority,
        blocks=(
            *(Paragraph.of(said) for said in sentences),
            Heading(2, "By quarter"),
            TableBlock(_table(found, lines), row_headers=True),
            Heading(2, "How it was counted"),
            Paragraph.of(COUNTED),
        ),
    )


def quarter(figures: Figures) -> str:
    """“Oct to Dec 2026”, as the head of a column."""
    last = figures.ends_on - timedelta(1)
    return f"{figures.starts_on:%b} to {last:%b %Y}"


def _table(found: Statistics, lines: Iterable[Line]) -> Table:
    heads = ("Figure", *(quarter(figures) for figures in found.quarters), "In all")
    return Table(
        caption="Requests for information by quarter",
        headers=heads,
        rows=tuple(
            (line.words, *(f"{number:,}" for number in line.counts), f"{line.whole:,}")
            for line in lines
        ),
        numeric=frozenset(range(1, len(heads))),
    )
