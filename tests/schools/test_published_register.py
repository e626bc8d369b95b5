"""The register as published: its own counts, an authority through time, links and dates."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fosse.schools import facts
from fosse.schools.actions import ExtractReport
from fosse.schools.models import SchoolLink, SchoolState

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.usefixtures("db", "register"),
]

APRIL_2022, JANUARY_2026 = date(2022, 4, 25), date(2026, 1, 15)
LEICESTER = 856


@pytest.fixture
def db() -> None:
    """The name by which pytest-django knows that a database is wanted: one load serves all."""


def presences(as_at: date, **options: date) -> Counter[str]:
    found = facts.schools_of(LEICESTER, as_at=as_at, presence=facts.EVERY_PRESENCE, **options)
    return Counter(school.presence for school in found)


def test_the_counts_are_the_files_own(register: list[ExtractReport]) -> None:
    first, second, links = register
    assert (first.rows, first.counts) == (36_531, {"open": 22_317, "closed": 14_214})
    assert (second.rows, second.added, second.vanished) == (38_039, 1_508, ())
    assert links.rows == 33_801
    assert [report.rejects for report in register] == [(), (), ()]


def test_the_authority_on_the_days_of_the_extracts() -> None:
    assert presences(APRIL_2022, published_by=APRIL_2022) == {"open": 114, "closed": 74}
    assert presences(JANUARY_2026) == {"open": 113, "closed": 85}
    on_the_first = presences(APRIL_2022)
    assert (on_the_first["open"], on_the_first["closed"]) == (114, 74)


def test_the_authority_on_17_september_2007_and_what_is_uncertain() -> None:
    found = facts.schools_of(LEICESTER, as_at=date(2007, 9, 17), presence=facts.EVERY_PRESENCE)
    said = Counter(school.presence for school in found)
    assert sum(said.values()) == 198 and said["open"] >= 20 and said["closed"] >= 20
    unsure = [school for school in found if school.presence == "uncertain"]
    assert unsure and all("no open date published" in school.doubts for school in unsure)
    assert all("details as recorded on" in school.doubts[-1] for school in found)


def test_closures_without_a_date_between_the_extracts_are_uncertain_there() -> None:
    found = facts.schools_of(None, as_at=date(2024, 1, 1), presence=("uncertain",))
    doubts = ["; ".join(school.doubts) for school in found]
    undated = [doubt for doubt in doubts if "closed b" in doubt and "not published" in doubt]
    assert len(undated) == 217
    assert (
        "closed between 25 April 2022 and 15 January 2026; the date is not published" in undated[0]
    )


def test_a_successor_opens_the_day_after_the_close_date() -> None:
    """CloseDate is the last day open: the rule that `time.py` rests on."""
    states = SchoolState.objects.order_by("seen_from")
    opened = dict(states.exclude(opened_on=None).values_list("school_id", "opened_on"))
    closed = dict(states.exclude(closed_on=None).values_list("school_id", "closed_on"))
    links = SchoolLink.objects.filter(kind="Predecessor").values_list("urn", "other_urn")
    gaps = Counter(
        (opened[urn] - closed[before]).days
        for urn, before in links
        if urn in opened and before in closed
    )
    assert gaps.most_common(1)[0][0] == 1
    assert gaps[1] / gaps.total() > 0.85


def test_an_assessment_day_gives_the_same_after_a_newer_extract() -> None:
    day = date(2020, 6, 30)
    found = facts.schools_of(LEICESTER, as_at=day, published_by=day)
    assert {school.seen_on for school in found} == {APRIL_2022}, "the earliest there is"


def test_all_england_is_read_in_few_queries() -> None:
    with CaptureQueriesContext(connection) as queries:
        found = facts.schools_of(None, as_at=JANUARY_2026)
    assert len(found) == 21_990
    assert len(queries) <= 6
    assert len(facts.universe_rows(as_at=JANUARY_2026)) == 38_039, "those closed too"


def test_a_search_of_all_england_finds_the_school_that_was_meant() -> None:
    facts.warm()
    for typed, by in (("120107", "URN"), ("856/2385", "LAESTAB"), ("rushy meed", "spelling")):
        with CaptureQueriesContext(connection) as queries:
            found = facts.search(typed, as_at=JANUARY_2026)
        assert found.hits[0].by == by
        assert found.hits[0].school.authority_code == LEICESTER
        assert len(queries) <= 8


def test_predecessors_of_all_schools_at_once() -> None:
    open_now = [school.urn for school in facts.schools_of(None, as_at=JANUARY_2026)]
    with CaptureQueriesContext(connection) as queries:
        before = facts.predecessors(open_now)
    assert len(queries) <= 2
    assert sum(1 for urns in before.values() if urns) > 9_000
    assert all(urn not in urns for urn, urns in before.items())
