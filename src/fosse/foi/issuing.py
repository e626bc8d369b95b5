"""Issuing an answer: what it will look like, what stands in its way, and the letter itself.

One transaction holds the case, asks the gate, writes the letter in three formats with its
attachments, keeps their bytes, records the event and queues the mail. Of two officers at once the
second finds the case changed, and one letter goes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fosse.documents.blocks import Attached
from fosse.documents.document import Document
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery.paper import Purpose, Signs, Stationery

from . import case_facts
from .by_letter import ByLetter, Written, blacked_out
from .case_fact import CaseFact, RequesterFact
from .draft import draft_sha256
from .gate import Obstacle, before_clearance, what_stands_in_the_way
from .going_out import GIVES, files_that_go_out, taken_out
from .kinds import Disposition, EventKind, LetterKind, Verdict
from .letters.composing import response, review_outcome
from .models import Proceeding
from .posting import frame_of, paper_of, read, send
from .progress import check_can
from .recording import HANDLE, Refused, happen, hold
from .refusal import Earlier, Standing
from .release import File
from .reviewing import decide_review

D = Disposition
LEFT_OPEN = frozenset({None, D.CLARIFICATION})
"""What an answer in part leaves for another letter."""
COMPLIED = frozenset({D.DISCLOSED, D.PART, D.NOT_HELD, D.ACCESSIBLE, D.GRANTED})


class Obstructed(Refused):
    """An answer cannot go yet; `obstacles` says everything that stands in its way."""

    def __init__(self, reference: str, obstacles: tuple[Obstacle, ...]) -> None:
        self.obstacles = obstacles
        words = " ".join(one.words for one in obstacles)
        super().__init__(f"The answer to {reference} cannot be issued yet. {words}")


@dataclass(frozen=True, slots=True)
class Preview:
    """An answer as it would go out today: the letter, the files with it, what stands in the way,
    and the hash of the draft, which is what a clearing officer clears."""

    document: Document
    files: tuple[File, ...]
    obstacles: tuple[Obstacle, ...]
    draft_sha256: str


def preview(case_id: int, *, on: date, without_requester: bool = False) -> Preview:
    """The answer to a case as it would be issued on a day; `without_requester` for those who may
    not see who made it. Raises `Refused` where no letter could be written at all: no stationery,
    nobody to write to."""
    case, who = read(case_id, on=on)
    paper = paper_of(case, on=on)
    if without_requester:
        who = blacked_out(who, case)
    document, files = _answer(case, who, paper, on=on)
    obstacles = what_stands_in_the_way(case, standing_of(case, paper))
    return Preview(document, files, obstacles, draft_sha256(case))


def obstacles_before_clearance(case: CaseFact, *, on: date) -> tuple[Obstacle, ...]:
    """What must be mended before it is worth asking for clearance."""
    return before_clearance(case, standing_of(case, paper_of(case, on=on)))


@transaction.atomic
def issue(
    *,
    case_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    in_part: bool = False,
    version: int | None = None,
) -> int:
    """Issue the answer; the number of its letter. `in_part`: questions that are still open, or
    wait for the requester, follow in another letter.

    Raises `Obstructed` with everything that stands in the way, `ChangedMeanwhile` when another
    officer was quicker, `NotNow` when the case is not where an answer can be issued.
    """
    held = hold(case_id, by=by, at=at, version=version, may=HANDLE)
    event = EventKind.ISSUED_IN_PART if in_part else EventKind.ISSUED
    check_can(held.state, event)
    case, who = read(case_id, on=on)
    paper = paper_of(case, on=on)
    obstacles = what_stands_in_the_way(case, standing_of(case, paper))
    if in_part:
        obstacles = tuple(one for one in obstacles if not _is_of_open_question(one, case))
        _check_rest(case)
    if obstacles:
        raise Obstructed(case.reference, obstacles)
    document, files = _answer(case, who, paper, on=on)
    letter = send(case, who, _kind(case), document, by=by, at=at, files=files)
    happen(
        held,
        event,
        on=on,
        at=at,
        by=by,
        detail={"letter": letter.pk, "draft_sha256": draft_sha256(case)},
    )
    return int(letter.pk)


@ByLetter
def issue_review(
    *,
    review_id: int,
    outcome: Verdict,
    reasons: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Decide an internal review and tell the requester. Raises as `reviewing.decide_review`:
    whoever gave the answer cannot review it."""
    decide_review(
        review_id=review_id, outcome=outcome, reasons=reasons, on=on, by=by, at=at, version=version
    )
    case_id = Proceeding.objects.values_list("case_id", flat=True).get(pk=review_id)
    case, who = read(case_id, on=on)
    paper = paper_of(case, on=on)
    review = next(one for one in case.proceedings if one.id == review_id)

    def compose(to: RequesterFact) -> Document:
        frame = frame_of(case, to, paper, on=on, signs=Signs.REVIEWS)
        return review_outcome(case, review, frame, paper, to)

    return Written(case, who, LetterKind.REVIEW_OUTCOME, compose, by, at, review_id)


def standing_of(case: CaseFact, paper: Stationery) -> Standing:
    """What a refusal notice rests on beside its questions."""
    return Standing(
        received_on=case.received_on,
        cost=case.cost,
        review_contact=paper.contact(Purpose.REVIEW).name,
        regulator_contact=paper.contact(Purpose.REGULATOR).name,
        earlier=_earlier(case),
    )


def _earlier(case: CaseFact) -> Earlier | None:
    """The request that this one repeats, and whether it was complied with (s.14(2))."""
    before = case_facts.case(case.repeats, as_at=case.as_at) if case.repeats else None
    if before is None:
        return None
    issued = [event.on for event in before.events if event.kind is EventKind.ISSUED]
    complied = any(question.disposition in COMPLIED for question in before.questions)
    return Earlier(before.reference, max(issued) if issued and complied else None)


def _answer(
    case: CaseFact, who: RequesterFact, paper: Stationery, *, on: date
) -> tuple[Document, tuple[File, ...]]:
    """The letter and every file that goes with it."""
    author = paper.letterhead.name
    files = files_that_go_out(case, author=author, on=on)
    document = response(
        case,
        frame_of(case, who, paper, on=on),
        paper,
        who,
        attached=[Attached(one.title, one.name) for one in files],
        redactions=taken_out(case),
    )
    return document, files


def _kind(case: CaseFact) -> LetterKind:
    """A refusal notice where nothing is given and something refused; else a response."""
    found = [question.disposition for question in case.questions if question.disposition]
    refused = any(one.refuses and one is not Disposition.ACCESSIBLE for one in found)
    return LetterKind.REFUSAL if refused and not GIVES & set(found) else LetterKind.RESPONSE


def _check_rest(case: CaseFact) -> None:
    """An answer in part leaves something to come, and gives something now."""
    waiting = [q for q in case.questions if q.disposition in LEFT_OPEN]
    if not waiting:
        raise Refused("No question is left open: issue the whole answer.")
    if len(waiting) == len(case.questions):
        raise Refused("No question is answered yet, so there is no part to issue.")


def _is_of_open_question(obstacle: Obstacle, case: CaseFact) -> bool:
    """Whether it is only that a question is open or waits for the requester, which an answer in
    part may leave so."""
    return any(
        question.disposition in LEFT_OPEN and obstacle.where == f"question-{question.number}"
        for question in case.questions
    )
