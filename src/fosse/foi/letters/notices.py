"""Letters that are no answer: acknowledgement, clarification, fees, more time, transfer. PURE.

Each dataclass holds what its wording, the file of the same name, places; an authority's own
wording has to place what stands in `must`, without which the letter would not do what it is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from fosse.documents.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """`why_then` says how the day was counted: “the 20th working day after we received it”."""

    wording: ClassVar[str] = "acknowledgement"
    title: ClassVar[str] = "We have received your request"
    must: ClassVar[tuple[str, ...]] = ("reference", "due_on")

    reference: str
    received_on: date
    request: tuple[Block, ...]
    laws: str
    due_on: date
    why_then: str
    provisional: bool
    retention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """`asked` is what the officer needs to know (s.1(3)); `advice` what could be asked for
    instead (s.16); after `lapses_on` the request is closed. `environmental`: under the
    Regulations (reg. 9), not section 1(3)."""

    wording: ClassVar[str] = "clarification"
    title: ClassVar[str] = "Please tell us more about your request"
    must: ClassVar[tuple[str, ...]] = ("asked",)

    received_on: date
    request: tuple[Block, ...]
    asked: tuple[Block, ...]
    advice: tuple[Block, ...]
    lapses_on: date
    environmental: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesNotice:
    """`amount` in words with its pounds (“£12.50”); `breakdown` says for what. `environmental`:
    a charge under the Regulations (reg. 8), not a fee of section 9."""

    wording: ClassVar[str] = "fees_notice"
    title: ClassVar[str] = "Fees notice"
    must: ClassVar[tuple[str, ...]] = ("amount", "how_to_pay", "lapses_on")

    received_on: date
    request: tuple[Block, ...]
    amount: str
    breakdown: tuple[str, ...]
    how_to_pay: str
    lapses_on: date
    advice: tuple[Block, ...]
    environmental: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestExtension:
    """More time for the public interest (s.10(3), s.17(2)); `exemptions` in words. `rest_due`:
    other parts of the answer are not touched by it."""

    wording: ClassVar[str] = "extension_interest"
    title: ClassVar[str] = "We need more time to answer"
    must: ClassVar[tuple[str, ...]] = ("exemptions", "why", "estimated_on")

    received_on: date
    request: tuple[Block, ...]
    exemptions: str
    why: tuple[Block, ...]
    estimated_on: date
    rest_due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentExtension:
    """More time for a complex and voluminous request (EIR reg. 7(1))."""

    wording: ClassVar[str] = "extension_environment"
    title: ClassVar[str] = "We need more time to answer"
    must: ClassVar[tuple[str, ...]] = ("why", "estimated_on")

    received_on: date
    request: tuple[Block, ...]
    why: tuple[Block, ...]
    estimated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """`what` is not held here and `holder`, line by line, is believed to hold it."""

    wording: ClassVar[str] = "transfer"
    title: ClassVar[str] = "Another authority holds what you asked for"
    must: ClassVar[tuple[str, ...]] = ("holder",)

    received_on: date
    request: tuple[Block, ...]
    what: str
    holder: tuple[Block, ...]
    passed_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotValid:
    """What s.8 asks for and the request does not have, and what to do about it."""

    wording: ClassVar[str] = "not_valid"
    title: ClassVar[str] = "About what you wrote to us"
    must: ClassVar[tuple[str, ...]] = ("lacks", "advice")

    received_on: date
    request: tuple[Block, ...]
    lacks: tuple[str, ...]
    advice: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReceipt:
    """A request for an internal review came, and when it is answered (code of practice under s.45,
    5.4). `grounds` are theirs, word for word; `answered` is False where it is of our silence;
    `extendable` is False where the law gives no more time."""

    wording: ClassVar[str] = "review_receipt"
    title: ClassVar[str] = "We look again at your request"
    must: ClassVar[tuple[str, ...]] = ("due_on",)

    reference: str
    asked_on: date
    received_on: date
    request: tuple[Block, ...]
    grounds: tuple[Block, ...]
    answered: bool
    due_on: date
    provisional: bool
    extendable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExtension:
    """More time for an internal review (code of practice under s.45, part 5): why, and until when.
    `answered` is False where the review is of our silence."""

    wording: ClassVar[str] = "review_extension"
    title: ClassVar[str] = "We need more time to look again"
    must: ClassVar[tuple[str, ...]] = ("why", "due_on")

    reference: str
    asked_on: date
    received_on: date
    request: tuple[Block, ...]
    answered: bool
    why: tuple[Block, ...]
    due_on: date
    provisional: bool


NoticeValues: TypeAlias = (
    Acknowledgement
    | Clarification
    | FeesNotice
    | InterestExtension
    | EnvironmentExtension
    | Transfer
    | NotValid
    | ReviewReceipt
    | ReviewExtension
)
