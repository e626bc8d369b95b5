"""The statistics of evidence, against other people's code, plain Python and simulation."""

from __future__ import annotations

import math
import statistics as plain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, rankdata
from statsmodels.stats.proportion import proportion_confint

from fosse.evidence.statistics.banding import progress8_band
from fosse.evidence.statistics.funnel import dispersion, winsorise, z_adjusted, z_scores
from fosse.evidence.statistics.intervals import (
    Floats,
    around,
    limits_variance,
    score_variance,
    share_variance,
    wilson,
)
from fosse.evidence.statistics.percentiles import percentiles, quartiles
from fosse.evidence.statistics.shrinkage import shrink


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_wilson_interval_is_the_one_that_statsmodels_gives(counts: tuple[int, int]) -> None:
    k, n = counts
    low, high = wilson(floats(k / n), floats(n))
    expected = proportion_confint(k, n, alpha=0.05, method="wilson")
    assert (low[0], high[0]) == pytest.approx(expected, abs=1e-9)
    assert 0 <= low[0] <= k / n + 1e-12
    assert k / n - 1e-12 <= high[0] <= 1


def test_a_share_of_nobody_has_no_interval_and_no_variance() -> None:
    low, high = wilson(floats(0.5), floats(0))
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert np.isnan(share_variance(floats(0.5), floats(0))[0])
    assert np.isnan(score_variance(1.28, floats(0))[0])


def test_a_school_where_everybody_passes_is_not_certain() -> None:
    # k = n = 20: p̃ = 22/24, s² = (22/24)(2/24)/20
    assert share_variance(floats(1.0), floats(20))[0] == pytest.approx(22 / 24 * 2 / 24 / 20)


def test_published_limits_give_back_the_variance_that_made_them() -> None:
    low, high = around(floats(0.3), score_variance(1.28, floats(180)))
    assert limits_variance(low, high)[0] == pytest.approx(1.28**2 / 180)
    assert np.isnan(limits_variance(floats(0.1), floats(0.1))[0])


def test_winsorising_moves_the_outer_tenths_in() -> None:
    z = np.arange(101, dtype=np.float64)
    moved = winsorise(z)
    assert moved.min() == 10
    assert moved.max() == 90
    assert moved[50] == 50


schools = st.lists(
    st.tuples(st.floats(-3, 3, allow_subnormal=False), st.floats(0.01, 2)), min_size=2, max_size=60
)


@given(schools, st.floats(-1, 1))
def test_over_dispersion_is_what_the_formula_gives_in_plain_python(
    rows: list[tuple[float, float]], target: float
) -> None:
    z = sorted((y - target) / math.sqrt(v) for y, v in rows)
    cuts = plain.quantiles(z, n=10, method="inclusive")
    phi = plain.fmean(min(max(one, cuts[0]), cuts[-1]) ** 2 for one in z)
    w = [1 / v for _, v in rows]
    tau2 = (len(z) * phi - (len(z) - 1)) / (sum(w) - sum(x * x for x in w) / sum(w))
    found = dispersion(floats(*(y for y, _ in rows)), floats(*(v for _, v in rows)), target)
    assert found.phi == pytest.approx(phi, rel=1e-6, abs=1e-9)
    assert found.tau2 == pytest.approx(max(0.0, tau2), rel=1e-6, abs=1e-6)


def test_schools_that_differ_by_chance_alone_are_not_over_dispersed() -> None:
    random = np.random.default_rng(7)
    variance = random.uniform(0.01, 0.1, 20_000)
    value = random.normal(0.0, np.sqrt(variance))
    found = dispersion(value, variance, 0.0)
    assert found.tau2 == 0.0  # winsorising takes the tails, so φ falls short of 1
    assert found.phi < 1
    beyond = np.abs(z_scores(value, variance, 0.0)) > norm.ppf(0.999)
    assert beyond.mean() == pytest.approx(0.002, abs=0.001)


def test_the_adjusted_z_has_the_spread_of_all_schools_in_it() -> None:
    random = np.random.default_rng(3)
    variance = random.uniform(0.01, 0.1, 20_000)
    value = random.normal(0.0, np.sqrt(variance + 0.2))
    found = z_adjusted(value, variance, 0.0, 0.2)
    assert found.std() == pytest.approx(1, abs=0.02)
    assert (np.abs(found) > norm.ppf(0.999)).mean() == pytest.approx(0.002, abs=0.001)


def test_one_school_alone_has_no_over_dispersion() -> None:
    assert dispersion(floats(1.0, np.nan), floats(0.1, 0.1), 0.0).tau2 == 0.0


def test_shrinkage_is_what_morris_gives_in_plain_python() -> None:
    y = [0.9, -0.2, 0.1, -1.4, 0.4, 0.0, 0.7]
    v = [0.05, 0.02, 0.3, 0.2, 0.01, 0.08, 0.04]
    k, a = len(y), 0.1
    for _ in range(2000):
        w = [1 / (a + one) for one in v]
        mu = sum(p * q for p, q in zip(w, y, strict=True)) / sum(w)
        excess = [k / (k - 1) * (q - mu) ** 2 - one for q, one in zip(y, v, strict=True)]
        a = max(0.0, sum(p * q for p, q in zip(w, excess, strict=True)) / sum(w))
    typical = sum(p * q for p, q in zip(w, v, strict=True)) / sum(w)
    found = shrink(floats(*y), floats(*v))
    assert found.spread2 == pytest.approx(a, rel=1e-6)
    for i in range(k):
        b = (k - 3) / (k - 1) * v[i] / (v[i] + a)
        extra = 2 / (k - 3) * b * b * (typical + a) / (v[i] + a)
        assert found.mean[i] == pytest.approx((1 - b) * y[i] + b * mu, rel=1e-6)
        expected = v[i] * (1 - (k - 1) / k * b) + extra * (y[i] - mu) ** 2
        assert found.sd[i] ** 2 == pytest.approx(expected, rel=1e-6)


def test_shrinkage_finds_the_truth_in_a_simulated_country() -> None:
    random = np.random.default_rng(11)
    truth = random.normal(0.1, 0.4, 3000)
    variance = 1.28**2 / random.integers(30, 300, 3000)
    value = random.normal(truth, np.sqrt(variance))
    found = shrink(value, variance)
    assert found.centre == pytest.approx(0.1, abs=0.03)
    assert found.spread2 == pytest.approx(0.16, abs=0.02)
    assert np.mean((found.mean - truth) ** 2) < np.mean((value - truth) ** 2)
    inside = np.abs(found.mean - truth) < 1.96 * found.sd
    assert inside.mean() == pytest.approx(0.95, abs=0.015)
    # The list of those likely to be low holds as many that are not as it says it will.
    probability = norm.cdf((-0.5 - found.mean) / found.sd)
    listed = probability > 0.6
    by_chance = (1 - probability[listed]).sum()
    assert by_chance == pytest.approx((truth[listed] >= -0.5).sum(), abs=15)


def test_schools_that_are_not_known_stay_not_known() -> None:
    found = shrink(floats(0.1, np.nan, 0.3, -0.2, 0.5), floats(0.1, 0.1, 0.1, np.nan, 0.1))
    assert np.isnan(found.mean).tolist() == [True] * 5  # three are too few to learn from
    found = shrink(floats(0.1, np.nan, 0.3, -0.2, 0.5), floats(0.1, 0.1, 0.1, 0.1, 0.1))
    assert np.isnan(found.mean).tolist() == [False, True, False, False, False]


def test_equal_values_share_a_place_and_the_best_stands_at_100() -> None:
    ranked = percentiles(floats(1, 2, 2, np.nan, 4), decimals=0, high_is_good=True)
    assert ranked[[0, 1, 2, 4]] == pytest.approx([0, 50, 50, 100])
    assert np.isnan(ranked[3])
    assert percentiles(floats(1, 2, 4), decimals=0, high_is_good=False).tolist() == [100, 50, 0]
    assert percentiles(floats(3), decimals=0, high_is_good=True).tolist() == [50]


def test_values_are_rounded_before_they_are_ranked() -> None:
    ranked = percentiles(floats(0.1 + 0.2, 0.3, 0.1), decimals=1, high_is_good=True)
    assert ranked[0] == ranked[1]


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=40))
def test_percentiles_of_high_and_low_mirror_each_other(values: list[int]) -> None:
    up = percentiles(floats(*values), decimals=0, high_is_good=True)
    down = percentiles(floats(*values), decimals=0, high_is_good=False)
    assert up + down == pytest.approx([100.0] * len(values))
    assert up.mean() == pytest.approx(50)


@given(st.lists(st.integers(-5, 5), min_size=2, max_size=40))
def test_places_are_those_that_scipy_gives(values: list[int]) -> None:
    ranked = percentiles(floats(*values), decimals=0, high_is_good=True)
    expected = (rankdata(values, method="average") - 1) / (len(values) - 1) * 100
    assert ranked == pytest.approx(expected)


def test_quartiles_leave_out_what_is_not_known() -> None:
    assert quartiles(floats(1, 2, 3, 4, 5, np.nan)) == (2, 4)
    assert np.isnan(quartiles(floats(np.nan))[0])


@pytest.mark.parametrize(
    ("score", "low", "high", "band"),
    [
        (0.5, 0.1, 0.9, 1),
        (0.49, 0.1, 0.9, 2),
        (0.6, -0.1, 1.3, 3),
        (0.0, -0.2, 0.2, 3),
        (-0.5, -0.9, -0.1, 4),
        (-0.51, -0.9, -0.1, 5),
        (-0.6, -1.3, 0.1, 3),
        (np.nan, -0.9, -0.1, 0),
        (0.1, np.nan, 0.3, 0),
    ],
)
def test_the_bands_of_progress_8(score: float, low: float, high: float, band: int) -> None:
    assert progress8_band(floats(score), floats(low), floats(high))[0] == band
