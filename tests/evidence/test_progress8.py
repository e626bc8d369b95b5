"""Known truths of real data: the provisional Progress 8 of 2018/19."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from fosse.evidence.statistics.banding import progress8_band
from fosse.evidence.statistics.funnel import dispersion, z_adjusted, z_scores
from fosse.evidence.statistics.intervals import Floats, limits_variance
from fosse.evidence.statistics.shrinkage import shrink

pytestmark = pytest.mark.real_data

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> Rows:
    """Mainstream schools, which the department gives a band: RECTYPE 1."""
    path = shared_data / "performance-tables" / "2018-2019" / "england_ks4provisional.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["RECTYPE"] == "1"]


@pytest.fixture(scope="module")
def banded(rows: Rows) -> Rows:
    """Those that were given one: technical and studio schools and further education were not."""
    return [row for row in rows if row["P8_BANDING"] in {"1", "2", "3", "4", "5"}]


def column(rows: Rows, name: str) -> Floats:
    def number(text: str) -> float:
        return np.nan if text in {"", "NA", "NE", "SUPP", "LOWCOV"} else float(text)

    return np.array([number(row[name]) for row in rows])


def score_and_variance(rows: Rows) -> tuple[Floats, Floats]:
    score = column(rows, "P8MEA")
    return score, limits_variance(column(rows, "P8CILOW"), column(rows, "P8CIUPP"))


def outside(z: Floats) -> float:
    """The share beyond the outer control limits, which hold all but 2 in 1,000 by chance."""
    return float((np.abs(z) > norm.ppf(0.999)).mean())


def test_the_published_bands_follow_from_the_published_limits(rows: Rows, banded: Rows) -> None:
    found = progress8_band(*(column(rows, name) for name in ("P8MEA", "P8CILOW", "P8CIUPP")))
    differ = [
        (row["URN"], row["P8_BANDING"], int(band))
        for row, band in zip(rows, found, strict=True)
        if row["P8_BANDING"] not in {"NA", "SUPP", "", str(band)}
    ]
    assert differ == []
    assert len(banded) == 3058


def test_nearly_half_fall_outside_the_limits_of_chance_alone(banded: Rows) -> None:
    score, variance = score_and_variance(banded)
    assert outside(z_scores(score, variance, 0.0)) == pytest.approx(0.46, abs=0.005)


def test_few_do_when_the_spread_of_all_schools_is_counted(banded: Rows) -> None:
    score, variance = score_and_variance(banded)
    found = dispersion(score, variance, 0.0)
    assert found.phi == pytest.approx(12.34, abs=0.01)
    assert found.tau2 == pytest.approx(0.1176, abs=0.0005)
    beyond = outside(z_adjusted(score, variance, 0.0, found.tau2))
    assert beyond == pytest.approx(0.0144, abs=0.0005)
    # Without winsorising, which keeps the tails in τ², it is 0.4%.
    weight = 1 / variance
    z2 = (score**2 / variance).sum()
    tau2 = (z2 - (score.size - 1)) / (weight.sum() - (weight**2).sum() / weight.sum())
    assert outside(z_adjusted(score, variance, 0.0, tau2)) == pytest.approx(0.004, abs=0.001)


def test_of_363_schools_half_a_grade_below_226_are_likely_to_be(banded: Rows) -> None:
    score, variance = score_and_variance(banded)
    found = shrink(score, variance)
    probability = norm.cdf((-0.5 - found.mean) / found.sd)
    assert (score < -0.5).sum() == 363
    assert (probability > 0.8).sum() == 226
    assert (1 - probability[score < -0.5]).sum() == pytest.approx(65.2, abs=0.1)
