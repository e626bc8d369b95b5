"""The letters that answer: the response or refusal, and the outcome of a review. PURE.

What the wording of each must say, whoever words it, stands in its `must` (s.17; EIR reg. 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fosse.documents.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    """A question in its own `words`, its disposition as a sentence (`outcome`), its answer."""

    must: ClassVar[tuple[str, ...]] = ("words", "outcome", "answer")

    heading: str
    words: tuple[Block, ...]
    outcome: str
    answer: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarified:
    """What the requester made clear on a day: it is part of what is answered (s.1(3))."""

    must: ClassVar[tuple[str, ...]] = ("said",)

    on: date
    said: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One ground of refusal with everything that its notice must hold (s.17; EIR reg. 14)."""

    must: ClassVar[tuple[str, ...]] = ("heading", "blocks")

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer. `withheld` makes it a refusal notice as well, which `notice` says."""

    wording: ClassVar[str] = "response"
    must: ClassVar[tuple[str, ...]] = (
        "request",
        "clarified",
        "questions",
        "notice",
        "withheld",
        "redactions",
        "more_to_come",
    )

    received_on: date
    due_on: date | None
    late: bool
    request: tuple[Block, ...]
    clarified: tuple[Clarified, ...]
    questions: tuple[AnsweredQuestion, ...]
    notice: str
    withheld: tuple[Withheld, ...]
    redactions: tuple[str, ...]
    more_to_come: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOutcome:
    """What somebody else decided on looking again; `anew`: another answer follows. `answered` is
    False where the review is of our silence."""

    wording: ClassVar[str] = "review_outcome"
    must: ClassVar[tuple[str, ...]] = ("decision", "reasons")

    reference: str
    asked_on: date
    received_on: date
    request: tuple[Block, ...]
    grounds: tuple[Block, ...]
    decision: str
    reasons: tuple[Block, ...]
    anew: bool
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What follows an answer: re-use, internal review (s.45 code), the regulator (s.50).

    `review` and `reuse` are False where they do not apply: after a review there is no other.
    """

    wording: ClassVar[str] = "rights"
    must: ClassVar[tuple[str, ...]] = ("licence", "review_contact", "right", "regulator_contact")

    reuse: bool
    licence: str
    licence_address: str
    reuse_contact: tuple[Block, ...]
    review: bool
    review_contact: tuple[Block, ...]
    regulator: str
    regulator_heading: str
    regulator_contact: tuple[Block, ...]
    right: str
    exhaust: str
