"""The tables of information requests, a module for each noun."""

from .answer import AnswerTable, AnswerVersion, ExemptionClaim, Question, Redaction, Search
from .case import Case, CaseEvent, ReferenceBook, Requester
from .feed import FeedKey
from .letter import Clearance, Letter
from .paper import Paper
from .proceeding import Proceeding
from .published import LogEntry
from .searchable import SearchTerm, SearchText
from .sending import Sending
from .work import Aggregation, Assignment, TimeSpent

__all__ = [
    "Aggregation",
    "AnswerTable",
    "AnswerVersion",
    "Assignment",
    "Case",
    "CaseEvent",
    "Clearance",
    "ExemptionClaim",
    "FeedKey",
    "Letter",
    "LogEntry",
    "Paper",
    "Proceeding",
    "Question",
    "Redaction",
    "ReferenceBook",
    "Requester",
    "Search",
    "SearchTerm",
    "SearchText",
    "Sending",
    "TimeSpent",
]
