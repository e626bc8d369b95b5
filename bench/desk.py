"""The officer's desk with 1,000 open requests: milliseconds for its facts, and queries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from .measuring import Line, median_ms

AUTHORITY = 990
CASES = 1_000
TODAY = date(2026, 11, 20)


def measure(data: Path, home: Path) -> list[Line]:
    """The facts of the desk on SQLite, in the middle of nine years of closed requests."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return [measured("SQLite")]


def measured(database: str) -> Line:
    """Fill the database and read the desk; the part that each database is measured by."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from fosse.foi import facts

    fill()
    with CaptureQueriesContext(connection) as queries:
        found = facts.desk(AUTHORITY, today=TODAY)
    assert found.open == CASES, found.open
    taken = median_ms(lambda: facts.desk(AUTHORITY, today=TODAY))
    return Line(
        f"the desk, {CASES:,} open requests",
        f"{taken:.0f} ms, {len(queries)} queries",
        "100 ms, 15 queries",
        how=f"its facts, clocks included, median of 30, warm, {database}",
    )


def fill() -> None:
    """Requests of the last weeks in every state, some waiting, some extended, some reviewed; and
    ten times as many that are closed."""
    from fosse.foi.kinds import EventKind, State
    from fosse.foi.models import Assignment, Case, CaseEvent, Proceeding, Question
    from fosse.people.models import Account

    officers = [
        Account.objects.create(email=f"officer{n}@bench.example", name=f"Officer {n}")
        for n in range(5)
    ]
    courses = _courses()
    cases, closed = [], 10 * CASES
    for number in range(CASES + closed):
        is_open = number >= closed
        state = courses[number % len(courses)][0] if is_open else State.CLOSED
        back = number % 45 + 30 if is_open else 100 + number % 3_000
        cases.append(
            Case(
                authority_code=AUTHORITY,
                reference=f"FOI-BENCH-{number:06d}",
                received_on=TODAY - timedelta(back),
                channel="email",
                title=f"Which schools were in cluster {number}?",
                text=f"Which schools were in cluster {number}? " * 20,
                state=state,
                text_sha256=f"{number:064d}",
            )
        )
    Case.objects.bulk_create(cases, batch_size=1_000)
    events, questions, held = [], [], []
    for number, case in enumerate(cases):
        is_open = number >= closed
        course = courses[number % len(courses)][1] if is_open else _CLOSED
        for place, (kind, after, detail) in enumerate(course, 1):
            on = case.received_on + timedelta(after)
            at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
            events.append(
                CaseEvent(
                    case=case,
                    number=place,
                    kind=EventKind(kind),
                    on=on,
                    at=at,
                    by_name="Bench",
                    detail=detail,
                )
            )
        if is_open:
            for place in (1, 2, 3):
                regime = "eir" if number % 10 == 0 else "foi"
                questions.append(
                    Question(case=case, number=place, text="Which schools?", regime=regime)
                )
            officer = officers[number % len(officers)]
            held.append(Assignment(case=case, account=officer, starts_on=case.received_on))
    CaseEvent.objects.bulk_create(events, batch_size=1_000)
    Question.objects.bulk_create(questions, batch_size=1_000)
    Assignment.objects.bulk_create(held, batch_size=1_000)
    _reviews(cases[:200], Proceeding, CaseEvent, EventKind)


_CLOSED = (
    ("received", 0, {}),
    ("opened", 1, {}),
    ("issued", 15, {}),
    ("closed", 16, {}),
)


def _courses() -> tuple[tuple[str, tuple[tuple[str, int, dict[str, object]], ...]], ...]:
    """States, each with what led to it: kind, days after receipt, detail."""
    received = ("received", 0, {})
    begun = (received, ("acknowledged", 1, {}), ("opened", 2, {}), ("search_begun", 3, {}))
    drafted = (*begun, ("drafting_begun", 9, {}))
    extended = ("extended", 14, {"regime": "foi", "estimated_on": "2026-12-18"})
    return (
        ("received", (received,)),
        ("open", begun[:3]),
        ("searching", begun),
        ("drafting", drafted),
        ("clearance", (*drafted, extended, ("clearance_asked", 20, {}))),
        ("awaiting_clarification", (*begun, ("clarification_asked", 6, {"text": "Which year?"}))),
        ("awaiting_fee", (*begun, ("fee_notice", 6, {"amount": "12.50"}))),
        (
            "searching",
            (*begun[:3], ("fee_notice", 6, {"amount": "12.50"}), ("fee_paid", 12, {})),
        ),
    )


def _reviews(cases: list[object], proceeding: type, event: type, kinds: type) -> None:
    """A review asked for of each of the closed cases."""
    for case in cases:
        review = proceeding.objects.create(case=case, kind="review", opened_on=TODAY)
        event.objects.create(
            case=case,
            number=9,
            kind=kinds("review_asked"),
            on=TODAY - timedelta(9),
            at=datetime(2026, 11, 11, 12, tzinfo=UTC),
            by_name="Bench",
            proceeding=review,
        )
