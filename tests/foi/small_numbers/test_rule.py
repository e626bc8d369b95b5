"""The disclosure policy: by date and authority, rounding, percentages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.small_numbers.rule import Rule, default_rules, rule_for, rules_of

DAY = date(2026, 11, 21)
FIVE = rule_for(None, DAY, default_rules())

THREE_RULES = """
[[rule]]
id = "ANY"
words = "Fewer than 5."
from_on = 2010-01-01

[[rule]]
id = "OWN-OLD"
words = "Fewer than 6."
from_on = 2015-01-01
authority = 990
threshold = 6

[[rule]]
id = "OWN-NEW"
words = "Fewer than 10, to the nearest 5."
from_on = 2026-12-01
authority = 990
threshold = 10
rounding = 5
"""


def test_one_to_four_are_small_and_nought_is_not() -> None:
    assert [FIVE.hides(n) for n in range(6)] == [False, True, True, True, True, False]


@pytest.mark.parametrize(
    ("authority", "on", "id_"),
    [
        (991, DAY, "ANY"),
        (990, date(2012, 1, 1), "ANY"),
        (990, DAY, "OWN-OLD"),
        (990, date(2026, 12, 1), "OWN-NEW"),
    ],
)
def test_the_latest_rule_of_the_authority_holds(authority: int, on: date, id_: str) -> None:
    assert rule_for(authority, on, rules_of(THREE_RULES)).id == id_


def test_a_day_before_any_rule_has_none() -> None:
    with pytest.raises(LookupError, match="1 January 1999"):
        rule_for(None, date(1999, 1, 1), default_rules())


@pytest.mark.parametrize(
    "wrong", ["rounding = 0", "threshold = -1", "hide_zero = true\nthreshold = 1"]
)
def test_a_rule_that_cannot_be_followed_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="ODD"):
        rules_of(f'[[rule]]\nid = "ODD"\nwords = ""\nfrom_on = 2020-01-01\n{wrong}')


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('id = "A"\nwords = ""', "Rule 1 has no “from_on”"),
        ('id = "A"\nwords = ""\nfrom_on = "2026-09-01"', "“from_on” has to be a day"),
        ('id = "A"\nwords = ""\nfrom_on = 2026-09-01\nthreshhold = 3', "no “threshhold”, only"),
        ('id = "A"\nwords = ""\nfrom_on = 2026-09-01\nthreshold = "3"', "a whole number"),
    ],
)
def test_a_rule_that_is_written_wrongly_is_refused_in_words(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        rules_of(f"[[rule]]\n{written}")


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (10, 40, "25%"),
        (0, 40, "0%"),
        (3, 40, None),  # small
        (37, 40, None),  # the rest is small
        (10, 19, None),  # of too few
        (40, 40, "100%"),
    ],
)
def test_a_percentage_tells_no_small_number(part: int, whole: int, shown: str | None) -> None:
    assert FIVE.percentage(part, whole) == shown


@given(st.integers(0, 500), st.integers(1, 20))
def test_what_was_rounded_lies_where_it_is_said_to(number: int, base: int) -> None:
    rule = Rule(id="R", words="", from_on=DAY, rounding=base)
    shown = rule.rounded(number)
    assert shown % base == 0
    assert abs(shown - number) * 2 <= base
    low, high = rule.before_rounding(shown)
    assert low <= number <= high
    assert {rule.rounded(each) for each in range(low, high + 1)} == {shown}
