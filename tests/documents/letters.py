"""A letter with everything in it, made up. `python -m tests.documents.letters` writes it anew as
the golden page, after a change that was meant."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from pathlib import Path

from fosse.documents import html
from fosse.documents.blocks import (
    Address,
    Attached,
    Attachments,
    Bullets,
    Clause,
    FigureBlock,
    Heading,
    Notice,
    NumberedParagraphs,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    References,
    Salutation,
    Signature,
    TableBlock,
    emphasis,
    link,
    strong,
    words,
)
from fosse.documents.document import Document
from fosse.documents.figure import Figure
from fosse.documents.letterhead import Letterhead
from fosse.documents.map import Area, Map, Place
from fosse.documents.outline import Outline
from fosse.documents.table import Table

GOLDEN = Path(__file__).parent / "golden" / "letter.html"
ON = date(2026, 12, 3)


def png(width: int = 60, height: int = 24) -> bytes:
    """A plain picture, written by hand."""

    def part(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    rows = (b"\0" + b"\0\x5a\x6e" * width) * height
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n"
    return start + part(b"IHDR", size) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


MAP = Map(
    key="clusters",
    title="Clusters of Ratae",
    outlines=(Outline("Forum", (((0, 0), (2000, 0), (2000, 1000), (0, 1000)),)),),
    places=(
        Place("Jewry Wall Primary School", 200, 300, "Primary", clusters=("North",)),
        Place("Basilica School", 700, 800, "Secondary", clusters=("North", "South")),
        Place("Mosaic School", 1500, 100, "Special", clusters=("South",)),
    ),
    areas=(Area("North", ((200, 300), (700, 800))), Area("South", ((700, 800), (1500, 100)))),
)

SCHOOLS = Table(
    "Schools in each cluster on 5 November 2026",
    ("Cluster", "School", "Pupils"),
    tuple((f"Cluster {n // 5 + 1}", f"Made-up School {n}", f"{200 + n}") for n in range(60)),
    numeric=frozenset({2}),
)

LETTER = Document(
    title="Freedom of Information Act 2000: school clusters",
    on=ON,
    author="Ratae City Council",
    subject="Answer to request FOI-2026-0012",
    footer="Ratae City Council · FOI-2026-0012",
    letterhead=Letterhead(
        "Ratae City Council",
        ("Information Governance", "The Basilica", "1 Forum Street", "Ratae RA1 1AA"),
        "0116 496 0100",
        "information@ratae.example",
        "www.ratae.example",
        Picture(png(), "image/png", "Ratae City Council: a mosaic"),
    ),
    blocks=(
        Address(("Ms A Okafor", "12 Jewry Lane", "Ratae RA2 4XY")),
        References((("Our reference", "FOI-2026-0012"), ("Date", "3 December 2026"))),
        Salutation("Dear Ms Okafor"),
        Paragraph.of("You asked on ", strong("5 November 2026"), ". We ", emphasis("hold"), " it."),
        Heading(2, "You asked"),
        Quote("Number of cluster's in the authority?\n\nWhich schools are in each cluster?\nWho?"),
        Heading(2, "Our answer"),
        Heading(3, "Question 1"),
        Paragraph.of("There are twelve clusters.\nThey are called development groups."),
        Bullets((words("one ", strong("strong")), words(link("all", "https://ratae.example/c")))),
        Heading(3, "Question 2"),
        Notice.of("We hold part of this information."),
        NumberedParagraphs(
            (
                Clause.of(
                    "The clusters",
                    Clause.of("meet", Clause.of("often", Clause.of("weekly")), Clause.of("well")),
                ),
                Clause.of("The schools"),
            ),
            start=4,
        ),
        FigureBlock(Figure(MAP, "The clusters on a map", "Source: the register"), with_table=True),
        TableBlock(SCHOOLS, row_headers=True),
        Heading(2, "If you are not content"),
        Paragraph.of("Write to us within 40 working days."),
        Signature(
            "R Stone",
            "Head of Information Governance",
            picture=Picture(png(), "image/png", "Signature of R Stone"),
            lines=("Telephone 0116 496 0101",),
        ),
        Attachments((Attached("Schools in each cluster", "clusters.csv"),)),
        PageBreak(),
        Heading(2, "Annex"),
        Address(("Head of Information Governance", "Ratae RA1 1AA")),
        Signature("R Stone", "Head of Information Governance", "Yours faithfully"),
    ),
)

if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(html.page(LETTER))
