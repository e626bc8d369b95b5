"""Finding a school by what people type. The index is pure; the last tests ask through the door."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schools.making import CLOSED, JANUARY_2026, load, school

from fosse.schools import facts
from fosse.schools.search import Entry, Index
from fosse.schools.search_words import words_of

BEDE = Entry(
    urn=900001,
    names=("Bede Primary School",),
    laestab="999/0001",
    postcode="ZZ1 1AA",
    ward="Westgate",
    town="Ratae",
    authority_code=999,
    authority_name="Ratae City",
    phase="Primary",
    open_now=True,
)


def entry(
    urn: int,
    *names: str,
    postcode: str = BEDE.postcode,
    ward: str = BEDE.ward,
    town: str = BEDE.town,
    phase: str = BEDE.phase,
    authority_code: int = BEDE.authority_code,
    open_now: bool = True,
) -> Entry:
    return replace(
        BEDE,
        urn=urn,
        names=names,
        laestab=f"999/{urn % 10_000:04d}",
        postcode=postcode,
        ward=ward,
        town=town,
        phase=phase,
        authority_code=authority_code,
        open_now=open_now,
    )


INDEX = Index(
    [
        entry(900001, "Bede Primary School"),
        entry(900002, "Bede Primary School", open_now=False),
        entry(900003, "St Mary's Church of England Junior School", postcode="ZZ3 4BB"),
        entry(900004, "Fernlow Junior Academy", "Fernlow Junior School", postcode="ZZ31 4BB"),
        entry(900005, "Corinium College", phase="Secondary", ward="Bedeford", authority_code=998),
        entry(900006, "Bedeford Infant School", postcode="ZZ3 5CC", town="Corinium"),
    ]
)


def found(
    text: str, *, authority_code: int | None = None, phases: Collection[str] = ()
) -> list[int]:
    matches = INDEX.search(text, authority_code=authority_code, phases=phases)
    return [match.urn for match in matches]


@pytest.mark.parametrize(
    ("typed", "first", "by"),
    [
        ("900004", 900004, "URN"),
        ("999/0004", 900004, "LAESTAB"),
        ("9990004", 900004, "LAESTAB"),
        ("999 0004", 900004, "LAESTAB"),
        ("0004", 900004, "LAESTAB"),
        ("zz34bb", 900003, "postcode"),
        ("ZZ3 5CC", 900006, "postcode"),
        ("bede primary school", 900001, "name"),
        ("bede", 900001, "name"),
        ("primary bede", 900001, "name"),
        ("saint marys", 900003, "name"),
        ("st mary’s c of e", 900003, "name"),
        ("fernlow junior school", 900004, "former name"),
        ("westgate fernlow", 900004, "place"),
        ("coriniun colege", 900005, "spelling"),
        ("fenrlow", 900004, "spelling"),
        ("sant marys junior", 900003, "spelling"),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, first: int, by: str) -> None:
    match = INDEX.search(typed)[0]
    assert (match.urn, match.by) == (first, by)


def test_an_open_school_comes_before_a_closed_one_of_the_same_name() -> None:
    assert found("Bede Primary School")[:2] == [900001, 900002]


def test_a_name_comes_before_a_place() -> None:
    assert found("corinium") == [900005, 900006]


def test_a_misspelt_name_comes_before_a_place_with_words_like_it() -> None:
    stephen = entry(900007, "St Stephen’s C E Primary School", town="St Margarets")
    margaret = entry(900008, "St Margaret's Church of England Primary School")
    matches = Index([stephen, margaret]).search("saint margrets primary")
    assert [match.urn for match in matches] == [900008, 900007]


def test_a_district_of_postcodes_is_not_the_beginning_of_another() -> None:
    assert sorted(found("ZZ3")) == [900003, 900006]


def test_a_postcode_without_a_school_finds_those_of_its_sector() -> None:
    assert found("ZZ3 5ZZ") == [900006]


def test_filters_leave_out_the_rest() -> None:
    assert found("corinium", authority_code=999) == [900006]
    assert found("corinium", phases=["Secondary"]) == [900005]
    assert found("", authority_code=998) == [900005]
    assert found("bede", authority_code=111) == []


def test_nonsense_finds_nothing() -> None:
    assert found("xqzzyw") == []
    assert found("?!") == []


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(text: str) -> None:
    assert set(found(text)) <= {e.urn for e in INDEX.entries}


@given(st.sampled_from(["Fernlow", "Corinium", "Bedeford"]), st.data())
def test_one_wrong_letter_still_finds_the_school(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("aeiourstln"))
    (meant,) = [e.urn for e in INDEX.entries if word in e.names[0]]
    assert meant in found(word[:at] + letter + word[at + 1 :])


def test_words_are_compared_in_one_way_of_writing() -> None:
    assert words_of("Saint Mary’s C of E (Aided)") == words_of("ST MARYS church of england aided")


@pytest.mark.django_db
def test_hits_are_as_they_were_on_the_day_and_the_index_follows_the_register() -> None:
    load([school(900001, "Bede Primary School"), school(900002, "Old Bede", **CLOSED)])
    assert facts.search("academy", as_at=JANUARY_2026).hits == ()
    load([school(900001, "Bede Academy"), school(900002, "Old Bede", **CLOSED)], JANUARY_2026)
    (hit,) = facts.search("bede academy", as_at=JANUARY_2026).hits
    assert hit.school.name == "Bede Academy"
    (hit,) = facts.search("900001", as_at=date(2023, 1, 1)).hits
    assert hit.school.name == "Bede Primary School"


@pytest.mark.django_db
def test_presence_filters_and_pages_count_alike() -> None:
    rows = [school(900000 + number) for number in range(30)]
    load([*rows, school(900099, **CLOSED)])
    everything = facts.search("school", as_at=JANUARY_2026, limit=10, offset=20)
    assert (everything.total, len(everything.hits), everything.more) == (31, 10, False)
    closed = facts.search("school", as_at=JANUARY_2026, presence=["closed"])
    assert (closed.total, closed.hits[0].school.urn) == (1, 900099)
