"""The officer's desk with 1,000 open requests, on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from .measuring import Line, median_taken, run

CODE, OPEN, CLOSED, REVIEWED = 990, 1_000, 10_000, 50
TODAY = date(2026, 11, 20)
AT_ONCE = 1_000
PACES = 11
LIMIT = "100 ms, 15 queries"

Told = tuple[str, int, dict[str, str]]  # what happened, how many days after receipt, its detail
RECEIVED: Told = ("received", 0, {})
BEGUN = (RECEIVED, ("acknowledged", 1, {}), ("opened", 2, {}), ("search_begun", 3, {}))
DRAFTED = (*BEGUN, ("drafting_begun", 9, {}))
EXTENDED: Told = ("extended", 14, {"regime": "foi", "estimated_on": "2026-12-18"})
FEE: Told = ("fee_notice", 6, {"amount": "12.50"})
COURSES: tuple[tuple[str, tuple[Told, ...]], ...] = (
    ("received", (RECEIVED,)),
    ("open", BEGUN[:3]),
    ("searching", BEGUN),
    ("drafting", DRAFTED),
    ("clearance", (*DRAFTED, EXTENDED, ("clearance_asked", 20, {}))),
    ("awaiting_clarification", (*BEGUN, ("clarification_asked", 6, {"text": "Which year?"}))),
    ("awaiting_fee", (*BEGUN, FEE)),
    ("searching", (*BEGUN, FEE, ("fee_paid", 12, {}))),
)
OVER: tuple[Told, ...] = (*DRAFTED, ("issued", 15, {}), ("closed", 16, {}))


def measure(data: Path, home: Path) -> list[Line]:
    """Each database in a process of its own, with a home of its own."""
    from tests.on_postgres import cluster

    here = _measured("SQLite", {"DATABASE_URL": ""}, home / "desk")
    with cluster() as url:
        there = home / "desk-pg"
        return [*here, *_measured("PostgreSQL", {"DATABASE_URL": url}, there)]


def _measured(database: str, environment: dict[str, str], home: Path) -> list[Line]:
    at_home = {**environment, "FOSSE_HOME": str(home)}
    done = run([sys.executable, "-m", "bench.desk", database], at_home)
    return [Line(**line) for line in json.loads(done.output.splitlines()[-1])]


def measure_here(database: str) -> list[Line]:
    """Make the requests and read the desk, in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from fosse.foi import facts
    from fosse.foi.clock_facts import reckoned

    def opened() -> Any:
        return facts.desk(CODE, today=TODAY)

    def opened_first() -> Any:
        reckoned.cache_clear()
        return opened()

    call_command("migrate", verbosity=0)
    _make()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as queries:
        found = opened()
    assert (found.open, len(found.reviews)) == (OPEN, REVIEWED)
    distinct = reckoned.cache_info().currsize
    hows = {
        opened_first: f"for the first time that day: {distinct} different clocks reckoned",
        opened: "again: clocks remembered by the events, the calendar and the day they rest on",
    }
    return [
        Line(
            f"the desk, {OPEN:,} open requests, {database}",
            f"{(taken := median_taken(work)).by_clock:.0f} ms "
            f"({taken.of_processors:.0f} ms of processors), {len(queries)} queries",
            LIMIT,
            how=f"{how}; median of 30; {CLOSED:,} closed ones beside them, "
            f"{REVIEWED} of them under review",
        )
        for work, how in hows.items()
    ]


def _make() -> None:
    """Requests of the last weeks in every state, and ten times as many that are closed."""
    from fosse.foi.models import Assignment, Case, CaseEvent, Question
    from fosse.people.models import Account

    officers = [
        Account.objects.create(email=f"officer{n}@bench.example", name=f"Officer {n}")
        for n in range(5)
    ]
    cases = Case.objects.bulk_create((_case(n) for n in range(CLOSED + OPEN)), AT_ONCE)
    CaseEvent.objects.bulk_create(_events(cases), AT_ONCE)
    still_open = cases[CLOSED:]
    Question.objects.bulk_create(
        (
            Question(case=case, number=n, text="Which?", regime="foi" if case.pk % 10 else "eir")
            for case in still_open
            for n in (1, 2, 3)
        ),
        AT_ONCE,
    )
    Assignment.objects.bulk_create(
        (
            Assignment(case=case, account=officers[n % 5], starts_on=case.received_on)
            for n, case in enumerate(still_open)
        ),
        AT_ONCE,
    )
    _review(cases[:REVIEWED])


def _case(number: int) -> Any:
    from fosse.foi.models import Case

    is_open = number >= CLOSED
    back = 30 + number % 45 if is_open else 100 + number % 3_000
    return Case(
        authority_code=CODE,
        reference=f"FOI-BENCH-{number:06d}",
        received_on=TODAY - timedelta(back),
        channel="email",
        title=f"Which schools were in cluster {number}?",
        text=f"Which schools were in cluster {number}? " * 20,
        state=COURSES[number % len(COURSES)][0] if is_open else "closed",
        text_sha256=f"{number:064d}",
    )


def _events(cases: list[Any]) -> Iterator[Any]:
    for number, case in enumerate(cases):
        course = COURSES[number % len(COURSES)][1] if number >= CLOSED else OVER
        for place, (kind, after, detail) in enumerate(course, 1):
            after += (place > 1) * (number % PACES)  # no two cases go alike
            yield _event(case, place, kind, case.received_on + timedelta(after), detail)


def _event(case: Any, number: int, kind: str, on: date, detail: dict[str, str]) -> Any:
    from fosse.foi.models import CaseEvent

    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return CaseEvent(
        case=case, number=number, kind=kind, on=on, at=at, by_name="Bench", detail=detail
    )


def _review(cases: list[Any]) -> None:
    """A review was asked for of each of these."""
    from fosse.foi.models import CaseEvent, Proceeding

    on = TODAY - timedelta(9)
    reviews = Proceeding.objects.bulk_create(
        Proceeding(case=case, kind="review", opened_on=on) for case in cases
    )
    events = [_event(review.case, 9, "review_asked", on, {}) for review in reviews]
    for event, review in zip(events, reviews, strict=True):
        event.proceeding = review
    CaseEvent.objects.bulk_create(events)


if __name__ == "__main__":
    print(json.dumps([asdict(line) for line in measure_here(sys.argv[1])]))
