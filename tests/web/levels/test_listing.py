"""The list of levels in words: who is shown, how many, how many by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fosse.policy.terms import Decision, Level, Policy
from fosse.web.levels import changed, listing
from fosse.web.levels.listing import MORE, NOBODY, Chosen, Count, Line


def level(name: str) -> Level:
    return Level(
        id=name.lower(),
        name=name,
        meaning="",
        expect=(),
        days=1,
        visits=1,
        day_rate=500,
        decided_by="Head of service",
        review_months=12,
    )


LIGHT, CORE, TARGETED, INTENSIVE = (
    level(name) for name in ("Light", "Core", "Targeted", "Intensive")
)
POLICY = Policy(
    title="Support in proportion to need",
    authority=None,
    adopted_on=date(2026, 1, 1),
    in_force_from=date(2026, 2, 1),
    introduction="",
    principles=(),
    levels=(LIGHT, CORE, TARGETED, INTENSIVE),
    criteria=(),
    rules=(),
    decision=Decision(best_fit=False, usual="core", too_little_known="core", least_known=0),
    clauses=(),
    sha256="0" * 64,
)
LINE = Line(
    urn=990001,
    name="Fernlea Primary School",
    phase="Primary",
    ward="Abbey",
    clusters=(("north", "North"), ("south", "South")),
    level=TARGETED,
    rank=2,
    kind="watch",
    because="Targeted, because “Low attainment” holds.",
    yes=1,
    not_known=2,
    advisers=((7, "Ann Adviser"),),
)


def counts(*schools: int, by_chance: float | None = None) -> tuple[Count, ...]:
    return tuple(
        Count(each, "plain", many, by_chance)
        for each, many in zip(POLICY.levels, schools, strict=True)
    )


def test_the_reason_leaves_out_the_level_that_stands_beside_it() -> None:
    assert LINE.why == "“Low attainment” holds."
    assert replace(LINE, because="No such words.").why == "No such words."


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Chosen(), True),
        (Chosen(level=MORE), True),
        (Chosen(level="targeted"), True),
        (Chosen(level="core"), False),
        (Chosen(phase="Secondary"), False),
        (Chosen(cluster="south"), True),
        (Chosen(cluster="west"), False),
        (Chosen(ward="Abbey"), True),
        (Chosen(adviser="7"), True),
        (Chosen(adviser="8"), False),
        (Chosen(adviser=NOBODY), False),
        (Chosen(q="fernlea ATTAINMENT"), True),
        (Chosen(q="990001"), True),
        (Chosen(q="fernlea nowhere"), False),
        (Chosen(level=MORE, phase="Primary", cluster="north", q="abbey"), True),
    ],
)
def test_a_school_is_shown_when_all_filters_keep_it(chosen: Chosen, kept: bool) -> None:
    assert chosen.keeps(LINE, usual=1) is kept


def test_more_support_means_more_than_the_usual_level() -> None:
    usual = replace(LINE, level=CORE, rank=1, advisers=())
    assert not Chosen(level=MORE).keeps(usual, usual=1)
    assert Chosen(adviser=NOBODY).keeps(usual, usual=1)


def test_each_level_has_a_shape_that_says_how_much_support_it_is() -> None:
    assert listing.kinds(POLICY) == {
        "light": "good",
        "core": "plain",
        "targeted": "watch",
        "intensive": "act",
    }


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            (30, 68, 9, 3),
            "12 of 110 schools are proposed for more support than usual: 3 for Intensive and 9 for "
            "Targeted.",
        ),
        ((0, 5, 1, 0), "1 of 6 schools is proposed for Targeted."),
        ((1, 0, 0, 0), "None of 1 school is proposed for more support than usual."),
        ((0, 0, 0, 0), "No school of Ratae was open and state-funded, so no level is proposed."),
    ],
)
def test_the_first_sentence_answers_the_question(held: tuple[int, ...], said: str) -> None:
    assert listing.answer(counts(*held), POLICY, "Ratae") == said


def test_how_many_are_there_by_chance_is_said_beside_every_list() -> None:
    said = listing.chance(counts(30, 68, 9, 3, by_chance=1.2), POLICY)
    assert said.endswith("about 2 of these 12, as far as the figures can say.")
    assert "fewer than 1" in listing.chance(counts(0, 9, 1, 0, by_chance=0.1), POLICY)
    assert listing.chance(counts(30, 68, 9, 3), POLICY) == "", "not known is not nought"
    assert counts(0, 9, 1, 0, by_chance=0.1)[2].chance_in_words == "fewer than 1 by chance"
    assert counts(0, 9, 1, 0, by_chance=2.4)[2].chance_in_words == "about 2 by chance"
    assert counts(0, 9, 0, 0, by_chance=0.0)[2].chance_in_words == ""


def test_a_row_of_the_download_says_what_the_page_says() -> None:
    row = listing.row(LINE)
    assert set(row) == set(listing.COLUMNS)
    assert row["clusters"] == "North; South"
    assert row["level_name"] == "Targeted"
    assert row["adviser"] == "Ann Adviser"


def test_what_changed_is_said_answer_by_answer() -> None:
    said = changed.sentences(
        {"low": "YES", "absence": "NO", "new": "NOT_KNOWN"},
        {"low": "NO", "absence": "NO", "old": "YES"},
        titles={"low": "Low attainment", "absence": "Absence", "new": "Roll"},
        level_now="Targeted",
        level_before="Core",
    )
    assert said == (
        "It was proposed for Core then, and is for Targeted now.",
        "“Low attainment” was no then, and is yes now.",
        "“Roll” was not asked then; now the answer is not known.",
        "Asked then and no more: “old”.",
    )
    assert changed.sentences({}, {}, titles={}, level_now="Core", level_before="Core") == (
        "It was proposed for Core then too.",
    )
