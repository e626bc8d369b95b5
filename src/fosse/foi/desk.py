"""What lies on the desk: every open request by when it is due, reckoned anew in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from fosse.calendar import facts as calendars

from .clock_facts import Cases, clocks_of, laws_of
from .clocks import Clock, ClockState, Party, main_clock
from .keyed import keyed
from .kinds import ProceedingKind, Regime, State
from .models import Assignment, Case, Proceeding
from .progress import UNDER_WAY, WAITING

WORKED_ON = (State.RECEIVED, *UNDER_WAY, *WAITING)
ANSWERED = (State.ISSUED,)
A_WEEK, SATURDAY = 7, 5


@dataclass(frozen=True, slots=True)
class Filters:
    """Which requests to show: empty parts ask for all. `account_id`: those in hand of one officer;
    `unassigned`: those in nobody's."""

    account_id: int | None = None
    unassigned: bool = False
    states: tuple[State, ...] = ()
    regimes: tuple[Regime, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A request, or a proceeding about one, with the clock that matters: what is due by when.

    `clock` is None where no clock runs at all. `waits_until` is the last day on which what was
    asked of the requester can come; after it (`lapses`) the case can be closed as lapsed.
    """

    case_id: int
    reference: str
    title: str
    state: State
    received_on: date
    regimes: tuple[Regime, ...]
    officer_id: int | None
    officer: str
    clock: Clock | None
    proceeding: ProceedingKind | None = None
    proceeding_id: int | None = None
    waits_until: date | None = None
    lapses: bool = False

    @property
    def due_on(self) -> date | None:
        """The day by which it is due; None while nothing is."""
        return self.clock.due_on if self.clock else None

    def days_left(self, today: date) -> int | None:
        """Calendar days to the due day: below nought when it is late."""
        return (self.due_on - today).days if self.due_on else None


@dataclass(frozen=True, slots=True)
class Desk:
    """The open requests of an authority, each once, and each open proceeding. In each part what is
    due first stands first.

    `late`: due before today. `this_week`: due up to this week's Sunday, or
    on a Saturday or Sunday to that of the week about to begin. `waiting`: for a
    clarification or a fee. `reviews`: reviews, complaints, notices and appeals, late or not.
    `later`: the rest. `answered`: sent, and to be closed.
    """

    authority_code: int
    today: date
    late: tuple[Row, ...]
    this_week: tuple[Row, ...]
    waiting: tuple[Row, ...]
    reviews: tuple[Row, ...]
    later: tuple[Row, ...]
    answered: tuple[Row, ...]

    @property
    def open(self) -> int:
        """How many requests are not answered yet."""
        return len(self.late) + len(self.this_week) + len(self.waiting) + len(self.later)


def end_of_week(today: date) -> date:
    """The Sunday that ends the week; at a weekend that of the next, for which it is looked at."""
    monday = today + timedelta(A_WEEK - today.weekday() if today.weekday() >= SATURDAY else 0)
    return monday + timedelta(A_WEEK - 1 - monday.weekday())


def desk(
    authority_code: int,
    *,
    today: date,
    account_id: int | None = None,
    filters: Filters | None = None,
) -> Desk:
    """The desk of an authority or, with `account_id`, of one officer in it, as at today."""
    wanted = filters or Filters()
    if account_id is not None:
        wanted = Filters(account_id, False, wanted.states, wanted.regimes, wanted.words)
    rows, reviews = rows_of(authority_code, today=today, filters=wanted)
    parts: dict[str, list[Row]] = {name: [] for name in ("late", "this_week", "waiting", "later")}
    sunday = end_of_week(today)
    for row in rows:
        if row.state in WORKED_ON:
            parts[_part(row, today, sunday)].append(row)
    return Desk(
        authority_code=authority_code,
        today=today,
        **{name: in_order(found) for name, found in parts.items()},
        reviews=in_order(reviews),
        answered=in_order(row for row in rows if row.state in ANSWERED),
    )


def authorities_with_work(account_id: int) -> frozenset[int]:
    """The authorities in which an officer has requests in hand."""
    held = Assignment.objects.filter(ends_on=None, account_id=account_id)
    return frozenset(held.values_list("case__authority_code", flat=True))


def rows_of(
    authority_code: int, *, today: date, filters: Filters
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The open and answered requests, and the open proceedings, whatever their case's state."""
    proceedings = _proceedings(authority_code)
    disputed = {case_id for case_id, _ in proceedings.values()}
    cases = keyed(_wanted(authority_code, disputed, filters))
    officers, laws = _officers(cases), laws_of(cases)
    clocks = clocks_of(cases, calendars.united_kingdom(), today=today, laws=laws)
    said = _sayings(clocks)
    rows = {
        row[0]: _row(row, said[row[0]], laws.get(row[0], (Regime.FOI,)), officers.get(row[0]))
        for row in Case.objects.filter(Q(pk__in=cases)).values_list(*_COLUMNS)
        if _asked_for(laws.get(row[0], (Regime.FOI,)), filters)
    }
    reviews = [
        _of_proceeding(rows[case_id], pk, kind, clocks[case_id])
        for pk, (case_id, kind) in proceedings.items()
        if case_id in rows
    ]
    return tuple(rows.values()), tuple(reviews)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """By due day; what has none by the day up to which it waits, then by receipt."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.due_on or row.waits_until or date.max,
                row.received_on,
                row.reference,
            ),
        )
    )


_COLUMNS = ("pk", "reference", "title", "state", "received_on")
_STATES = {state.value: state for state in State}


def _wanted(authority_code: int, disputed: Collection[int], filters: Filters) -> list[int]:
    """The keys of the open, the answered and the disputed. A union, since with “or” in its place
    a database reads every case that was ever closed."""
    found = _asked_of(Case.objects.filter(authority_code=authority_code), filters)
    known = found.filter(state__in=(*WORKED_ON, *ANSWERED)).union(found.filter(pk__in=disputed))
    return list(known.values_list("pk", flat=True))


def _asked_of(found: QuerySet[Case], filters: Filters) -> QuerySet[Case]:
    held = Assignment.objects.filter(ends_on=None)
    if filters.account_id is not None:
        found = found.filter(pk__in=held.filter(account_id=filters.account_id).values("case_id"))
    if filters.unassigned:
        found = found.exclude(pk__in=held.values("case_id"))
    if filters.states:
        found = found.filter(state__in=filters.states)
    for word in filters.words.split():
        found = found.filter(Q(title__icontains=word) | Q(reference__icontains=word))
    return found


def _proceedings(authority_code: int) -> Mapping[int, tuple[int, ProceedingKind]]:
    """The open proceedings: proceeding → its case and kind."""
    rows = Proceeding.objects.filter(case__authority_code=authority_code, outcome="")
    found = rows.order_by("opened_on", "pk").values_list("pk", "case_id", "kind")
    return {pk: (case_id, ProceedingKind(kind)) for pk, case_id, kind in found}


def _officers(cases: Cases) -> Mapping[int, tuple[int, str]]:
    """case → the officer who has it in hand."""
    held = Assignment.objects.filter(Q(case_id__in=cases), ends_on=None)
    rows = held.values_list("case_id", "account_id", "account__name")
    return {case_id: (pk, name) for case_id, pk, name in rows}


def _asked_for(regimes: tuple[Regime, ...], filters: Filters) -> bool:
    return not filters.regimes or bool(set(filters.regimes) & set(regimes))


@dataclass(frozen=True, slots=True)
class _Saying:
    """What the clocks of a case say, apart from its proceedings."""

    clock: Clock | None
    waits_until: date | None
    lapses: bool


def _sayings(clocks: Mapping[int, tuple[Clock, ...]]) -> Mapping[int, _Saying]:
    """case → what its clocks say, read once for all cases that have the same ones."""
    read = {id(found): found for found in clocks.values()}
    said = {key: _saying(found) for key, found in read.items()}
    return {pk: said[id(found)] for pk, found in clocks.items()}


def _saying(clocks: tuple[Clock, ...]) -> _Saying:
    own = [clock for clock in clocks if clock.proceeding is None]
    waits = [clock for clock in own if clock.owed_by is Party.REQUESTER and clock.is_open]
    return _Saying(
        clock=main_clock(own),
        waits_until=max((clock.due_on for clock in waits if clock.due_on), default=None),
        lapses=bool(waits) and all(clock.state is ClockState.LAPSED for clock in waits),
    )


def _row(
    case: tuple[int, str, str, str, date],
    said: _Saying,
    regimes: tuple[Regime, ...],
    officer: tuple[int, str] | None,
) -> Row:
    pk, reference, title, state, received_on = case
    waiting = state in WAITING
    return Row(
        case_id=pk,
        reference=reference,
        title=title,
        state=_STATES[state],
        received_on=received_on,
        regimes=regimes,
        officer_id=officer[0] if officer else None,
        officer=officer[1] if officer else "",
        clock=said.clock,
        waits_until=said.waits_until if waiting else None,
        lapses=said.lapses if waiting else False,
    )


def _of_proceeding(row: Row, pk: int, kind: ProceedingKind, clocks: tuple[Clock, ...]) -> Row:
    """The row of a proceeding: that of its case, with its own clock."""
    own = [clock for clock in clocks if clock.proceeding == pk]
    return Row(
        case_id=row.case_id,
        reference=row.reference,
        title=row.title,
        state=row.state,
        received_on=row.received_on,
        regimes=row.regimes,
        officer_id=row.officer_id,
        officer=row.officer,
        clock=main_clock(own),
        proceeding=kind,
        proceeding_id=pk,
    )


def _part(row: Row, today: date, sunday: date) -> str:
    if row.due_on is None:
        return "waiting"
    if row.due_on < today:
        return "late"
    return "this_week" if row.due_on <= sunday else "later"
