"""The officers' verbs of information requests, each in a small module by what it is about.

All take `by` (who does it), `at` (the moment) and mostly `on` (the day on which it happened), in
one transaction with the audit event. `version` is the case's version that the officer saw: when
somebody was quicker, nothing is done and `ChangedMeanwhile` says who did what. `NotNow` says why
something cannot happen where the case is, `Refused` what is wrong with what was asked.
"""

from .aggregating import aggregate, separate
from .assigning import assign
from .claiming import (
    ClaimDraft,
    change_claim,
    claim_exemption,
    drop_claim,
    drop_redaction,
    redact_table,
    redact_text,
)
from .clearing import ask_clearance, clear, send_back
from .closing import close, lapse, reopen, withdraw
from .correcting import correct_receipt, correct_requester
from .forgetting import Forgotten, forget, retention_ends
from .holidays import follow_calendar
from .papers import keep_paper, let_out, paper_bytes
from .progress import NotNow
from .publishing import PublishDecision, publish, unpublish
from .questions import QuestionDraft, TableDraft, dispose, set_regime, split, write_answer
from .receiving import Received, RequesterDetails, check_received_on, receive
from .recording import ChangedMeanwhile, Refused
from .regulator import (
    answer_complaint,
    appeal,
    close_complaint,
    comply_with_notice,
    decide_tribunal,
    open_complaint,
    serve_decision_notice,
)
from .reviewing import (
    SameDecider,
    acknowledge_review,
    ask_review,
    decide_review,
    extend_review,
)
from .searching import begin_search, record_search, spend_time
from .stopping import ask_clarification, clarified, extend, fee_paid, give_fees_notice
from .triage import (
    acknowledge,
    find_business_as_usual,
    find_not_valid,
    find_subject_access,
    note,
    open_case,
    rename,
    transfer,
)

__all__ = [
    "ChangedMeanwhile",
    "ClaimDraft",
    "Forgotten",
    "NotNow",
    "PublishDecision",
    "QuestionDraft",
    "Received",
    "Refused",
    "RequesterDetails",
    "SameDecider",
    "TableDraft",
    "acknowledge",
    "acknowledge_review",
    "aggregate",
    "answer_complaint",
    "appeal",
    "ask_clarification",
    "ask_clearance",
    "ask_review",
    "assign",
    "begin_search",
    "change_claim",
    "check_received_on",
    "claim_exemption",
    "clarified",
    "clear",
    "close",
    "close_complaint",
    "comply_with_notice",
    "correct_receipt",
    "correct_requester",
    "decide_review",
    "decide_tribunal",
    "dispose",
    "drop_claim",
    "drop_redaction",
    "extend",
    "extend_review",
    "fee_paid",
    "find_business_as_usual",
    "find_not_valid",
    "find_subject_access",
    "follow_calendar",
    "forget",
    "give_fees_notice",
    "keep_paper",
    "lapse",
    "let_out",
    "note",
    "open_case",
    "open_complaint",
    "paper_bytes",
    "publish",
    "receive",
    "record_search",
    "redact_table",
    "redact_text",
    "rename",
    "reopen",
    "retention_ends",
    "send_back",
    "separate",
    "serve_decision_notice",
    "set_regime",
    "spend_time",
    "split",
    "transfer",
    "unpublish",
    "withdraw",
    "write_answer",
]
