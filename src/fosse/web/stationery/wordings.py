"""Which letters an authority may word for itself, each with the values that it is filled with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.http import Http404

from fosse.foi.letters import notices
from fosse.foi.letters.answers import Response, ReviewOutcome, Rights
from fosse.foi.letters.frame import shipped, wording_key


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, what it is called here, and the dataclass of its values."""

    name: str
    title: str
    values: type[Any]

    @property
    def key(self) -> str:
        return wording_key(self.name)

    @property
    def shipped(self) -> str:
        """The wording that Fosse brings."""
        return shipped(self.name).text

    @property
    def places(self) -> tuple[str, ...]:
        """The names that the wording may place, in braces."""
        return tuple(sorted(f"{{{field.name}}}" for field in fields(self.values)))

    @property
    def must(self) -> tuple[str, ...]:
        """Those that the wording has to place."""
        return tuple(f"{{{name}}}" for name in self.values.must)


_LETTERS: Mapping[str, tuple[str, type[Any]]] = {
    Response.wording: ("Answer to a request", Response),
    Rights.wording: ("Re-use, review and complaint: the end of every answer", Rights),
    ReviewOutcome.wording: ("Outcome of an internal review", ReviewOutcome),
    notices.ReviewReceipt.wording: (
        "Receipt of a request for an internal review",
        notices.ReviewReceipt,
    ),
    notices.ReviewExtension.wording: (
        "More time for an internal review",
        notices.ReviewExtension,
    ),
    notices.Acknowledgement.wording: ("Acknowledgement", notices.Acknowledgement),
    notices.Clarification.wording: ("Asking what is meant", notices.Clarification),
    notices.FeesNotice.wording: ("Fees notice", notices.FeesNotice),
    notices.InterestExtension.wording: (
        "More time for the public interest test",
        notices.InterestExtension,
    ),
    notices.EnvironmentExtension.wording: (
        "More time for environmental information",
        notices.EnvironmentExtension,
    ),
    notices.Transfer.wording: ("Transfer to another authority", notices.Transfer),
    notices.NotValid.wording: ("Not a valid request", notices.NotValid),
}
LETTERS: Mapping[str, Letter] = {
    name: Letter(name, title, values) for name, (title, values) in _LETTERS.items()
}


def letter_or_404(name: str) -> Letter:
    """The letter of that name. Raises `Http404` in words."""
    if name not in LETTERS:
        raise Http404(f"There is no letter “{name}” that could be worded.")
    return LETTERS[name]
