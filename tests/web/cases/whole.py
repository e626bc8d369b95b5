"""A request to which everything has happened that an address of its pages can name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from fosse.foi import actions, facts, issuing
from fosse.foi.actions import ClaimDraft, QuestionDraft, RequesterDetails, TableDraft
from fosse.foi.intake.incoming import Incoming
from fosse.foi.kinds import Channel, Disposition, PaperKind, Regime, Verdict
from fosse.people.operator import Operator

BY = Operator("tests")
RECEIVED = date(2026, 3, 2)
ANSWERED = date(2026, 3, 20)
TEXT = "Please tell me:\n\n1. How many clusters are there?\n2. Which schools are in each?\n"
ROWAN = RequesterDetails("Rowan Example", "rowan@example.org", "1 Abbey Street, Ratae", "")
MINUTES = "Minutes of the heads.\n\nAnn Teacher (ann.teacher@example.org) spoke of the clusters.\n"
COLUMNS = ("Development group", "School")
ROWS = (("Abbey", "Abbey Primary School"), ("Castle", "Castle Primary School"))
CLAIM = ClaimDraft("40(2)", limb="(3A)(a)", withheld="Names of staff", reason="They are personal.")


def at(on: date, hour: int = 12) -> datetime:
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def said(on: date) -> dict[str, Any]:
    """Who does it and when."""
    return {"by": BY, "at": at(on)}


def received(code: int, **other: Any) -> actions.Received:
    """A request that came by e-mail on 2 March 2026."""
    given: dict[str, Any] = {
        "authority_code": code,
        "text": TEXT,
        "channel": Channel.EMAIL,
        "received_on": RECEIVED,
        "requester": ROWAN,
        "title": "School clusters",
        **said(RECEIVED),
    }
    return actions.receive(**{**given, **other})


def opened(code: int, **other: Any) -> actions.Received:
    """The same, accepted."""
    made, on = received(code, **other), other.get("received_on", RECEIVED)
    actions.open_case(case_id=made.case_id, on=on, **said(on))
    return made


def drafted(code: int, on: date = ANSWERED, **other: Any) -> dict[str, str]:
    """The same, split and answered, with a claim, papers, a table and redactions: the values of
    the parts of its addresses."""
    made = opened(code, **other)
    drafts = [QuestionDraft("How many clusters are there?"), QuestionDraft("Which schools?")]
    first, second = actions.split(case_id=made.case_id, questions=drafts, **said(on))
    actions.write_answer(question_id=first, text="There are two.", tables=[_table()], **said(on))
    actions.dispose(question_id=first, disposition=Disposition.DISCLOSED, **said(on))
    actions.set_regime(question_id=second, regime=Regime.FOI, **said(on))
    actions.write_answer(question_id=second, text="Part of it.", **said(on))
    actions.dispose(question_id=second, disposition=Disposition.PART, **said(on))
    claim = actions.claim_exemption(question_id=second, claim=CLAIM, **said(on))
    paper = Incoming("minutes.txt", "text/plain", MINUTES.encode(), MINUTES)
    kept = actions.keep_paper(
        case_id=made.case_id, kind=PaperKind.REDACTED, paper=paper, **said(on)
    )
    start = MINUTES.index("Ann Teacher")
    redaction = actions.redact_text(
        paper_id=kept, start=start, end=start + 11, provision="40(2)", reason="A member of staff",
        **said(on),
    )  # fmt: skip
    found = _fact(made.reference, on)
    return {
        "case_id": str(made.case_id),
        "reference": made.reference,
        "number": "1",
        "claim_id": str(claim),
        "paper_id": str(kept),
        "redaction_id": str(redaction),
        "table_id": str(found.questions[0].tables[0].id),
    }


def issued(code: int, on: date = ANSWERED, **other: Any) -> dict[str, str]:
    """The same, cleared and sent. The authority has stationery."""
    values = drafted(code, on, **other)
    case_id = int(values["case_id"])
    actions.ask_clearance(case_id=case_id, on=on, **said(on))
    draft = issuing.preview(case_id, on=on).draft_sha256
    actions.clear(case_id=case_id, draft_sha256=draft, on=on, **said(on))
    letter = issuing.issue(case_id=case_id, on=on, **said(on))
    return {**values, "letter_id": str(letter), "place": "1", "written": "pdf"}


def whole(code: int) -> dict[str, str]:
    """The same, with a review, a complaint, a notice and an appeal, all of them open."""
    values = issued(code)
    given: dict[str, Any] = {"case_id": int(values["case_id"]), "on": ANSWERED, **said(ANSWERED)}
    review = actions.ask_review(grounds="It is not enough.", **given)
    notice = actions.serve_decision_notice(
        their_reference="IC-1", outcome=Verdict.PART, steps="Disclose it.", days=35, **given
    )
    complaint = actions.open_complaint(their_reference="IC-2", **given)
    appeal = actions.appeal(their_reference="EA-1", by_whom="requester", **given)
    other = received(code, text="Who coordinates the clusters?")
    return {
        **values,
        "other": other.reference,
        "review_id": str(review),
        "complaint_id": str(complaint),
        "notice_id": str(notice),
        "appeal_id": str(appeal),
    }


def _table() -> TableDraft:
    return TableDraft("Schools by development group", COLUMNS, ROWS, {"As at": "2 March 2026"})


def _fact(reference: str, on: date) -> Any:
    found = facts.case(reference, as_at=on)
    assert found
    return found
