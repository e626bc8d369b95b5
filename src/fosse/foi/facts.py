"""The reads of information requests, each in a small module by what it is about; all of them
answer with frozen values, as at the day that is passed in."""

from .case_fact import CaseFact, RequesterFact
from .case_facts import case, case_by_id, history, requester
from .deadlines import Deadline, deadlines
from .desk import Desk, Filters, Row, desk
from .question_fact import QuestionFact
from .repeats import Offer, possible_aggregation, possible_repeats
from .statistics import Figures, Statistics, statistics

__all__ = [
    "CaseFact",
    "Deadline",
    "Desk",
    "Figures",
    "Filters",
    "Offer",
    "QuestionFact",
    "RequesterFact",
    "Row",
    "Statistics",
    "case",
    "case_by_id",
    "deadlines",
    "desk",
    "history",
    "possible_aggregation",
    "possible_repeats",
    "requester",
    "statistics",
]
