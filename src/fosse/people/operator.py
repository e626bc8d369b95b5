"""The operator: whoever runs `fosse` at the command line of the machine itself."""

from __future__ import annotations

import getpass
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody with a shell on the server. The shell let them in; the audit names them."""

    user: str
    pk: None = None

    @property
    def name(self) -> str:
        return f"operator ({self.user})"


def current_operator() -> Operator:
    """The operator who runs this process, by the name of their system account."""
    try:
        return Operator(getpass.getuser())
    except (OSError, KeyError):  # a container may run under a number that has no name
        return Operator("unnamed")
