"""The reads of information requests, each in a small module by what it is about; all of them
answer with frozen values, as at the day that is passed in."""

from .case_fact import CaseFact, QuestionFact, RequesterFact
from .case_facts import case, case_by_id, history, requester
from .repeats import Offer, possible_aggregation, possible_repeats

__all__ = [
    "CaseFact",
    "Offer",
    "QuestionFact",
    "RequesterFact",
    "case",
    "case_by_id",
    "history",
    "possible_aggregation",
    "possible_repeats",
    "requester",
]
