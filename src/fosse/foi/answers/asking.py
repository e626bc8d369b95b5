"""What is asked of the records: of which authority, as at which day, with which values. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


class CannotCompose(ValueError):
    """The question cannot be answered as it is put: what is missing or wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a kind of question takes. `choices` are value and words; none: free text."""

    name: str
    words: str
    hint: str = ""
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def check(self, value: str) -> None:
        """Raise `CannotCompose` for a value that it cannot take."""
        if self.needed and not value:
            raise CannotCompose(f"Say which: {self.words.lower()}.")
        if value and self.choices and value not in dict(self.choices):
            offered = ", ".join(words for _, words in self.choices)
            raise CannotCompose(f"“{value}” is not among what {self.words} can be: {offered}.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to the records.

    `as_at` is the day that is asked about, `known_at` leaves out what was recorded later, and
    `today` decides only whether the answer speaks of what is or what was.
    """

    authority_code: int
    as_at: date
    today: date
    known_at: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The value of a parameter; "" where none was given."""
        return self.values.get(name, "").strip()

    def as_json(self) -> dict[str, Any]:
        """As `Question.asked` keeps it, so that the same can be asked again."""
        return {
            "authority_code": self.authority_code,
            "as_at": self.as_at.isoformat(),
            "today": self.today.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "values": dict(self.values),
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Asked:
        """What `as_json` gave. Raises `KeyError` and `ValueError` for anything else."""
        known_at = kept["known_at"]
        return cls(
            authority_code=int(kept["authority_code"]),
            as_at=date.fromisoformat(kept["as_at"]),
            today=date.fromisoformat(kept["today"]),
            known_at=datetime.fromisoformat(known_at) if known_at else None,
            values={str(name): str(value) for name, value in kept["values"].items()},
        )
