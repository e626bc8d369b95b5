"""What a kind of question is: its hints, its parameters, how it is composed. PURE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .asking import Asked, Parameter
from .composed import Composed
from .hints import Hints


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A kind of question that the records can answer. `id` names its module and its wording.

    `compose` reads facts and fills the wording. `guess` finds values for the parameters in the
    words of a question (which school is meant), given what is asked so far.
    """

    id: str
    title: str
    hints: Hints
    compose: Callable[[Asked], Composed]
    parameters: tuple[Parameter, ...] = ()
    guess: Callable[[str, Asked], dict[str, str]] | None = None

    def check(self, asked: Asked) -> None:
        """Raise `CannotCompose` when a value is missing, wrong, or not one that it takes."""
        for parameter in self.parameters:
            parameter.check(asked.value(parameter.name))
