"""Reads of the register on a day, with what was known by then."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.schools.making import CLOSED, JANUARY_2026, MAY_2022, load, load_links, school

from fosse.schools import facts
from fosse.schools.facts import SchoolFact

pytestmark = pytest.mark.django_db

EARLY, LATE = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 2, 20, tzinfo=UTC)
ACADEMY = {"TypeOfEstablishment (code)": "34", "TypeOfEstablishment (name)": "Academy converter"}


def the_school(
    as_at: date, *, known_at: datetime | None = None, published_by: date | None = None
) -> SchoolFact:
    found = facts.school(900001, as_at=as_at, known_at=known_at, published_by=published_by)
    assert found is not None
    return found


def test_a_school_is_told_in_full() -> None:
    load([school(900001, "Bede Primary School", Street="1 High Street")])
    one = the_school(MAY_2022)
    assert (one.laestab, one.name, one.authority_name) == (
        "999/2001",
        "Bede Primary School",
        "Ratae",
    )
    assert (one.presence, one.doubts, one.seen_on) == ("open", (), MAY_2022)
    assert one.address == "Ratae, ZZ1 1AA"
    assert one.state_funded


def test_a_name_is_on_the_register_as_that_of_a_school_a_trust_or_an_authority() -> None:
    load([school(900001, "Bede Primary School", **{"Trusts (name)": "Soar Trust"})])
    for name in ("bede  primary school", "SOAR TRUST", "Ratae"):
        assert facts.is_named(name), name
    for name in ("", " ", "Bede", "Bede Primary School Association"):
        assert not facts.is_named(name), name


def test_details_are_those_of_the_last_extract_by_then() -> None:
    load([school(900001, "Bede Primary School")])
    load([school(900001, "Bede Academy", **ACADEMY)], JANUARY_2026)
    assert the_school(date(2024, 1, 1)).name == "Bede Primary School"
    assert the_school(date(2024, 1, 1)).doubts == ("details as recorded on 1 May 2022",)
    assert the_school(date(2001, 1, 1)).doubts == ("details as recorded on 1 May 2022",)
    now = the_school(date(2026, 3, 31))
    assert (now.name, now.doubts, now.seen_on) == ("Bede Academy", (), JANUARY_2026)


def test_as_published_by_a_day_only_earlier_extracts_are_used() -> None:
    load([school(900001, "Bede Primary School")])
    load([school(900001, "Bede Academy", **CLOSED, CloseDate="31-08-2021")], JANUARY_2026)
    assert the_school(MAY_2022).presence == "closed"
    then = the_school(MAY_2022, published_by=date(2025, 1, 1))
    assert (then.presence, then.name) == ("open", "Bede Primary School")
    earliest = the_school(MAY_2022, published_by=date(2000, 1, 1))
    assert earliest == then


def test_as_known_at_a_moment_only_what_was_loaded_by_then() -> None:
    load([school(900001, "Bede Academy")], JANUARY_2026, at=EARLY)
    load([school(900001, "Bede Primary School")], MAY_2022, at=LATE)
    assert the_school(MAY_2022).name == "Bede Primary School"
    assert the_school(MAY_2022, known_at=EARLY).name == "Bede Academy"
    before = datetime(2026, 1, 1, tzinfo=UTC)
    assert facts.school(900001, as_at=MAY_2022, known_at=before) is None


def test_a_school_that_changed_authority_is_in_the_one_of_that_day() -> None:
    moved = {"LA (code)": "998", "LA (name)": "Corinium"}
    load([school(900001), school(900002)])
    load([school(900001, **moved), school(900002)], JANUARY_2026)
    for code, day, there in (
        (999, MAY_2022, [900001, 900002]),
        (999, JANUARY_2026, [900002]),
        (998, MAY_2022, []),
        (998, JANUARY_2026, [900001]),
    ):
        assert [one.urn for one in facts.schools_of(code, as_at=day)] == there


def test_the_register_knows_no_such_school() -> None:
    assert facts.school(900001, as_at=MAY_2022) is None


def test_the_history_of_a_school_leaves_out_what_did_not_matter() -> None:
    load([school(900001, "Bede Primary School")])
    load([school(900001, "Bede Primary School", NumberOfPupils="99")], date(2024, 5, 1))
    load([school(900001, "Bede Academy", **ACADEMY)], JANUARY_2026)
    assert [(s.name, s.seen_from, s.seen_to) for s in facts.school_history(900001)] == [
        ("Bede Primary School", MAY_2022, date(2024, 5, 1)),
        ("Bede Academy", JANUARY_2026, JANUARY_2026),
    ]


def test_lineage_follows_predecessors_of_predecessors() -> None:
    load_links(
        (900003, 900002, "Predecessor", "01-09-2012"),
        (900002, 900001, "Predecessor - merged", "01-09-2005"),
        (900003, 900004, "Successor", ""),
        (900003, 900009, "Sixth Form Centre Link", ""),
    )
    told = facts.lineage(900003, as_at=JANUARY_2026)
    assert [(link.relation, link.other_urn, link.steps, link.on) for link in told] == [
        ("predecessor", 900002, 1, date(2012, 9, 1)),
        ("predecessor", 900001, 2, date(2005, 9, 1)),
        ("successor", 900004, 1, None),
        ("other", 900009, 1, None),
    ]
    before = facts.lineage(900003, as_at=date(2012, 8, 31))
    assert [link.other_urn for link in before] == [900004, 900009]


def test_predecessors_in_bulk_read_a_link_from_either_end_and_stand_a_circle() -> None:
    load_links(
        (900001, 900002, "Successor", ""),
        (900003, 900002, "Predecessor", ""),
        (900002, 900003, "Predecessor", ""),
        (900007, 900008, "Predecessor - Split School", ""),
    )
    assert facts.predecessors([900003, 900007]) == {900003: (900002, 900001), 900007: ()}
    many = facts.predecessors([900003, *range(1, 600)])
    assert many[900003] == (900002, 900001)


def test_the_wards_of_an_authority() -> None:
    load([school(900001), school(900002, **{"AdministrativeWard (name)": "Eastgate"})])
    assert facts.wards_of(999) == {"Westgate", "Eastgate"}
