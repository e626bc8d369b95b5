"""What goes into the disclosure log never names the requester: what is looked for, and where."""

from __future__ import annotations

import pytest

from fosse.foi.blacking import Details
from fosse.foi.naming import where_named

PRIYA = Details(
    name="Ms Priya Church",
    email="priya@example.org",
    address="12 Abbey Street, Ratae, RA1 1AA",
    organisation="Abbey Tenants",
)


def found(text: str, **other: object) -> list[tuple[str, str, bool]]:
    named = where_named(PRIYA, {"The request": text}, **other)
    return [(each.what, each.found, each.sure) for each in named]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Yours, Priya Church", "name"),
        ("asked by CHURCH, PRIYA", "name"),
        ("priya\n church asked", "name"),
        ("write to Priya@Example.org", "e-mail address"),
        ("of 12 Abbey  Street", "address"),
        ("near ra11aa", "postcode"),
        ("for Abbey Tenants", "organisation"),
    ],
)
def test_what_is_surely_the_requester_s_is_found_however_it_is_written(
    text: str, what: str
) -> None:
    assert (what, True) in [(w, sure) for w, _, sure in found(text)]
    assert (what, True) in [
        (w, sure) for w, _, sure in found(text, not_names=["Priya", "Church", "Abbey"])
    ]


@pytest.mark.parametrize("text", ["ANN O’NEILL", "O'Neill, Ann", "Ann O`Neill"])
def test_an_apostrophe_hides_no_name(text: str) -> None:
    for name in ("Ann O'Neill", "Ann O’Neill"):
        named = where_named(Details(name=name), {"The request": text}, not_names=["Ann"])
        assert [each.sure for each in named if each.what == "name"] == [True, False]


def test_a_part_of_a_name_is_found_with_a_capital_and_may_be_a_word() -> None:
    text = "Which schools are of the Church of England? How many go to church?"
    assert found(text) == [("name", "Church", False)]
    assert found(text, not_names=["church"]) == []


def test_other_words_are_no_names() -> None:
    assert found("How many clusters are there in Ratae, and in Abbey ward? Ms Green asked.") == []


def test_an_officer_reads_where_it_stands() -> None:
    (named,) = where_named(PRIYA, {"The request": "How many?", "Answer 2": "Ask priya@example.org"})
    assert named.words == (
        "Answer 2 holds the requester's e-mail address: “Ask priya@example.org”."
    )


def test_of_a_requester_who_was_forgotten_nothing_is_looked_for() -> None:
    assert where_named(Details(), {"The request": "Anything at all"}) == ()


def test_an_initial_alone_is_no_name() -> None:
    assert where_named(Details(name="P Q"), {"The request": "P is for policy"}) == ()


@pytest.mark.parametrize("text", ["How many?\nthanks, priya", "cheers priya.\nPS: which?"])
def test_a_name_in_small_letters_is_found_where_letters_are_signed(text: str) -> None:
    assert found(text) == [("name", "priya", False)]


def test_a_house_without_a_number_is_found() -> None:
    who = Details(name="P", address="Rose Cottage\nRatae\nRA1 1AA")
    named = where_named(who, {"The request": "We live at rose cottage in Ratae."})
    assert [(each.what, each.found, each.sure) for each in named] == [
        ("address", "rose cottage", False)
    ]


@pytest.mark.parametrize(
    "text",
    ["Pri\u200bya Chur\u00adch", "Priya\u200bChurch", "priya@exam\u2060ple.org", "RA1\u200b 1AA"],
)
def test_what_no_reader_sees_hides_no_name(text: str) -> None:
    assert True in [sure for _, _, sure in found(text)]
    hidden = Details(name="Priya Chu\u200brch")
    assert where_named(hidden, {"The request": "by Priya Church"})[0].sure
