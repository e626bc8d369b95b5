"""The door to the answers: which kinds there are, which a question may be, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from fosse.documents.blocks import Block
from fosse.documents.plain_text import blocks_of

from .asking import Asked, CannotCompose
from .composed import Composed
from .kind import QuestionKind
from .kinds import KINDS
from .proposing import Proposal, ranked
from .wording import said


@dataclass(frozen=True, slots=True)
class _Basis:
    """An answer with what it rests on."""

    text: tuple[Block, ...]
    caveats: tuple[str, ...]
    as_at: date
    source: str


def kinds() -> tuple[QuestionKind, ...]:
    """Every kind of question that the records can answer."""
    return tuple(KINDS.values())


def kind(kind_id: str) -> QuestionKind:
    """The kind of that id. Raises `CannotCompose` when there is none."""
    if kind_id not in KINDS:
        raise CannotCompose(
            f"“{kind_id}” is no kind of question that the records answer: {', '.join(KINDS)}."
        )
    return KINDS[kind_id]


def propose(text: str) -> tuple[Proposal, ...]:
    """The kinds that a question may be, the likeliest first, with the words that say so."""
    return ranked(text, KINDS.values())


def guess(kind_id: str, text: str, asked: Asked) -> dict[str, str]:
    """Values for a kind's parameters as the words of the question suggest them."""
    found = kind(kind_id).guess
    return found(text, asked) if found else {}


def compose(
    kind_id: str,
    values: Mapping[str, str] | None = None,
    *,
    authority_code: int,
    as_at: date,
    today: date,
    known_at: datetime | None = None,
) -> Composed:
    """The answer from the records as at the day, with its source under it. Raises
    `CannotCompose` in words when it can't be put so."""
    return answer(kind_id, Asked(authority_code, as_at, today, known_at, values or {}))


def answer(kind_id: str, asked: Asked) -> Composed:
    """The same, of a question as it was kept."""
    chosen = kind(kind_id)
    chosen.check(asked)
    made = chosen.compose(asked)
    if not made.text:
        return made
    basis = _Basis(blocks_of(made.text), made.caveats, made.as_at, made.source)
    return replace(made, text=said("basis", basis))
