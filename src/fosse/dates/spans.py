"""Half-open spans of days, `[from, to)`: the one shape of everything that changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `starts_on`, included, to `ends_on`, excluded.

    `None` is an open end: it began before anybody recorded, or has not ended. Raises
    `ValueError` when it would hold no day.
    """

    starts_on: date | None = None
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise ValueError(
                f"A span must end after it starts: {self.starts_on:%-d %B %Y} to "
                f"{self.ends_on:%-d %B %Y} holds no day."
            )

    def __contains__(self, day: date) -> bool:
        """Whether `day` is in the span: on or after its start and before its end."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day < self.ends_on
        )

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one day. Spans that only touch do not."""
        return (
            self.starts_on is None or other.ends_on is None or self.starts_on < other.ends_on
        ) and (other.starts_on is None or self.ends_on is None or other.starts_on < self.ends_on)
