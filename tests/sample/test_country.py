"""Who is in the made-up country, and that nobody can take it for a real one."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

Rows = list[dict[str, str]]
RATAE = "990"
EXTRACTS = ("edubasealldata20220425.csv", "edubasealldata20260115.csv")


def open_schools(register: Rows) -> Rows:
    return [
        row
        for row in register
        if row["EstablishmentStatus (name)"].startswith("Open")
        and row["EstablishmentTypeGroup (name)"] != "Independent schools"
    ]


def test_about_two_thousand_schools_in_twenty_authorities(register: Rows) -> None:
    found = open_schools(register)
    assert 1900 <= len(found) <= 2100
    assert len({row["LA (code)"] for row in found}) == 20


def test_ratae_has_about_110_schools_of_every_phase(register: Rows) -> None:
    found = [row for row in open_schools(register) if row["LA (code)"] == RATAE]
    assert 105 <= len(found) <= 115
    phases = Counter(row["PhaseOfEducation (name)"] for row in found)
    assert 75 <= phases["Primary"] <= 85
    assert phases["Secondary"] == 18
    assert phases["All-through"] == 1
    assert phases["Nursery"] == 3
    types = Counter(row["TypeOfEstablishment (name)"] for row in found)
    assert types["Pupil referral unit"] == 1
    assert types["Free schools alternative provision"] == 1


def test_a_name_is_as_long_as_names_get(register: Rows) -> None:
    """96 characters, as the longest in the register of January 2026."""
    longest = max(
        (row["EstablishmentName"] for row in register if row["LA (code)"] == RATAE), key=len
    )
    assert len(longest) == 96
    assert "Æ" in longest  # and windows-1252 must carry it


def test_no_two_open_schools_share_a_name_number_or_postcode(register: Rows) -> None:
    found = open_schools(register)
    for column in ("URN", "EstablishmentName"):
        assert max(Counter(row[column] for row in found).values()) == 1, column
    laestabs = Counter((row["LA (code)"], row["EstablishmentNumber"]) for row in found)
    assert max(laestabs.values()) == 1
    ratae = Counter(row["Postcode"] for row in found if row["LA (code)"] == RATAE)
    assert max(ratae.values()) == 1


def test_codes_belong_to_nobody(register: Rows) -> None:
    for row in register:
        assert 900_000 <= int(row["URN"]) <= 999_999
        assert 971 <= int(row["LA (code)"]) <= 990
        assert row["Postcode"].startswith("ZZ")
        assert row["GSSLACode (name)"].startswith("E97")
        assert row["AdministrativeWard (code)"].startswith("E98")
        assert row["SchoolWebsite"] == "" or row["SchoolWebsite"].endswith(".example")


def test_it_lies_in_the_north_sea(register: Rows) -> None:
    """East of 560 km and between 430 and 560 km north, the national grid is all water."""
    for row in register:
        if row["Easting"]:
            assert 560_000 < int(row["Easting"]) < 700_000
            assert 430_000 < int(row["Northing"]) < 560_000


def test_what_the_register_does_not_know_is_blank(register: Rows) -> None:
    ratae = [row for row in register if row["LA (code)"] == RATAE]
    assert any(not row["Easting"] for row in ratae)
    closed = [row for row in ratae if row["EstablishmentStatus (name)"] == "Closed"]
    assert any(not row["CloseDate"] for row in closed)
    assert sum(not row["OpenDate"] for row in ratae) > 50


def test_two_mergers_and_a_conversion_are_linked(register: Rows, rows: Callable[..., Rows]) -> None:
    names = {row["URN"]: row for row in register}
    links = rows("register/links_edubasealldata20261019.csv", "cp1252")
    ratae = [link for link in links if names[link["URN"]]["LA (code)"] == RATAE]
    kinds = Counter(link["LinkType"] for link in ratae)
    assert kinds == {
        "Predecessor - merged": 4,
        "Successor - merged": 4,
        "Predecessor": 1,
        "Successor": 1,
    }
    academy = next(names[link["URN"]] for link in ratae if link["LinkType"] == "Predecessor")
    assert academy["TypeOfEstablishment (name)"] == "Academy converter"
    assert academy["OpenDate"] == "01-01-2025"


def test_the_extracts_differ_by_what_happened_between(
    register: Rows, rows: Callable[..., Rows]
) -> None:
    before = {row["URN"]: row for row in rows("register/edubasealldata20230515.csv", "cp1252")}
    after = {row["URN"]: row for row in register}
    assert before.keys() < after.keys()
    changed = {
        urn
        for urn, row in before.items()
        if row["EstablishmentStatus (name)"] != after[urn]["EstablishmentStatus (name)"]
    }
    assert 5 < len(changed) < 100
    renamed = [u for u in before if before[u]["EstablishmentName"] != after[u]["EstablishmentName"]]
    assert len(renamed) == 1
    assert not any(row["OpenDate"][-4:] > "2023" for row in before.values())


@pytest.mark.real_data
def test_nothing_is_called_as_a_real_school_is(register: Rows, shared_data: Path) -> None:
    real: Rows = []
    for name in EXTRACTS:
        with (shared_data / "register" / name).open(encoding="cp1252", newline="") as file:
            real += csv.DictReader(file)
    assert len(real) > 70_000
    names = {_plain(row["EstablishmentName"]) for row in real}
    own = {_plain(row["EstablishmentName"]) for row in register}
    assert not own & names
    assert not {row["URN"] for row in register} & {row["URN"] for row in real}
    assert not {row["LA (code)"] for row in register} & {row["LA (code)"] for row in real}
    assert not {row["LA (name)"] for row in register} & {row["LA (name)"] for row in real}
    assert not any(row["Postcode"].startswith("ZZ") for row in real)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
