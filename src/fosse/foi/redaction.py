"""Taking out of a text or a table what must not be released, before anything is rendered. PURE.

Nothing is ever covered: the characters go, and words such as “[redacted: s.40(2)]” stand where
they were. What is rendered afterwards, in whatever format, never knew them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fosse.documents.english import count, listed

from .answers.composed import Sheet, Value
from .exemptions import exemption
from .folding import occurrences
from .kinds import Regime


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `[start, end)` of a text that go, under a provision (“40(2)”), and why."""

    start: int
    end: int
    provision: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of a table that goes, or with `row` (from 0) one cell of it."""

    column: str
    row: int | None
    provision: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out under one provision for one reason: how many passages or cells."""

    provision: str
    reason: str
    number: int

    def in_words(self, noun: str = "passage") -> str:
        """“2 passages redacted under s.40(2): names of pupils”."""
        said = f"{count(self.number, noun)} redacted under {cited(self.provision)}"
        return f"{said}: {self.reason}" if self.reason else said


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without what was taken out, and what that was, in its order."""

    text: str
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class RedactedSheet:
    """A table without what was taken out, and what that was, in its order."""

    sheet: Sheet
    taken: tuple[Taken, ...]


class NotThere(ValueError):
    """A redaction of something that is not there: which, and what to do."""


def cited(provision: str) -> str:
    """“s.40(2)”, “reg.13(1)”."""
    found = exemption(provision)
    return f"{'reg' if found.regime is Regime.EIR else 's'}.{provision}"


def mark(provisions: Iterable[str]) -> str:
    """What stands where something was taken out: “[redacted: s.40(2) and s.41]”."""
    return f"[redacted: {listed([cited(one) for one in dict.fromkeys(provisions)])}]"


def redact(text: str, spans: Sequence[Span]) -> Redacted:
    """The text without the spans. Spans that overlap or touch are one gap, under all their
    provisions. Raises `NotThere` for a span outside the text."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise NotThere(
                f"Characters {span.start} to {span.end} are not in the text, which has "
                f"{len(text):,}. Mark the passage again."
            )
    kept, at = [], 0
    for start, end, provisions in _gaps(spans):
        kept += [text[at:start], mark(provisions)]
        at = end
    kept.append(text[at:])
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    return Redacted("".join(kept), _taken((one.provision, one.reason, 1) for one in ordered))


def redact_sheet(sheet: Sheet, cells: Sequence[Cells]) -> RedactedSheet:
    """The table with a mark in each cell that was taken out; a cell that was empty on the way
    in gets one too, so that nobody can tell. Raises `NotThere` for a cell that it has not."""
    marks: dict[tuple[int, int], list[str]] = {}
    taken: list[tuple[str, str, int]] = []
    for one in cells:
        if one.column not in sheet.columns:
            raise NotThere(f"“{sheet.title}” has no column “{one.column}”. Mark it again.")
        if one.row is not None and not 0 <= one.row < len(sheet.rows):
            raise NotThere(f"“{sheet.title}” has no row {one.row + 1}. Mark it again.")
        place = sheet.columns.index(one.column)
        rows = range(len(sheet.rows)) if one.row is None else [one.row]
        for row in rows:
            marks.setdefault((row, place), []).append(one.provision)
        taken.append((one.provision, one.reason, len(rows)))
    return RedactedSheet(replace(sheet, rows=_marked(sheet, marks)), _taken(taken))


def again(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where words that are taken out stand elsewhere in the text, however they are written there,
    and are not: to be proposed."""
    gaps = _gaps(spans)
    found: dict[tuple[int, int], Span] = {}
    said = {text[span.start : span.end].strip(): span for span in reversed(spans)}
    for words, span in said.items():
        for start, end in occurrences(words, text) if len(words) >= _WORTH else ():
            if not any(a < end and start < b for a, b, _ in gaps):
                found.setdefault((start, end), Span(start, end, span.provision, span.reason))
    return tuple(found[place] for place in sorted(found))


_WORTH = 3  # characters: shorter words stand everywhere


def _gaps(spans: Iterable[Span]) -> list[tuple[int, int, list[str]]]:
    """The spans merged where they overlap or touch, in order, each with its provisions."""
    gaps: list[tuple[int, int, list[str]]] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if gaps and span.start <= gaps[-1][1]:
            start, end, provisions = gaps.pop()
            gaps.append((start, max(end, span.end), [*provisions, span.provision]))
        else:
            gaps.append((span.start, span.end, [span.provision]))
    return gaps


def _marked(sheet: Sheet, marks: dict[tuple[int, int], list[str]]) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        tuple(
            mark(marks[row, place]) if (row, place) in marks else value
            for place, value in enumerate(line)
        )
        for row, line in enumerate(sheet.rows)
    )


def _taken(each: Iterable[tuple[str, str, int]]) -> tuple[Taken, ...]:
    """Counted by provision and reason, in the order in which they first come."""
    numbers: dict[tuple[str, str], int] = {}
    for provision, reason, number in each:
        numbers[provision, reason] = numbers.get((provision, reason), 0) + number
    return tuple(Taken(provision, reason, n) for (provision, reason), n in numbers.items())
