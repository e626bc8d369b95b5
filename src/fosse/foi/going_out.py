"""The files that go out with an answer: its tables and papers, without what is redacted. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from fosse.documents import pdf

from .answers.composed import Sheet
from .case_fact import CaseFact, PaperFact
from .folding import occurrences
from .kinds import Disposition
from .question_fact import TableFact
from .redaction import Cells, Span, redact, redact_sheet
from .release import File, document_of, file_name, files_of, page_of

PDF = "application/pdf"
GIVES = frozenset({Disposition.DISCLOSED, Disposition.PART, Disposition.GRANTED})
"""The dispositions under which something is given."""


def files_that_go_out(case: CaseFact, *, author: str, on: date) -> tuple[File, ...]:
    """Every file that goes with the answer, no two under the same name."""
    return _named_apart((*_tables(case, author, on), *_papers(case, author, on)))


def taken_out(case: CaseFact) -> tuple[str, ...]:
    """What was redacted, file by file, as the letter lists it."""
    return tuple(_redactions(case))


def _tables(case: CaseFact, author: str, on: date) -> Iterator[File]:
    """The tables of what is given, each as CSV, ODS and a page."""
    for question in case.questions:
        if question.disposition in GIVES:
            for table in question.tables:
                yield from files_of(_sheet(table), _cells(table), author=author, on=on)


def _papers(case: CaseFact, author: str, on: date) -> Iterator[File]:
    """What was found and goes out: its text without what is redacted, as a page and as a PDF."""
    for paper in _going_out(case):
        spans, title = _spans(paper), _title(paper)
        yield page_of(title, paper.text, spans, author=author, on=on)
        made = document_of(title, paper.text, spans, author=author, on=on)
        yield File(f"{file_name(title)}.pdf", PDF, title, pdf.write(made))


def _redactions(case: CaseFact) -> Iterator[str]:
    """What was redacted, file by file, in the words of the list in the letter."""
    for paper in _going_out(case):
        for one in redact(paper.text, _spans(paper)).taken:
            yield f"{_title(paper)}: {one.in_words()}"
    for question in case.questions:
        for table in question.tables if question.disposition in GIVES else ():
            for one in redact_sheet(_sheet(table), _cells(table)).taken:
                yield f"{table.title}: {one.in_words('cell')}"


def _going_out(case: CaseFact) -> tuple[PaperFact, ...]:
    return tuple(paper for paper in case.papers if paper.goes_out)


def _spans(paper: PaperFact) -> list[Span]:
    return [
        Span(one.start, one.end, one.provision, one.reason)
        for one in paper.redactions
        if one.start is not None and one.end is not None
    ]


def _title(paper: PaperFact) -> str:
    """What the document is called: the name of the file, without words that are redacted in it.
    Of “complaint-of-mo-bede.pdf” the name goes with the one in the text."""
    apart = re.sub(r"[-_.]", " ", paper.name)
    spans = [
        Span(*place, span.provision)
        for span in _spans(paper)
        for place in occurrences(re.sub(r"[-_.]", " ", paper.text[span.start : span.end]), apart)
    ]
    return redact(paper.name, spans).text


def _sheet(table: TableFact) -> Sheet:
    withheld = tuple(dict(one) for one in table.suppressed)
    return Sheet(table.title, table.columns, table.rows, dict(table.about), withheld)


def _cells(table: TableFact) -> list[Cells]:
    return [Cells(one.column, one.row, one.provision, one.reason) for one in table.redactions]


def _named_apart(files: Sequence[File]) -> tuple[File, ...]:
    taken: set[str] = set()
    return tuple(_apart(one, taken) for one in files)


def _apart(file: File, taken: set[str]) -> File:
    stem, dot, ending = file.name.rpartition(".")
    name, number = file.name, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{dot}{ending}"
    taken.add(name)
    return File(name, file.media_type, file.title, file.data)
