"""Nobody: whoever is not signed in, as the audit names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nobody:
    """A visitor without an account."""

    pk: None = None
    name: str = "not signed in"
