"""What a load found and did, file by file. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .tokens import Rejected


class Outcome(StrEnum):
    """What became of a file."""

    LOADED = "loaded"
    ALREADY = "already loaded"
    EXAMPLE = "example layout: read, not stored"
    EMPTY = "no rows: nothing to store"
    UNKNOWN = "not known: left as it is"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file, or one year of a file that holds several.

    `rows` counts all its rows, rejects included; `school_rows` the schools that were taken.
    `message` says why a file was refused or left; `warnings` what to look at.
    """

    name: str
    outcome: Outcome
    publication: str = ""
    title: str = ""
    year: str = ""
    stage: str = ""
    as_of: date | None = None
    published_on: date | None = None
    published_basis: str = ""
    rows: int = 0
    school_rows: int = 0
    rejects: tuple[Rejected, ...] = ()
    message: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def wants_a_look(self) -> bool:
        """Whether somebody should look at it: rejects, a warning, a file refused or left."""
        left = self.outcome in (Outcome.UNKNOWN, Outcome.REFUSED)
        return (
            left or bool(self.warnings) or (self.outcome is Outcome.LOADED and bool(self.rejects))
        )


@dataclass(frozen=True, slots=True)
class LoadReport:
    """All files of one load, in the order in which they were read."""

    files: tuple[FileReport, ...]

    @property
    def wants_a_look(self) -> bool:
        return any(file.wants_a_look for file in self.files)

    def of(self, *outcomes: Outcome) -> Sequence[FileReport]:
        """The files that came out so."""
        return [file for file in self.files if file.outcome in outcomes]
