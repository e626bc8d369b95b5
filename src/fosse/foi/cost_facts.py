"""What answering a request costs: its own time, and that of the requests added to it (s.12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import Sum

from .blacking import black_out
from .case_fact import AggregatedFact, TimeFact
from .kinds import Activity, State
from .limits import Added, CostEstimate, Spent, estimate
from .models import Aggregation, Case, Search, TimeSpent
from .question_fact import QuestionFact
from .receiving import details_of
from .rule import IN_FORCE

COUNTED = [activity for activity in Activity if activity.counts]


def cost_of(
    found: Case,
    time: Iterable[TimeFact],
    questions: Iterable[QuestionFact],
    aggregated: Iterable[AggregatedFact] = (),
) -> CostEstimate:
    """What answering costs: the time logged, that of the searches, which is locating, and that
    of the requests whose cost was added."""
    searched = (
        Spent(Activity.LOCATING, search.minutes)
        for question in questions
        for search in question.searches
    )
    added = (Added(one.reference, one.minutes) for one in aggregated if one.counts)
    return estimate((*time, *searched), on=max(found.received_on, IN_FORCE), added=added)


def aggregated_of(found: Case) -> tuple[AggregatedFact, ...]:
    """The requests whose cost is added to that of a case, in the order in which they came. What
    was written of them is without the details of those who made them."""
    rows = Aggregation.objects.filter(case=found).select_related(
        "case__requester", "other__requester"
    )
    held = list(rows.order_by("other__received_on", "other_id"))
    minutes = counted_minutes([row.other_id for row in held])
    return tuple(_fact(row, minutes[row.other_id]) for row in held)


def counted_minutes(case_ids: Collection[int]) -> Counter[int]:
    """case → minutes of its own that count towards the limit, logged and searched."""
    found: Counter[int] = Counter()
    if not case_ids:
        return found
    time = TimeSpent.objects.filter(case_id__in=case_ids, activity__in=COUNTED)
    searches = Search.objects.filter(question__case_id__in=case_ids)
    for rows, case in ((time, "case_id"), (searches, "question__case_id")):
        found.update(dict(rows.order_by().values_list(case).annotate(Sum("minutes"))))
    return found


def _fact(row: Aggregation, minutes: int) -> AggregatedFact:
    whose = [details_of(case.requester) for case in (row.case, row.other)]

    def blacked(text: str) -> str:
        for who in whose:
            text = black_out(text, who)
        return text

    return AggregatedFact(
        case_id=row.other_id,
        reference=row.other.reference,
        title=row.other.title,
        received_on=row.other.received_on,
        state=State(row.other.state),
        minutes=minutes,
        campaign=blacked(row.campaign),
        reason=blacked(row.reason),
        at=row.at,
        by=row.by_name,
    )
