"""What is on record of a request, as values: everything but who made it. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .clocks import Clock
from .history import History
from .kinds import (
    Activity,
    Channel,
    EventKind,
    LetterKind,
    PaperKind,
    ProceedingKind,
    Regime,
    State,
)
from .limits import CostEstimate
from .progress import ELSEWHERE
from .question_fact import QuestionFact, RedactionFact


@dataclass(frozen=True, slots=True)
class EventFact:
    """Something that happened: `on` a day, recorded `at` a moment by somebody. `note` and
    `detail["text"]` are people's words, the requester's own details blacked out."""

    number: int
    kind: EventKind
    on: date
    at: datetime
    by_id: int | None
    by: str
    note: str
    detail: Mapping[str, Any]
    proceeding: int | None


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A paper of a case, without its bytes. `removed_at`: when they were removed."""

    id: int
    kind: PaperKind
    name: str
    media_type: str
    size: int
    sha256: str
    text: str = field(repr=False)
    kept_at: datetime
    kept_by: str
    removed_at: datetime | None
    redactions: tuple[RedactionFact, ...] = ()

    @property
    def goes_out(self) -> bool:
        """Whether it goes out with the answer, without what is taken out of it."""
        return self.kind is PaperKind.REDACTED and self.removed_at is None


@dataclass(frozen=True, slots=True)
class LetterFact:
    """A letter that went out: the hashes under which its bytes are kept."""

    id: int
    kind: LetterKind
    issued_on: date
    issued_at: datetime
    issued_by_id: int | None
    issued_by: str
    html_sha256: str
    docx_sha256: str
    pdf_sha256: str
    attachments: tuple[Mapping[str, Any], ...]
    proceeding: int | None


@dataclass(frozen=True, slots=True)
class ClearanceFact:
    """Somebody cleared the draft with this hash; another draft is not cleared by it."""

    draft_sha256: str
    at: datetime
    by_id: int | None
    by: str


@dataclass(frozen=True, slots=True)
class ProceedingFact:
    """A review, complaint, notice or appeal. `outcome` "" while it is open."""

    id: int
    kind: ProceedingKind
    opened_on: date
    grounds: str
    their_reference: str
    decider_id: int | None
    decider: str
    outcome: str
    reasons: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class TimeFact:
    """Minutes spent, or estimated, and whether they count towards the cost limit."""

    activity: Activity
    minutes: int
    on: date
    estimated: bool
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class AggregatedFact:
    """Another request whose cost is added to that of this one (s.12(4)): `minutes` of it count
    towards the limit. `campaign` is what joins the requesters, "" where they are one person;
    `reason` why it may be added."""

    case_id: int
    reference: str
    title: str
    received_on: date
    state: State
    minutes: int
    campaign: str
    reason: str
    at: datetime
    by: str

    @property
    def counts(self) -> bool:
        """Whether it is still a request that the right of access would else apply to: reg. 5 adds
        up no others."""
        return self.is_counted(self.state)

    @staticmethod
    def is_counted(state: str) -> bool:
        """Whether a request in this state is, or was, to be answered under the Act."""
        return state not in {*ELSEWHERE, State.WITHDRAWN, State.LAPSED}


@dataclass(frozen=True, slots=True)
class EntryFact:
    """How an answered request stands in the disclosure log. `answer` is what an officer wrote for
    it, "" where the answers as they were issued are published; `files` are hashes."""

    slug: str
    title: str
    request: str
    answer: str
    files: tuple[str, ...]
    published_on: date
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class OfficerFact:
    """Who has a case in hand, since when."""

    account_id: int
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A request and what became of it, as at a day.

    `text` is the request with the requester's own name, addresses and numbers blacked out: for
    everybody who may see the case. Word for word it stands in `RequesterFact.text`. `clocks` are
    as at the day; `main` is the one that the desk shows (None: no duty runs, and none ran).
    """

    id: int
    authority_code: int
    reference: str
    received_on: date
    channel: Channel
    title: str
    text: str
    state: State
    version: int
    repeats: str | None
    officer: OfficerFact | None
    forgotten: bool
    as_at: date
    events: tuple[EventFact, ...]
    history: History
    clocks: tuple[Clock, ...]
    main: Clock | None
    questions: tuple[QuestionFact, ...]
    papers: tuple[PaperFact, ...]
    time: tuple[TimeFact, ...]
    aggregated: tuple[AggregatedFact, ...]
    cost: CostEstimate
    letters: tuple[LetterFact, ...]
    clearances: tuple[ClearanceFact, ...]
    proceedings: tuple[ProceedingFact, ...]
    entry: EntryFact | None

    @property
    def regimes(self) -> tuple[Regime, ...]:
        """The laws that its questions are answered under; FOI while none is split off."""
        return regimes_of(question.regime for question in self.questions)

    @property
    def clarifications(self) -> tuple[tuple[date, str], ...]:
        """What the requester made clear, and when: part of the request."""
        return tuple(
            (event.on, event.detail.get("text", ""))
            for event in self.events
            if event.kind is EventKind.CLARIFIED
        )

    def question(self, number: int) -> QuestionFact:
        """The question of that number. Raises `KeyError` when there is none."""
        for question in self.questions:
            if question.number == number:
                return question
        raise KeyError(f"{self.reference} has no question {number}.")


@dataclass(frozen=True, slots=True)
class RequesterFact:
    """Who made a request, and the request word for word: for those who may see it
    (`requests.requester`), and for the letters that go to them.

    Letters quote, word for word, what they made clear on which day, and the grounds of each review
    by its number: `case_facts.in_their_words` reads both."""

    case_id: int
    name: str
    email: str
    address: str
    organisation: str
    text: str
    forgotten_at: datetime | None
    clarifications: tuple[tuple[date, str], ...] = ()
    grounds: Mapping[int, str] = field(default_factory=dict)


def regimes_of(found: Iterable[str]) -> tuple[Regime, ...]:
    """Each regime once, in the order of the vocabulary; FOI where there is none yet."""
    held = set(found)
    return tuple(regime for regime in Regime if regime in held) or (Regime.FOI,)
