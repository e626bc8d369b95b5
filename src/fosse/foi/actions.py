"""The officers' verbs of information requests, each in a small module by what it is about.

All take `by` (who does it), `at` (the moment) and mostly `on` (the day on which it happened), in
one transaction with the audit event. `version` is the case's version that the officer saw: when
somebody was quicker, nothing is done and `ChangedMeanwhile` says who did what. `NotNow` says why
something cannot happen where the case is, `Refused` what is wrong with what was asked.
"""

from .assigning import assign
from .clearing import ask_clearance, clear, send_back
from .papers import keep_paper, paper_bytes
from .progress import NotNow
from .questions import QuestionDraft, TableDraft, dispose, set_regime, split, write_answer
from .receiving import Received, RequesterDetails, receive
from .recording import ChangedMeanwhile, Refused
from .searching import begin_search, record_search, spend_time
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
    "NotNow",
    "QuestionDraft",
    "Received",
    "Refused",
    "RequesterDetails",
    "TableDraft",
    "acknowledge",
    "ask_clearance",
    "assign",
    "begin_search",
    "clear",
    "dispose",
    "find_business_as_usual",
    "find_not_valid",
    "find_subject_access",
    "keep_paper",
    "note",
    "open_case",
    "paper_bytes",
    "receive",
    "record_search",
    "rename",
    "send_back",
    "set_regime",
    "spend_time",
    "split",
    "transfer",
    "write_answer",
]
