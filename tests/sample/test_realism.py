"""Made up, but as such tables are: sizes, spreads, correlations, suppression."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pytest

Rows = list[dict[str, str]]
KS2 = "performance-tables/{}/england_ks2final.csv"
KS4 = "performance-tables/{}/england_ks4final.csv"
CODES = {"SUPP", "NE", "NEW", "NA", "NP", "LOWCOV", ""}


def number(text: str) -> float:
    """The number in a cell; NaN for a code."""
    return float("nan") if text in CODES else float(text.rstrip("%"))


def column(lines: Rows, name: str) -> np.ndarray:
    return np.array([number(line[name]) for line in lines])


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    a, b = np.array(one), np.array(other)
    both = np.isfinite(a) & np.isfinite(b)
    return float(np.corrcoef(a[both], b[both])[0, 1])


def mainstream(lines: Rows) -> Rows:
    return [line for line in lines if line["RECTYPE"] == "1" and line["NFTYPE"] != "IND"]


@pytest.mark.parametrize("years", ["2021-2022", "2022-2023", "2023-2024"])
def test_key_stage_2(rows: Callable[..., Rows], years: str) -> None:
    """England in 2023/24: 61% at the expected standard, schools spread by about 16 points."""
    schools = mainstream(rows(KS2.format(years)))
    expected = column(schools, "PTRWM_EXP")
    assert 45 <= np.nanmean(expected) <= 75
    assert 12 <= np.nanstd(expected) <= 20
    poor = column(schools, "PTFSM6CLA1A")
    assert -0.6 <= correlation(poor, expected) <= -0.25
    gap = column(schools, "PTRWM_EXP_NotFSM6CLA1A")
    assert 8 <= np.nanmean(gap - column(schools, "PTRWM_EXP_FSM6CLA1A")) <= 25


def test_small_cohorts_are_suppressed_and_say_so(rows: Callable[..., Rows]) -> None:
    schools = mainstream(rows(KS2.format("2023-2024")))
    codes = Counter(line["PTRWM_EXP"] for line in schools if line["PTRWM_EXP"] in CODES)
    assert 0.005 <= codes["SUPP"] / len(schools) <= 0.04
    for line in schools:
        if line["TELIG"] and int(line["TELIG"]) < 6:
            assert line["PTRWM_EXP"] == "SUPP"
    assert any(line["TOTPUPS"] == "NEW" for line in schools)
    assert "LOWCOV" in {line["READPROG"] for line in rows(KS2.format("2022-2023"))}
    assert {line["READPROG"] for line in schools} == {""}  # no progress in 2023/24
    special = [line for line in rows(KS4.format("2023-2024")) if line["RECTYPE"] == "2"]
    assert "NE" in {line["ATT8SCR"] for line in special}


@pytest.mark.parametrize("years", ["2021-2022", "2022-2023", "2023-2024"])
def test_progress_8(rows: Callable[..., Rows], years: str) -> None:
    """England in 2018/19: mean −0.03, standard deviation between mainstream schools 0.45."""
    lines = rows(KS4.format(years))
    schools = mainstream(lines)
    score = column(schools, "P8MEA")
    assert abs(np.nanmean(score)) < 0.15
    assert 0.35 <= np.nanstd(score) <= 0.55
    nation = next(line for line in lines if line["RECTYPE"] == "7")
    assert abs(number(nation["P8MEA"])) < 0.12
    width = column(schools, "P8CIUPP") - column(schools, "P8CILOW")
    sigma = width * np.sqrt(column(schools, "P8PUP")) / (2 * 1.96)
    assert np.nanmedian(sigma) == pytest.approx(1.28, abs=0.02)
    assert correlation(score, column(schools, "ATT8SCR")) > 0.6


def test_no_progress_8_where_pupils_sat_no_tests(rows: Callable[..., Rows]) -> None:
    final = rows(KS4.format("2024-2025"))
    provisional = rows("performance-tables/2025-2026/england_ks4provisional.csv")
    for lines in (final, provisional):
        assert {line["P8MEA"] for line in mainstream(lines)} == {"NA"}
        assert np.isfinite(column(mainstream(lines), "ATT8SCR")).mean() > 0.97


def test_results_last_from_year_to_year(rows: Callable[..., Rows]) -> None:
    """What a school adds lasts; luck does not. England: about 0.8 in Progress 8, 0.6 in KS2."""
    for path, measure, least, most in ((KS4, "P8MEA", 0.65, 0.95), (KS2, "PTRWM_EXP", 0.45, 0.85)):
        before, after = (
            {line["URN"]: number(line[measure]) for line in mainstream(rows(path.format(years)))}
            for years in ("2021-2022", "2022-2023")
        )
        both = sorted(before.keys() & after.keys())
        again = correlation([before[urn] for urn in both], [after[urn] for urn in both])
        assert least <= again <= most, measure


def test_a_funnel_looks_like_a_funnel(rows: Callable[..., Rows]) -> None:
    """Small cohorts scatter more than large ones, and both more than chance alone."""
    schools = mainstream(rows(KS2.format("2023-2024")))
    pupils, share = column(schools, "TELIG"), column(schools, "PTRWM_EXP") / 100
    small, large = (pupils > 6) & (pupils <= 20), pupils >= 60
    assert np.nanstd(share[small]) > 1.2 * np.nanstd(share[large])
    nation = np.nanmean(share)
    z = (share - nation) / np.sqrt(nation * (1 - nation) / pupils)
    assert np.nanmean(z[pupils > 6] ** 2) > 2  # over-dispersed: the adjustment is not optional
    assert 0.2 < np.mean(np.abs(z[pupils > 6]) > 1.96) < 0.7


def test_absence(rows: Callable[..., Rows]) -> None:
    """England in 2023/24: 7.1% of sessions, 5.5% in primary and 9.0% in secondary schools."""
    lines = rows("absence/1a_absence_3term_school_202324.csv", "utf-8")
    nation = next(line for line in lines if line["geographic_level"] == "National")
    assert 6.3 <= float(nation["sess_overall_percent"]) <= 7.9
    schools = [line for line in lines if line["geographic_level"] == "School"]
    means = {}
    for phase in ("State-funded primary", "State-funded secondary", "Special"):
        own = [line for line in schools if line["education_phase"] == phase]
        means[phase] = np.mean([float(line["sess_overall_percent"]) for line in own])
    assert means["State-funded primary"] < means["State-funded secondary"] < means["Special"]
    known = [line for line in schools if line["enrolments_pa_10_exact_percent"] != "c"]
    assert 0.9 < len(known) / len(schools) < 1
    persistent = [float(line["enrolments_pa_10_exact_percent"]) for line in known]
    assert 15 <= np.mean(persistent) <= 30
    assert correlation(persistent, [float(line["sess_overall_percent"]) for line in known]) > 0.8


def test_absence_goes_with_disadvantage_and_against_results(rows: Callable[..., Rows]) -> None:
    absence = {
        line["school_urn"]: float(line["sess_overall_percent"])
        for line in rows("absence/1a_absence_3term_school_202324.csv", "utf-8")
        if line["geographic_level"] == "School"
    }
    schools = [
        line
        for line in mainstream(rows(KS4.format("2023-2024")))
        if line["URN"] in absence and np.isfinite(number(line["P8MEA"]))
    ]
    missed = [absence[line["URN"]] for line in schools]
    assert correlation(missed, column(schools, "PTFSM6CLA1A")) > 0.2
    assert correlation(missed, column(schools, "P8MEA")) < -0.3


def test_inspections_under_three_frameworks(rows: Callable[..., Rows]) -> None:
    graded = rows(
        "inspections/latest_inspections_state-funded_schools_as_at_31_August_2024.csv", "cp1252"
    )
    grades = Counter(line["Overall effectiveness"] for line in graded)
    assert 0.70 <= grades["2"] / len(graded) <= 0.85  # England: 77% good
    assert 0.005 <= grades["4"] / len(graded) <= 0.03
    latest = rows(
        "inspections/latest_inspections_state-funded_schools_as_at_30_September_2026.csv", "cp1252"
    )
    later = [line for line in latest if line["Latest OEIF overall effectiveness"] == "Not judged"]
    assert 0.08 <= len(later) / len(latest) <= 0.25
    for line in later:
        day, month, year = line["Inspection start date of latest OEIF graded inspection"].split("/")
        assert (year, month, day) >= ("2024", "09", "01")
    cards = [line for line in latest if line["Achievement"] != "NULL"]
    assert 0.1 <= len(cards) / len(latest) <= 0.3
    assert all(line["Inspection start date"][-4:] in {"2025", "2026"} for line in cards)


def test_a_converted_school_was_inspected_as_what_it_was(rows: Callable[..., Rows]) -> None:
    latest = rows(
        "inspections/latest_inspections_state-funded_schools_as_at_30_September_2026.csv", "cp1252"
    )
    column_ = "Does the latest OEIF graded inspection relate to the URN of the current school?"
    others = [line for line in latest if line[column_] == "No"]
    assert others
    for line in others:
        assert line["URN at time of latest OEIF graded inspection"] != line["URN"]
