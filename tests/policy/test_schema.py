"""A policy file is read whole, or every fault in it is named with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.policy.making import DECISION, HEAD, LEVELS, criterion, policy_of, rule, text_of

from fosse.evidence.measure import measures
from fosse.policy.faults import InvalidPolicyError, PolicyFault
from fosse.policy.schema import parse
from fosse.policy.terms import IfNotKnown, Operator, Phase, Statistic

POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.toml"))
BEST_FIT = DECISION.replace("[decision]", '[decision]\nmethod = "best fit"')


def faults(text: str) -> tuple[PolicyFault, ...]:
    with pytest.raises(InvalidPolicyError) as caught:
        parse(text, measures())
    return caught.value.faults


def line_with(text: str, words: str) -> int:
    """The number of the only line that holds these words."""
    found = [number for number, line in enumerate(text.splitlines(), 1) if words in line]
    assert len(found) == 1, f"{words!r} is on lines {found}"
    return found[0]


def test_two_policies_are_shipped_and_both_are_sound() -> None:
    assert len(POLICIES) == 2
    for path in POLICIES:
        assert parse(path.read_text(encoding="utf-8"), measures()).levels


def test_a_policy_is_read_as_it_is_written() -> None:
    policy = policy_of(
        criterion(
            "low",
            statistic="probability below",
            limit=-0.5,
            operator="at least",
            threshold=0.8,
            window=3,
            needed=2,
            if_not_known="look back",
            trigger="intensive",
        ),
        rule("targeted", any_of=["low"]),
    )
    assert policy.title == "A policy for tests"
    assert policy.authority is None
    assert policy.in_force_from == date(2026, 2, 1)
    assert [level.id for level in policy.levels] == ["light", "core", "targeted", "intensive"]
    assert policy.level("targeted").cost == 4000
    low = policy.criterion("low")
    assert low.statistic is Statistic.PROBABILITY_BELOW
    assert low.operator is Operator.AT_LEAST
    assert (low.limit, low.threshold, low.window, low.needed) == (-0.5, 0.8, 3, 2)
    assert low.if_not_known is IfNotKnown.LOOK_BACK
    assert low.phases == {Phase.SECONDARY}
    assert low.trigger == "intensive"


def test_all_kinds_of_school_are_those_that_the_measure_has() -> None:
    policy = policy_of(criterion("c", phases=["all"]), rule("targeted", any_of=["c"]))
    assert policy.criteria[0].phases == measures()["ks4_progress8"].phases


RULE = rule("targeted", any_of=["c"])


def test_a_name_that_is_too_long_to_be_kept_is_refused() -> None:
    whole = text_of(criterion("c"), RULE)
    fits = whole.replace("A policy for tests", "p" * 200).replace('"Core"', f'"{"n" * 200}"')
    assert parse(fits, measures()).title == "p" * 200
    longer = fits.replace("p" * 200, "p" * 201).replace("n" * 200, "n" * 201)
    title, name = faults(longer)
    assert title == PolicyFault(
        1, "“title” of the policy is 201 characters long.", "Expected 200 or fewer."
    )
    assert name == PolicyFault(
        line_with(longer, "n" * 201),
        "“name” of the level “core” is 201 characters long.",
        "Expected 200 or fewer.",
    )


@pytest.mark.parametrize(
    ("text", "on", "found", "expected"),
    [
        (
            text_of(criterion("c", measure="ks4_progres8"), RULE),
            'measure = "ks4_progres8"',
            "measure “ks4_progres8”, which is not known",
            "Did you mean “ks4_progress8”?",
        ),
        (
            text_of(criterion("c", operator="bellow"), RULE),
            'operator = "bellow"',
            "operator “bellow”",
            "Did you mean “below”?",
        ),
        (
            text_of(criterion("c", statistic="percentil"), RULE),
            'statistic = "percentil"',
            "statistic “percentil”",
            "Did you mean “percentile”?",
        ),
        (
            text_of(criterion("c", treshold=3), RULE),
            "treshold = 3",
            "unknown key “treshold”",
            "Did you mean “threshold”?",
        ),
        (
            text_of(criterion("c"), rule("targetted", any_of=["c"])),
            'level = "targetted"',
            "level “targetted”",
            "Did you mean “targeted”?",
        ),
        (
            text_of(criterion("low_progress"), rule("targeted", any_of=["low_progres"])),
            'any_of = ["low_progres"]',
            "criterion “low_progres”",
            "Did you mean “low_progress”?",
        ),
        (
            text_of(criterion("c", threshold="-0.5"), RULE),
            'threshold = "-0.5"',
            "is the text “-0.5”",
            "a number, without quotation marks",
        ),
        (
            text_of(criterion("c"), RULE).replace("day_rate = 500", 'day_rate = "£500"', 1),
            'day_rate = "£500"',
            "“day_rate” of the level “light” is the text “£500”",
            "without quotation marks or a pound sign",
        ),
        (
            text_of(criterion("c"), RULE).replace(
                "adopted_on = 2026-01-01", 'adopted_on = "1 May"'
            ),
            "adopted_on",
            "the text “1 May”",
            "a day, without quotation marks, as 2026-03-31",
        ),
        (
            text_of(criterion("c"), RULE).replace(
                "in_force_from = 2026-02-01", "in_force_from = 2025-12-31"
            ),
            "in_force_from",
            "in force from 2025-12-31",
            "2026-01-01, when it was adopted, or later",
        ),
        (
            text_of(criterion("c", phases=["sixth form"]), RULE),
            "phases",
            "kind of school “sixth form”",
            "Expected one of",
        ),
        (
            text_of(criterion("c", phases=["nursery"]), RULE),
            "phases",
            "which the measure “ks4_progress8” has not",
            "secondary",
        ),
        (
            text_of(criterion("c", because="{valu} in {year}"), RULE),
            "because",
            "placeholder {valu}",
            "Did you mean “value”?",
        ),
        (
            text_of(criterion("c", because="{value in {year}"), RULE),
            "because",
            "stray brackets",
            "{value}",
        ),
        (
            text_of(criterion("c", because="{value:.2f}"), RULE),
            "because",
            "{value:.2f}",
            "",
        ),
        (
            text_of(criterion("c", window=2, needed=3), RULE),
            "needed = 3",
            "3 of the last 2 years",
            "can't be more than",
        ),
        (
            text_of(criterion("c", statistic="percentile", threshold=120), RULE),
            "threshold = 120",
            "120",
            "a number from 0 to 100",
        ),
        (
            text_of(
                criterion("c", statistic="probability below", operator="at least", threshold=80),
                RULE,
            ),
            "threshold = 80",
            "80",
            "a number from 0 to 1",
        ),
        (
            text_of(criterion("c", measure="inspection_overall"), RULE),
            'statistic = "value"',
            "a judgement in words",
            "Expected “judgement”",
        ),
        (
            text_of(
                criterion(
                    "c",
                    measure="inspection_overall",
                    statistic="judgement",
                    operator="one of",
                    judgements=["Inadequat"],
                ),
                RULE,
            ),
            "judgements",
            "judgement “Inadequat”",
            "Did you mean “Inadequate”?",
        ),
        (
            text_of(
                criterion(
                    "c",
                    measure="inspection_overall",
                    statistic="judgement",
                    operator="one of",
                    judgements=["Inadequate"],
                    also={"report_card_leadrship": ["Urgent improvement"]},
                ),
                RULE,
            ),
            "report_card_leadrship",
            "measure “report_card_leadrship”",
            "Did you mean “report_card_leadership”?",
        ),
        (
            text_of(criterion("c"), rule("targeted", at_least=3, of=["c"])),
            "at_least = 3",
            "is 3, and “of” makes 1 at most",
            "could never hold",
        ),
        (
            text_of(criterion("c"), rule("core", any_of=["c"])),
            'level = "core"',
            "gives the usual level",
            "without a rule",
        ),
        (
            text_of(criterion("c"), rule("targeted", none_of=["c"])),
            "none_of",
            "more support than usual and has “none_of”",
            "names what is there",
        ),
        (
            text_of(criterion("c"), rule("light", any_of=["c"])),
            "any_of",
            "names “c”, a concern",
            "a strength",
        ),
        (
            text_of(criterion("c", points_to="less"), RULE),
            "any_of",
            "names “c”, a strength",
            "a concern",
        ),
        (
            text_of(criterion("c", trigger="light"), RULE),
            "trigger",
            "“light”",
            "more support than the usual one",
        ),
        (
            text_of(
                criterion("c"), RULE, decision=DECISION.replace('known = "core"', 'known = "light"')
            ),
            "too_little_known",
            "lighter than the usual level",
            "Not known is never good news",
        ),
        (
            text_of(
                criterion("c", votes=["light", "core"]),
                decision=BEST_FIT.replace('known = "core"', 'known = "targeted"'),
            ),
            "votes",
            "leave out the level “targeted”",
            "What is not known votes for that level",
        ),
        (
            text_of(criterion("c", clause="9.9"), RULE, '\n[[clauses]]\nnumber = "1"\n'),
            'clause = "9.9"',
            "clause “9.9”",
            "Expected one of: 1.",
        ),
    ],
)
def test_a_fault_has_its_line_what_was_found_and_what_was_expected(
    text: str, on: str, found: str, expected: str
) -> None:
    (fault,) = faults(text)
    assert fault.line == line_with(text, on)
    assert found in fault.found
    assert expected in fault.expected


def test_every_fault_is_named_at_once_in_order_of_line() -> None:
    text = text_of(
        criterion("c", measure="nothing", threshold="x"),
        criterion("c", operator="beside"),
        rule("nowhere", any_of=["d"]),
    )
    named = faults(text)
    assert [fault.line for fault in named] == sorted(fault.line for fault in named)
    said = "\n".join(str(fault) for fault in named)
    for words in ("nothing", "text “x”", "beside", "nowhere", "“d”", "the first is on line"):
        assert words in said
    assert len(named) == 6


def test_a_missing_key_is_named_where_its_table_begins() -> None:
    text = text_of(criterion("c"), RULE).replace('meaning = "m"\n', "", 1)
    (fault,) = faults(text)
    assert fault.line == 1 + text.splitlines().index("[[levels]]")
    assert fault.found == "the level “light” has no “meaning”."


def test_an_empty_file_says_everything_that_is_needed() -> None:
    said = "\n".join(str(fault) for fault in faults(""))
    for key in ("title", "adopted_on", "in_force_from", "decision", "levels", "criteria"):
        assert f"has no “{key}”" in said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "one"\ntitle = "two"\n', 2),
        ('a = 1\nb = "open\n', 2),
        ("a = [1,\n", 2),
        ("x y\n", 1),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text: str, line: int) -> None:
    (fault,) = faults(text)
    assert fault.line == line
    assert fault.found.startswith("This is not TOML")


@pytest.mark.parametrize("key", ["levels", "criteria", "rules", "clauses"])
def test_a_table_written_as_something_else_is_a_fault_and_not_a_crash(key: str) -> None:
    text = (
        f"{key} = 3\n" + HEAD + DECISION.format(least_known=1) + ("" if key == "levels" else LEVELS)
    )
    assert any(f"“{key}” of the policy is 3" in str(fault) for fault in faults(text))


def test_the_version_of_a_policy_is_the_hash_of_its_text() -> None:
    text = text_of(criterion("c"), RULE)
    same, other = parse(text, measures()), parse(text + "# x\n", measures())
    assert same.sha256 == parse(text, measures()).sha256 != other.sha256
