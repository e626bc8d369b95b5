"""What is wrong with a policy file: the line, what was found, what was expected. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class PolicyFault:
    """One mistake. `line` counts from 1."""

    line: int
    found: str
    expected: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.found} {self.expected}".rstrip()


class InvalidPolicyError(ValueError):
    """The policy cannot be used. `faults` holds every mistake in it, by line."""

    def __init__(self, faults: Iterable[PolicyFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“Did you mean “x”?” and, when nothing is close, the words that there are."""
    known = sorted(known)
    close = get_close_matches(
        word.lower().replace("_", " "), [k.replace("_", " ") for k in known], 1
    )
    if close:
        meant = next(k for k in known if k.replace("_", " ") == close[0])
        return f"Did you mean “{meant}”?"
    return f"Expected one of: {', '.join(known)}." if known else ""
