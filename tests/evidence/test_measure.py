"""Measures as files: what they say, what is refused, and that the guide tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fosse.evidence import measure_file
from fosse.evidence.measure import (
    Direction,
    Measure,
    Unit,
    VarianceKind,
    columns_of,
    measures,
    words_of,
)
from fosse.evidence.measure_file import read
from fosse.evidence.measure_table import MeasureError, is_year
from fosse.evidence.publications.catalogue import CATALOGUE

GUIDE = Path(__file__).parents[2] / "docs" / "measures.md"
EXAMPLE = GUIDE.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]


def changed(old: str, new: str) -> str:
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new)


def test_the_example_in_the_guide_is_a_measure() -> None:
    found = read("example_share.toml", EXAMPLE)
    assert found.columns[0].value == ("PTWALK", "WALKING_PERCENT")
    assert found.columns[0].covers("2015/16")
    assert not found.columns[0].covers("2014/15")
    assert found.universe_of("special") == "special schools"
    assert found.universe_of("secondary") is None
    assert found.why_no_data("2019/20") == "nobody was asked in 2019/20"
    assert found.why_no_data("2018/19") is None


def test_every_key_that_is_read_is_in_the_guide_and_no_other() -> None:
    rows = re.findall(r"^\| (`.+?) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    described = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    tables = [value for name, value in vars(measure_file).items() if name.endswith("_KEYS")]
    read_keys = {key for keys in tables for key in keys}
    headings = {"universes", "variance", "columns", "proxies", "breaks", "no_data", "grades"}
    assert described | headings == read_keys | headings


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('unit = "percent"', 'unit = "furlongs"', "unit: found 'furlongs'; expected one of score"),
        ("decimals = 0", 'decimals = "0"', "decimals: found '0'; expected a whole number"),
        ('direction = "high"', 'direction = "up"', "direction: found 'up'; expected one of high"),
        ('why = "Walking', 'whi = "Walking', "whi: found"),
        (
            "checked_on = 2026-01-31",
            'checked_on = "then"',
            "checked_on: found 'then'; expected a d",
        ),
        ('["special"]', '["grammar"]', "universes.special schools: found 'grammar'"),
        ('["special"]', '["primary"]', "in no other universe"),
        ('kind = "binomial"', 'kind = "sigma"', "variance.sigma: found None; expected a number"),
        ('unit = "percent"', 'unit = "score"', "binomial only where the unit is percent"),
        (
            'from = "2015/16"',
            'from = "2015/17"',
            "columns[1].from: found '2015/17'; expected a year",
        ),
        ('publication = "ks2"\n', "", "columns[1].publication: found None"),
        ('value = ["PTWALK", "WALKING_PERCENT"]\n', "", "a column, or both numerator and cohort"),
        ('cohort = "TPUPILS"', 'low = "A"', "columns[1].low: found ('A',); expected low and high"),
        ('universes = ["state', 'universes = ["estate', "columns[1].national[1].universes: found"),
        ('years = ["2019/20"]', 'years = ["2019"]', "no_data[1].years: found '2019'"),
        ('columns = ["HEADCOUNT OF PUPILS"]', "columns = []", "proxies[1].columns: found []"),
        ('unit = "percent"', 'unit = "grade"', "grades: found 0; expected grades for the unit"),
    ],
)
def test_a_mistake_is_named_with_file_key_found_and_expected(old: str, new: str, says: str) -> None:
    with pytest.raises(MeasureError) as caught:
        read("example_share.toml", changed(old, new))
    assert str(caught.value).startswith("example_share.toml: ")
    assert says in str(caught.value)


def test_what_is_not_toml_is_refused_with_its_line() -> None:
    with pytest.raises(MeasureError, match=r"line 1"):
        read("broken.toml", "id = \ntitle = 1")


def test_an_id_must_be_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "another.toml").write_text(EXAMPLE, encoding="utf-8")
    with pytest.raises(MeasureError, match=r"another\.toml: id: found 'example_share'"):
        measure_file.read_folder(tmp_path)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("2018/19", True), ("1999/00", True), ("2018/20", False), ("2018-19", False), ("", False)],
)
def test_a_year_is_two_that_follow_one_another(text: str, answer: bool) -> None:
    assert is_year(text) is answer


def test_the_measures_that_a_school_improvement_policy_needs_are_there() -> None:
    assert {
        "ks2_reading_progress",
        "ks2_writing_progress",
        "ks2_maths_progress",
        "ks2_rwm_expected",
        "ks2_rwm_higher",
        "ks4_attainment8",
        "ks4_progress8",
        "ks4_english_maths_5",
        "ks4_ebacc_entry",
        "ks4_ebacc_aps",
        "ks4_destinations",
        "absence_overall",
        "absence_persistent",
        "pupils",
        "free_school_meals",
        "english_additional_language",
        "sen_support",
        "sen_ehc",
        "inspection_overall",
        "report_card_safeguarding",
        "category_of_concern",
        "pupil_teacher_ratio",
        "in_year_balance",
        "revenue_reserve",
    } <= measures().keys()


each = pytest.mark.parametrize("measure", measures().values(), ids=lambda m: m.id)


@each
def test_a_measure_reads_publications_that_fosse_knows(measure: Measure) -> None:
    named = {c.publication for c in measure.columns} | {p.publication for p in measure.proxies}
    assert named <= CATALOGUE.keys()


@each
def test_a_measure_can_be_trusted_and_says_why_it_matters(measure: Measure) -> None:
    assert measure.review_due > measure.checked_on
    assert measure.why.endswith(".")
    assert measure.variance.basis
    if measure.variance.kind in (VarianceKind.BINOMIAL, VarianceKind.LIMITS):
        assert measure.direction is not Direction.NEITHER
        assert any(columns.cohort for columns in measure.columns) or measure.proxies
    if measure.variance.kind is VarianceKind.LIMITS:
        assert measure.variance.sigma


@each
def test_a_judgement_stays_under_its_framework(measure: Measure) -> None:
    assert measure.graded == (measure.group == "Inspection") == bool(measure.framework)
    values = [grade.value for grade in measure.grades]
    assert values == sorted(set(values))
    if measure.graded:
        assert all(columns.dated for columns in measure.columns)


def test_report_cards_have_no_overall_grade() -> None:
    overall = [m for m in measures().values() if m.graded and "overall" in m.title.lower()]
    assert [m.id for m in overall] == ["inspection_overall"]
    assert "to August 2024" in overall[0].framework
    columns = {name for c in overall[0].columns for name in c.value}
    assert all("OVERALL EFFECTIVENESS" in name for name in columns)


def test_the_readers_are_told_which_columns_to_check() -> None:
    assert {"P8MEA", "P8CILOW", "P8PUP", "PTL2BASICS_95"} <= columns_of("ks4")
    assert "SCHNAME" not in columns_of("ks4")
    assert "FULL TIME GIRLS YEAR GROUP 6" in columns_of("spc")  # stands in for a cohort
    assert "INSPECTION START DATE" not in columns_of("inspections")
    assert columns_of("bank_holidays") == frozenset()
    assert words_of("report_cards")["SAFEGUARDING STANDARDS"] == {"Met", "Not met"}
    assert "2" in words_of("inspections")["OVERALL EFFECTIVENESS"]
    assert words_of("ks4") == {}


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("ks2_rwm_expected", 52.0, "52%"),
        ("ks4_progress8", -0.514, "−0.51"),
        ("ks4_progress8", 0.3, "+0.30"),
        ("ks4_progress8", -0.001, "0.00"),
        ("in_year_balance", -50024.0, "−£50,024"),
        ("revenue_reserve", 1106613.0, "£1,106,613"),
        ("pupils", 1200.0, "1,200"),
        ("inspection_overall", 3.0, "Requires improvement"),
    ],
)
def test_a_value_is_written_for_people(measure: str, value: float, words: str) -> None:
    assert measures()[measure].in_words(value) == words


def test_units_that_are_declared_are_used() -> None:
    assert {m.unit for m in measures().values()} == set(Unit)
