"""The CSV file of school terms: a line for each term, with its authority. PURE.

Columns: `authority` (the department's code), `term`, `first_day` and `last_day`, both of them
days of the term. Documented in docs/calendar.md.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, timedelta

from fosse.dates.spans import Span
from fosse.dates.terms import Term, Terms

COLUMNS = ("authority", "term", "first_day", "last_day")
TEMPLATE = ",".join(COLUMNS) + "\r\n"
MOST_FAULTS = 5
LONGEST_NAME = 100
LONGEST_TERM = 200  # days: longer than any term, and a year typed wrong is longer still

_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class UnreadableTerms(ValueError):
    """The file can't be taken: what is wrong, on which line, and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that could be read."""

    number: int
    authority: int
    term: Term


def read(data: bytes) -> dict[int, Terms]:
    """The terms of each authority in the file, in order of time.

    Raises `UnreadableTerms` with the first faults, each with its line, unless all of it can be
    taken.
    """
    faults: list[str] = []
    lines: list[Line] = []
    for number, cells in _rows(data):
        try:
            lines.append(_line(number, cells))
        except ValueError as fault:
            faults.append(f"Line {number}: {fault}")
    found: dict[int, Terms] = {}
    for code in sorted({line.authority for line in lines}):
        own = sorted((one.term for one in lines if one.authority == code), key=_first_day)
        try:
            found[code] = Terms(tuple(own))
        except ValueError as fault:
            faults.append(f"Authority {code}: {fault}")
    if not lines and not faults:
        faults.append("The file holds no term.")
    if faults:
        more = f" And {len(faults) - MOST_FAULTS} more." if len(faults) > MOST_FAULTS else ""
        raise UnreadableTerms(" ".join(faults[:MOST_FAULTS]) + more)
    return found


def _rows(data: bytes) -> list[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""), restval="", strict=True)
        rows = [(reader.line_num, _cells(row)) for row in reader]
    except UnicodeDecodeError:
        raise UnreadableTerms(
            "The file is not UTF-8 text. Save it as “CSV UTF-8 (comma delimited)” and try again."
        ) from None
    except csv.Error as error:
        raise UnreadableTerms(f"The file is not a CSV ({error}). Save it as CSV again.") from None
    header = {name.strip().lower() for name in reader.fieldnames or ()}
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise UnreadableTerms(
            f"Line 1: these columns are missing: {', '.join(missing)}. "
            f"The file needs: {', '.join(COLUMNS)}."
        )
    return rows


def _cells(row: dict[str, str]) -> dict[str, str]:
    return {str(name).strip().lower(): str(cell).strip() for name, cell in row.items()}


def _line(number: int, cells: dict[str, str]) -> Line:
    code, name = cells["authority"], cells["term"]
    if not re.fullmatch(r"\d{3}", code):
        raise ValueError(f"authority: “{code}” is not a code of three digits.")
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"term: give its name, in up to {LONGEST_NAME} characters.")
    first, last = _day("first_day", cells), _day("last_day", cells)
    if last < first:
        raise ValueError("last_day is before first_day.")
    if (last - first).days > LONGEST_TERM:
        raise ValueError(f"the term would last {(last - first).days + 1} days. Check the years.")
    return Line(number, int(code), Term(name, Span(first, last + timedelta(1))))


def _day(column: str, cells: dict[str, str]) -> date:
    text = cells[column]
    british = _BRITISH.fullmatch(text)
    try:
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{column}: “{text}” is no day such as 2026-09-01.") from None


def _first_day(term: Term) -> date:
    return term.first_day
