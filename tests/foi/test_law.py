"""The rules: each once, cited, dated, and shown in docs/rules.md."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from fosse.foi import law, rules_page
from fosse.foi.duties import DUTIES
from fosse.foi.law import RULES, VERSIONS, NoSuchRule, period, rule, versions

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)

OF_ACCOUNTABILITY = (
    *("FOIA-10-1", "FOIA-1-3", "FOIA-10-2", "FOIA-10-3", "FOIA-17-2", "FOIA-9", "FOIA-12"),
    *("FOIA-12-4", "FOIA-8", "FOIA-14-1", "FOIA-14-2", "FOIA-16", "FOIA-17", "FOIA-50"),
    *("FOIA-51", "EIR-5-2", "EIR-7-1", "EIR-11", "FOI-REVIEW", "RPSI-8", "GRC-22"),
)

COUNTED = [id_ for id_, found in RULES.items() if found.period]


@pytest.mark.parametrize("id_", OF_ACCOUNTABILITY)
def test_every_rule_of_the_design_stands_in_the_law(id_: str) -> None:
    assert rule(id_, TODAY).cites


def test_docs_rules_md_says_what_the_rules_say() -> None:
    """Make it anew with: python -m fosse.foi.rules_page > docs/rules.md"""
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == rules_page.page()


@pytest.mark.parametrize("id_", list(RULES))
def test_every_rule_is_on_the_page_with_its_citation(id_: str) -> None:
    line = next(line for line in rules_page.page().splitlines() if line.startswith(f"| {id_} |"))
    assert versions(id_)[0].cites in line


@pytest.mark.parametrize("id_", COUNTED)
def test_a_rule_that_counts_days_is_used_by_its_id_and_tested_by_its_id(id_: str) -> None:
    """`git grep FOIA-10-1` finds the law, the clock, its test and docs/rules.md."""
    source = ROOT / "src" / "fosse" / "foi"
    where = {path.name for path in source.glob("*.py") if f'"{id_}"' in path.read_text("utf-8")}
    assert any(name.startswith("law") for name in where)
    if id_ not in {"EIR-14", "FOIA-51"}:  # a part of EIR-5-2; entered with the notice
        assert any(not name.startswith("law") for name in where)
        tests = Path(__file__).parent.glob("test_*.py")
        assert any(id_ in path.read_text("utf-8") for path in tests if path != Path(__file__))


def test_a_rule_has_one_wording_on_any_day() -> None:
    for id_ in RULES:
        dated = [one for one in versions(id_) if one.from_on]
        for earlier, later in pairwise(dated):
            assert earlier.until_on == later.from_on
        assert dated[-1].until_on is None


def test_what_is_not_confirmed_says_why_and_is_marked_on_the_page() -> None:
    doubtful = [one for one in VERSIONS if not one.confirmed]
    assert {one.id for one in doubtful} >= {"FOIA-1-3-LAPSE", "FOIA-10-3", "FOIA-50-4"}
    assert all(one.source_note for one in doubtful)
    assert rules_page.page().count(" **(?)** |") == len(doubtful)


def test_the_version_is_picked_by_the_day() -> None:
    """FOI-REVIEW: the Code of July 2018; RPSI-8: the Regulations of 2015."""
    assert "November 2004" in rule("FOI-REVIEW", date(2018, 7, 3)).cites
    assert "July 2018" in rule("FOI-REVIEW", date(2018, 7, 4)).cites
    assert "2005/1515" in rule("RPSI-8", date(2015, 7, 17)).cites
    assert "2015/1415" in rule("RPSI-8", date(2015, 7, 18)).cites


def test_a_change_whose_day_is_not_known_waits() -> None:
    """FOIA-50: the Information Commission of the Data (Use and Access) Act 2025."""
    now, to_come = versions("FOIA-50")
    assert "Commissioner" in now.words and "Commission " in to_come.words
    assert to_come.from_on is None and not to_come.confirmed
    assert rule("FOIA-50", date(2060, 1, 1)) is now
    assert "from a day not yet known" in rules_page.page()


def test_a_rule_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchRule, match="no rule “FOIA-99”"):
        rule("FOIA-99", TODAY)
    with pytest.raises(NoSuchRule, match="not in force on 1 July 2018: it is from 4 July 2018"):
        rule("FOI-REVIEW-ASK", date(2018, 7, 1))
    with pytest.raises(NoSuchRule, match="sets no period"):
        period("FOIA-8", TODAY)


def test_every_rule_that_a_duty_goes_by_is_in_the_law() -> None:
    for duty in DUTIES.values():
        for id_ in (duty.answer, duty.afresh, duty.longer, duty.pause, duty.unpaid):
            assert not id_ or id_ in law.RULES
