"""The vocabulary of a case: channels, events, states, regimes, dispositions, letters. PURE.

Every value is what the database holds; `words` is what a reader sees.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """A value with its words: `ISSUED = "issued", "Answer issued"`."""

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        made = str.__new__(cls, value)
        made._value_ = value
        made.words = words
        return made

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Value and words of each, as a field of a form or a table takes them."""
        return [(kind.value, kind.words) for kind in cls]


class Channel(Kind):
    """How a request came in."""

    FORM = "form", "Form on this site"
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"
    OTHER = "other", "Other writing"


class State(Kind):
    """Where a case is. Which event leads from which state to which is one table: `progress.py`."""

    RECEIVED = "received", "Received"
    NOT_VALID = "not_valid", "Not a valid request"
    BUSINESS_AS_USUAL = "business_as_usual", "Answered as everyday business"
    SUBJECT_ACCESS = "subject_access", "Handled as a subject access request"
    TRANSFERRED = "transferred", "Transferred"
    OPEN = "open", "Open"
    SEARCHING = "searching", "Searching"
    AWAITING_CLARIFICATION = "awaiting_clarification", "Waiting for clarification"
    AWAITING_FEE = "awaiting_fee", "Waiting for the fee"
    DRAFTING = "drafting", "Drafting"
    CLEARANCE = "clearance", "With the clearing officer"
    ISSUED = "issued", "Answered"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "Lapsed"


class EventKind(Kind):
    """What can happen to a case. Clocks and states are read from these and nothing else."""

    RECEIVED = "received", "Request received"
    RECEIPT_CORRECTED = "receipt_corrected", "Day of receipt corrected"
    ACKNOWLEDGED = "acknowledged", "Receipt acknowledged"
    FOUND_NOT_VALID = "found_not_valid", "Found not to be a valid request (s.8)"
    FOUND_BUSINESS_AS_USUAL = "found_business_as_usual", "Taken as everyday business"
    FOUND_SUBJECT_ACCESS = "found_subject_access", "Passed on as a subject access request"
    TRANSFERRED = "transferred", "Transferred to another authority"
    OPENED = "opened", "Accepted as a request"
    SEARCH_BEGUN = "search_begun", "Search begun"
    CLARIFICATION_ASKED = "clarification_asked", "Clarification asked for"
    CLARIFIED = "clarified", "Clarification received"
    FEE_NOTICE = "fee_notice", "Fees notice given"
    FEE_PAID = "fee_paid", "Fee received"
    EXTENDED = "extended", "Time extended"
    DRAFTING_BEGUN = "drafting_begun", "Drafting begun"
    COST_ADDED = "cost_added", "Cost of another request added (s.12(4))"
    COST_TAKEN_OUT = "cost_taken_out", "Cost of another request taken out again"
    CLEARANCE_ASKED = "clearance_asked", "Clearance asked for"
    CLEARED = "cleared", "Cleared"
    SENT_BACK = "sent_back", "Sent back by the clearing officer"
    ISSUED_IN_PART = "issued_in_part", "Part of the answer issued"
    ISSUED = "issued", "Answer issued"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn by the requester"
    LAPSED = "lapsed", "Lapsed"
    REOPENED = "reopened", "Opened again"
    HOLIDAY_PROCLAIMED = "holiday_proclaimed", "Deadline moved by a bank holiday"
    ASSIGNED = "assigned", "Assigned"
    NOTED = "noted", "Note"
    REVIEW_ASKED = "review_asked", "Internal review asked for"
    REVIEW_ACKNOWLEDGED = "review_acknowledged", "Receipt of the review acknowledged"
    REVIEW_EXTENDED = "review_extended", "Internal review extended"
    REVIEW_ANSWERED = "review_answered", "Internal review answered"
    COMPLAINT_OPENED = "complaint_opened", "Complaint to the regulator"
    COMPLAINT_ANSWERED = "complaint_answered", "Regulator answered"
    COMPLAINT_CLOSED = "complaint_closed", "Complaint closed"
    DECISION_NOTICE = "decision_notice", "Decision notice served"
    NOTICE_COMPLIED = "notice_complied", "Decision notice complied with"
    APPEALED = "appealed", "Appealed to the tribunal"
    TRIBUNAL_DECIDED = "tribunal_decided", "Tribunal decided"
    PUBLISHED = "published", "Put in the disclosure log"
    FORGOTTEN = "forgotten", "Requester's personal data removed"


class Regime(Kind):
    """The law that a question is answered under."""

    FOI = "foi", "Freedom of Information Act 2000"
    EIR = "eir", "Environmental Information Regulations 2004"
    REUSE = "reuse", "Re-use of Public Sector Information Regulations 2015"


class Disposition(Kind):
    """How a question was disposed of. A letter cannot be issued while one has none."""

    DISCLOSED = "disclosed", "Disclosed"
    PART = "part", "Disclosed in part"
    NOT_HELD = "not_held", "Not held"
    EXEMPT = "exempt", "Exempt"
    COST_LIMIT = "s12", "Over the cost limit (s.12)"
    VEXATIOUS_OR_REPEATED = "s14", "Vexatious or repeated (s.14)"
    ACCESSIBLE = "s21", "Already reasonably accessible (s.21)"
    NEITHER = "ncnd", "Neither confirmed nor denied"
    CLARIFICATION = "clarification", "Waiting for clarification (s.1(3))"
    GRANTED = "granted", "Re-use granted"

    @property
    def refuses(self) -> bool:
        """Whether it needs a refusal notice (s.17; EIR reg. 14)."""
        return self in {
            Disposition.PART,
            Disposition.EXEMPT,
            Disposition.COST_LIMIT,
            Disposition.VEXATIOUS_OR_REPEATED,
            Disposition.ACCESSIBLE,
            Disposition.NEITHER,
        }


class LetterKind(Kind):
    """The letters that a case can send."""

    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
    CLARIFICATION = "clarification", "Request for clarification"
    FEES_NOTICE = "fees_notice", "Fees notice"
    EXTENSION = "extension", "Extension notice"
    TRANSFER = "transfer", "Transfer"
    NOT_VALID = "not_valid", "Not a valid request"
    RESPONSE = "response", "Response"
    REFUSAL = "refusal", "Refusal notice"
    REVIEW_RECEIPT = "review_receipt", "Receipt of a request for an internal review"
    REVIEW_EXTENSION = "review_extension", "More time for the internal review"
    REVIEW_OUTCOME = "review_outcome", "Outcome of the internal review"


class ProceedingKind(Kind):
    """What may follow an answer."""

    REVIEW = "review", "Internal review"
    COMPLAINT = "complaint", "Complaint to the regulator"
    NOTICE = "notice", "Decision notice"
    TRIBUNAL = "tribunal", "Appeal to the tribunal"


class Stage(Kind):
    """Where a proceeding is. Which event leads where is one table: `progress.py`."""

    NOT_BEGUN = "not_begun", "Not begun"
    UNDER_WAY = "under_way", "Under way"
    ENDED = "ended", "Ended"


class Verdict(Kind):
    """How a review, a complaint or an appeal ends, as seen from the answer."""

    UPHELD = "upheld", "The answer stands"
    PART = "part", "The answer stands in part"
    OVERTURNED = "overturned", "The answer is overturned"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Activity(Kind):
    """What time was spent on. Only the first four count towards the cost limit (SI 2004/3244,
    reg. 4(3)); redaction does not."""

    DETERMINING = "determining", "Determining whether it is held"
    LOCATING = "locating", "Locating it"
    RETRIEVING = "retrieving", "Retrieving it"
    EXTRACTING = "extracting", "Extracting it"
    REDACTING = "redacting", "Redacting"
    DRAFTING = "drafting", "Drafting and consulting"

    @property
    def counts(self) -> bool:
        return self not in {Activity.REDACTING, Activity.DRAFTING}


class PaperKind(Kind):
    """What a paper of a case is: what came with the request, what was found, what goes out."""

    RECEIVED = "received", "Came with the request"
    FOUND = "found", "Found in the search"
    REDACTED = "redacted", "Goes out with the answer"
