"""What a kind of question is: its hints, its parameters, how it is composed. PURE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fosse.documents.english import in_words

from .asking import Asked, CannotCompose, Parameter
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
        """Raise `CannotCompose` when a value is missing, wrong, or not one that it takes, and
        for a day to come: the records say what was and is, and a letter no more (s.1(4))."""
        if asked.as_at > asked.today:
            raise CannotCompose(
                f"{in_words(asked.as_at)} is still to come, and nothing is on record of it. Give "
                "a day up to today."
            )
        for parameter in self.parameters:
            parameter.check(asked.value(parameter.name))
