"""The draft of an answer as one value: what was cleared is what goes out. PURE."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from .case_fact import CaseFact, PaperFact
from .kinds import Disposition
from .question_fact import QuestionFact

_WORK = ("id", "searches", "versions", "composed", "asked", "kind")
"""What belongs to the work on an answer and does not go out with it."""


def draft_sha256(case: CaseFact) -> str:
    """The hash of everything that would go out: the day of receipt, questions, dispositions,
    answers, tables, grounds, redactions, papers, the estimate of a refusal for its cost. The same
    draft has the same hash on another day, so that a clearance holds until somebody edits, or
    lets another paper out."""
    said = {
        "request": [case.text, case.received_on, case.clarifications],
        "repeats": case.repeats,
        "cost": _cost(case) if _is_over_cost(case) else [],
        "questions": [_of_question(question) for question in case.questions],
        "papers": [_of_paper(paper) for paper in case.papers if paper.goes_out],
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_cleared(case: CaseFact) -> bool:
    """Whether somebody cleared the draft as it stands now."""
    draft = draft_sha256(case)
    return any(clearance.draft_sha256 == draft for clearance in case.clearances)


def _is_over_cost(case: CaseFact) -> bool:
    return any(question.disposition is Disposition.COST_LIMIT for question in case.questions)


def _cost(case: CaseFact) -> list[Any]:
    """The estimate, and the requests that are added up in it, as the notice gives them."""
    added = [
        (one.reference, one.received_on, bool(one.campaign))
        for one in case.aggregated
        if one.counts
    ]
    return [case.cost.in_words, added]


def _of_paper(paper: PaperFact) -> list[Any]:
    """Under its name goes out its text, not its bytes."""
    return [paper.name, paper.text, [asdict(redaction) for redaction in paper.redactions]]


def _of_question(question: QuestionFact) -> dict[str, Any]:
    whole = asdict(question)
    return {name: value for name, value in whole.items() if name not in _WORK}
