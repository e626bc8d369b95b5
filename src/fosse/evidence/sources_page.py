"""docs/data-sources.md, made from the declarations, so that it can't say anything else. PURE.

Make it anew with: python -m fosse.evidence.sources_page > docs/data-sources.md
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .calendar import Calendar, shipped
from .indicator import Status
from .measure import measures
from .publications.catalogue import CATALOGUE
from .publications.declaration import Dated, Layout, Publication

HEAD = """# Data sources

Made by `python -m fosse.evidence.sources_page > docs/data-sources.md` from the declarations in
`src/fosse/evidence/publications`; a test holds it to them.

`fosse load PATH` takes a file, a zip or a folder. A file is recognised by its columns, read by
name without regard to case and order; its name and folder only help with the year, the stage
and the day. Columns that Fosse does not know are kept and ignored. When needed columns are
missing, one message names them all.

## How a file is read

- **Encoding**: UTF-8 with or without a byte-order mark, or windows-1252. UTF-16 is refused.
- **Cells**: "52%", "1,234", "£45,421", " 7" and "5.00E+06" are numbers. A code is never a
  nought: each table's codes stand below. In a column that a measure reads, a text that is
  neither a number nor a known code rejects its row.
- **Rejects**: a row is rejected, with its line and the reason, when it has no URN or can't be
  placed, when it has too many cells, when a day does not exist, when a code is unknown, or when
  its school has another row that says something else: then both are rejected, because nothing
  says which is right. Rows that are the same in every cell count once. A row with too few cells
  is rejected too, except in the tables that are published with trailing blanks dropped: there
  the missing cells are blank, or NEW where the row ends with NEW.
- **Refused as a whole**: a file that ends in the middle of a line, a column missing, a zip that
  is locked, damaged or unpacks to more than a published table could hold, a zip in a zip in a
  zip, and a file of which no row could be taken.
- **Long files** (a row for each school, breakdown and subject) become one row for each school:
  totals only, with a column for each subject, such as `AVERAGE_SCALED_SCORE | READING`. A file
  of several years becomes a release for each year.
- **Examples**: files in a folder called `layouts` are read and reported, never stored, unless
  one is named by itself.
- **Excerpts**: a release with fewer than a quarter of the schools of another release of its
  table is loaded with a warning, and never stands where a fuller one of its year does.

## Where releases rest

One Parquet file for each year of each file, in `FOSSE_HOME/releases`, named by the SHA-256 of
the file as it came (of the member, for a zip). All columns are kept as text under their
published names in capitals, with `_line` (the line in the file), `_urn`, `_kind` (school,
authority, region, national; or what else a row is about) and `_la`. A release is written whole
before the database knows it: a load that is killed leaves none. Loading the same bytes again
changes nothing. A corrected file is another release; the old one is kept.

## When a release was published

A page "as at" a day sees only what had been published by then; of a table and year it reads
the latest stage that was out. The day of publication is the one given with `--published-on`,
else the true day where it is known for certain, else the convention below (both stand in
`src/fosse/evidence/calendar.toml`). The convention takes a late day, so that nothing is seen
too early. All years of one file came out on the day of its newest. Where nothing says when a
table was published (ward outlines, postcodes), the day of loading is taken. A table of
inspections is never taken to have come out before its newest inspection.
"""


YEARS_AFTER = {
    -1: "in the calendar year before it ends",
    0: "in the calendar year in which it ends",
    1: "in the year after it ends",
    2: "two years after it ends",
}


def page() -> str:
    """The whole page, as Markdown."""
    calendar = shipped()
    parts: list[Iterable[str]] = [
        [HEAD],
        _conventions(calendar),
        _known(calendar),
        ["## Publications"],
    ]
    parts += [_publication(each) for each in CATALOGUE.values()]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts) + "\n"


def _conventions(calendar: Calendar) -> Iterator[str]:
    yield "| publication | stage | taken to be published | because |"
    yield "|---|---|---|---|"
    for (publication, stage), usual in sorted(calendar.usual.items()):
        day = f"{usual.on('2000/01'):%-d %B}, {YEARS_AFTER[usual.after]}"
        yield f"| {publication} | {stage} | {day} | {usual.says} |"
    for publication, lag in sorted(calendar.lags.items()):
        when = f"{lag.days} days after the day pictured" if lag.days else "the day pictured"
        yield f"| {publication} | | {when} | {lag.says} |"


def _known(calendar: Calendar) -> Iterator[str]:
    yield "| publication | year or day | stage | published on |"
    yield "|---|---|---|---|"
    for (publication, year, stage, as_of), day in calendar.known.items():
        yield f"| {publication} | {year or as_of} | {stage} | {day:%-d %B %Y} |"


def _publication(publication: Publication) -> Iterator[str]:
    yield f"### {publication.id}: {publication.title}"
    yield ""
    yield f"{publication.publisher}, <{publication.page}>."
    yield f"Holds {publication.holds}. Stages: {', '.join(publication.stages)}."
    yield f"Its year: {publication.dating or _dating(publication)}."
    for layout in publication.layouts:
        yield ""
        yield from _layout(layout)
    if read := _columns_read(publication.id):
        yield ""
        yield "| column | read by |"
        yield "|---|---|"
        for column, titles in read.items():
            yield f"| `{column.replace('|', chr(92) + '|')}` | {'; '.join(titles)} |"


def _dating(publication: Publication) -> str:
    kinds = {
        Dated.NAME: "the name of the file or its folder, or `--year`",
        Dated.COLUMN: "a column of the file",
        Dated.DAY: "a picture of one day",
    }
    return kinds[publication.layouts[0].dated]


def _layout(layout: Layout) -> Iterator[str]:
    yield f"**Layout**: {layout.says}."
    yield ""
    marks = " or ".join(_named(sorted(mark)) for mark in layout.marks)
    yield f"- recognised by {marks}"
    if layout.needs:
        yield f"- needs {'; '.join(' or '.join(f'`{n}`' for n in names) for names in layout.needs)}"
    yield f"- rows: {_rows(layout)}"
    if layout.pivot:
        by = _named(layout.pivot.by) or "nothing"
        totals = _named(list(layout.pivot.totals))
        yield f"- long: totals of {totals}; a column for each {by}"
    yield f"- codes: {_codes(layout.codes)}"


def _named(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _rows(layout: Layout) -> str:
    rows = layout.rows
    said = [f"`{rows.column}` {text} is {kind}" for text, kind in rows.kinds.items()]
    if rows.otherwise:
        said.append(f"{'all other rows are' if said else 'each row is'} {rows.otherwise}")
    else:
        said.append("any other rejects the row")
    return "; ".join(said)


def _codes(codes: Mapping[str, Status]) -> str:
    return "; ".join(f"{code} {status.in_words}" for code, status in codes.items())


def _columns_read(publication: str) -> dict[str, list[str]]:
    """Which measures read which column, as a value or a cohort."""
    read: dict[str, list[str]] = {}
    for measure in measures().values():
        for columns in measure.columns:
            if columns.publication == publication:
                for name in sorted(columns.names):
                    read.setdefault(name, [])
                    if measure.title not in read[name]:
                        read[name].append(measure.title)
    return dict(sorted(read.items()))


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
