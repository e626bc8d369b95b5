"""The draft of an answer as one value: what was cleared is what goes out. PURE."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from .case_fact import CaseFact, QuestionFact
from .kinds import PaperKind

_WORK = ("id", "searches", "versions", "composed", "asked", "kind")
"""What belongs to the work on an answer and does not go out with it."""


def draft_sha256(case: CaseFact) -> str:
    """The hash of everything that would go out: questions, dispositions, answers, tables,
    grounds, redactions. The same draft has the same hash on another day, so that a clearance
    holds until somebody edits."""
    said = {
        "request": case.text,
        "questions": [_of_question(question) for question in case.questions],
        "papers": [
            [paper.sha256, [asdict(redaction) for redaction in paper.redactions]]
            for paper in case.papers
            if paper.kind != PaperKind.RECEIVED and paper.removed_at is None
        ],
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_cleared(case: CaseFact) -> bool:
    """Whether somebody cleared the draft as it stands now."""
    draft = draft_sha256(case)
    return any(clearance.draft_sha256 == draft for clearance in case.clearances)


def _of_question(question: QuestionFact) -> dict[str, Any]:
    whole = asdict(question)
    return {name: value for name, value in whole.items() if name not in _WORK}
