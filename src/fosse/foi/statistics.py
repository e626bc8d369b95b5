"""Statistics for publication, by quarter (Code of Practice of 2018, part 8.5).

A quarter has the requests received in it, and what has become of them by a day: a request that
was answered later is counted where it was received. Each has one outcome, so that they add up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from fosse.calendar import facts as calendars

from .clock_facts import Laws, histories_of, laws_of
from .clocks import ClockState, clocks
from .duties import DUTIES, SILENCE
from .history import History, as_recorded, of_case, put_right
from .kinds import Disposition, EventKind, ProceedingKind, Regime
from .models import Case, ExemptionClaim, Proceeding, Question
from .outcomes import ANSWERS, Outcome, outcome_of

ANSWER_RULES = frozenset(rule for duty in DUTIES.values() for rule in (duty.answer, duty.longer))
ENDINGS: Mapping[EventKind, Outcome] = {
    EventKind.TRANSFERRED: Outcome.TRANSFERRED,
    EventKind.WITHDRAWN: Outcome.WITHDRAWN,
    EventKind.LAPSED: Outcome.LAPSED,
    EventKind.FOUND_NOT_VALID: Outcome.ELSEWHERE,
    EventKind.FOUND_BUSINESS_AS_USUAL: Outcome.ELSEWHERE,
    EventKind.FOUND_SUBJECT_ACCESS: Outcome.ELSEWHERE,
}
UNCOUNTED = frozenset({EventKind.NOTED, EventKind.ASSIGNED, EventKind.HOLIDAY_PROCLAIMED})
AGAIN = frozenset({EventKind.REOPENED, EventKind.CLARIFIED})


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the requests received from `starts_on`, included, to `ends_on`, excluded.

    `received` leaves out what was no request under these laws (`elsewhere`: not valid, everyday
    business, subject access). `eir` has a question under the Environmental Information
    Regulations. `open` are not answered yet: of them `open_late` are past their day and for
    `open_waiting` the time stands still. `answered` = `in_time` + `late`; of those in time,
    `in_extended_time` had been extended. `outcomes` has every outcome once. `exemptions`: in
    how many answered requests each was claimed. `reviews`: how many were asked for, by outcome
    ("open" until there is one).
    """

    starts_on: date
    ends_on: date
    received: int
    eir: int
    open: int
    open_late: int
    open_waiting: int
    answered: int
    in_time: int
    in_extended_time: int
    late: int
    extended: int
    outcomes: Mapping[Outcome, int]
    exemptions: Mapping[str, int]
    reviews: Mapping[str, int]

    @property
    def words(self) -> str:
        """“October to December 2026”; days, where it is no whole quarter."""
        last = self.ends_on - timedelta(1)
        whole = self.starts_on.day == 1 and self.ends_on.day == 1
        if whole and self.ends_on == quarter_after(self.starts_on):
            return f"{self.starts_on:%B} to {last:%B %Y}"
        return f"{self.starts_on:%-d %B %Y} to {last:%-d %B %Y}"

    @property
    def elsewhere(self) -> int:
        """What came in and was no request under these laws."""
        return self.outcomes[Outcome.ELSEWHERE]

    @property
    def eir_share(self) -> float | None:
        """The part of the requests that is for environmental information; None of none."""
        return self.eir / self.received if self.received else None

    @property
    def in_time_share(self) -> float | None:
        """The part of the answers that went out in time; None where none went out."""
        return self.in_time / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of an authority by quarter and in all, as things stood at the end of a day."""

    authority_code: int
    as_at: date
    quarters: tuple[Figures, ...]
    whole: Figures


@dataclass(frozen=True, slots=True)
class _Counted:
    """A request as it is counted."""

    case_id: int
    received_on: date
    laws: Laws
    outcome: Outcome
    extended: bool
    late: bool
    waits: bool


def statistics(
    authority_code: int, *, first: date, last: date, as_at: date | None = None
) -> Statistics:
    """The requests received from the first day to the last, both included, by the quarters of the
    calendar, and what had become of them by `as_at` (left out: the last day).

    Answers, exemptions and days of receipt are as they are on record now. Raises `ValueError`
    where the last day comes before the first.
    """
    if last < first:
        raise ValueError(f"{last:%-d %B %Y} is before {first:%-d %B %Y}. Swap the days.")
    by = as_at or last
    cases = Case.objects.filter(
        authority_code=authority_code, received_on__range=(first, min(last, by))
    )
    counted = _counted(cases, by)
    claims, reviews = _claims(cases), _reviews(cases, by)
    end = last + timedelta(1)
    parts = [(start, min(quarter_after(start), end)) for start in _starts(first, last)]
    return Statistics(
        authority_code=authority_code,
        as_at=by,
        quarters=tuple(_figures(counted, claims, reviews, *part) for part in parts),
        whole=_figures(counted, claims, reviews, first, end),
    )


def first_received(authority_code: int) -> date | None:
    """The day on which the authority's first request on record came; None where there is none."""
    cases = Case.objects.filter(authority_code=authority_code).order_by("received_on")
    return cases.values_list("received_on", flat=True).first()


def quarter_after(day: date) -> date:
    """The first day of the quarter after that of a day."""
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + month // 12, 1, 1) if month > 12 else date(day.year, month, 1)


def _starts(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first = quarter_after(first)


def _figures(
    counted: Iterable[_Counted],
    claims: Mapping[int, frozenset[str]],
    reviews: Mapping[int, tuple[str, ...]],
    starts_on: date,
    ends_on: date,
) -> Figures:
    those = [one for one in counted if starts_on <= one.received_on < ends_on]
    asked = [one for one in those if one.outcome is not Outcome.ELSEWHERE]
    answered = [one for one in asked if one.outcome in ANSWERS]
    still = [one for one in asked if one.outcome is Outcome.OPEN]
    outcomes = Counter(one.outcome for one in those)
    on_time = [one for one in answered if not one.late]
    return Figures(
        starts_on=starts_on,
        ends_on=ends_on,
        received=len(asked),
        eir=sum(Regime.EIR in one.laws for one in asked),
        open=len(still),
        open_late=sum(one.late for one in still),
        open_waiting=sum(one.waits for one in still),
        answered=len(answered),
        in_time=len(on_time),
        in_extended_time=sum(one.extended for one in on_time),
        late=len(answered) - len(on_time),
        extended=sum(one.extended for one in asked),
        outcomes={outcome: outcomes[outcome] for outcome in Outcome},
        exemptions=_ordered(Counter(p for one in answered for p in claims.get(one.case_id, ()))),
        reviews=_ordered(Counter(r for one in those for r in reviews.get(one.case_id, ()))),
    )


def _ordered(counted: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counted.items()))


def _counted(cases: QuerySet[Case], by: date) -> list[_Counted]:
    laws, dispositions = laws_of(cases), _dispositions(cases)
    return [
        _count(pk, history, laws.get(pk, (Regime.FOI,)), dispositions.get(pk, ()), by)
        for pk, history in histories_of(cases, leaving_out=UNCOUNTED, up_to=by).items()
    ]


def _count(
    pk: int, history: History, laws: Laws, dispositions: tuple[Disposition, ...], by: date
) -> _Counted:
    found = clocks(history, calendars.united_kingdom(), regimes=laws, today=by)
    answers = [clock for clock in found if clock.rule in ANSWER_RULES]
    return _Counted(
        case_id=pk,
        received_on=put_right(history)[0].on,
        laws=laws,
        outcome=_outcome(history, dispositions),
        extended=any(one.kind is EventKind.EXTENDED for one in history),
        late=any(clock.state is ClockState.MISSED for clock in answers),
        waits=not any(clock.due_on for clock in answers),
    )


def _outcome(history: History, dispositions: tuple[Disposition, ...]) -> Outcome:
    """An answer stays the outcome whatever happens to it afterwards; else what ended it last."""
    told = as_recorded(of_case(history))
    if any(one.kind is EventKind.ISSUED for one in told):
        return outcome_of(dispositions)
    found = Outcome.OPEN
    for one in told:
        if one.kind in AGAIN:
            found = Outcome.OPEN
        elif one.kind is EventKind.LAPSED and one.detail.get("rule") == SILENCE:
            found = Outcome.NOT_CLEAR
        else:
            found = ENDINGS.get(one.kind, found)
    return found


def _dispositions(cases: QuerySet[Case]) -> Mapping[int, tuple[Disposition, ...]]:
    found: dict[int, list[Disposition]] = defaultdict(list)
    rows = Question.objects.filter(case_id__in=cases.values("pk")).exclude(disposition="")
    for case_id, disposition in rows.order_by().values_list("case_id", "disposition"):
        found[case_id].append(Disposition(disposition))
    return {case_id: tuple(held) for case_id, held in found.items()}


def _claims(cases: QuerySet[Case]) -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = ExemptionClaim.objects.filter(question__case_id__in=cases.values("pk"))
    for case_id, provision in rows.order_by().values_list("question__case_id", "provision"):
        found[case_id].add(provision)
    return {case_id: frozenset(held) for case_id, held in found.items()}


def _reviews(cases: QuerySet[Case], by: date) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Proceeding.objects.filter(
        case_id__in=cases.values("pk"), kind=ProceedingKind.REVIEW, opened_on__lte=by
    ).order_by("pk")
    for case_id, outcome, ended_on in rows.values_list("case_id", "outcome", "ended_on"):
        found[case_id].append(outcome if ended_on and ended_on <= by else "open")
    return {case_id: tuple(held) for case_id, held in found.items()}
