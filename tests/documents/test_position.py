"""Strip and funnel: where a school stands among others."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.documents.amount import PERCENT, Amount
from fosse.documents.funnel import Funnel, Spot
from fosse.documents.hill import Spread
from fosse.documents.strip import Strip

from .reading import picture

STRIP = Strip(
    key="strip",
    title="Expected standard",
    subject="Fernlea Primary School",
    among="mainstream primary schools",
    year="2023/24",
    amount=PERCENT,
    better="higher",
    others=Spread.of([float(value) for value in range(101)]),
    value=20,
    low=10,
    high=30,
)

FUNNEL = Funnel(
    key="funnel",
    title="Progress 8",
    year="2018/19",
    among="Secondary schools of Ratae",
    amount=Amount(2, signed=True),
    better="higher",
    centre=0.0,
    sigma=1.28,
    tau=0.3,
    spots=(
        Spot("Abbey", 150, 0.1),
        Spot("Belgrave", 160, -1.2, marked=True),
        Spot("Castle", 90, 0.9),
    ),
)


def test_a_strip_marks_the_school_at_its_value() -> None:
    drawn = picture(STRIP.svg())
    drawn.check()
    stem = drawn.all("g", "result")[0].find("{*}line")
    ticks = {t.text: float(t.get("x")) for t in drawn.all("text") if (t.text or "").endswith("%")}
    assert float(stem.get("x1")) == pytest.approx(
        ticks["0%"] + (ticks["100%"] - ticks["0%"]) * 0.2, abs=0.3
    )
    assert "20% Fernlea Primary School" in drawn.words


def test_a_strips_table_holds_the_quartiles() -> None:
    assert STRIP.others.quartiles == (25, 50, 75)
    rows = dict(STRIP.table().rows)
    assert rows["Half are at or below"] == "50%"
    assert rows["95% interval"] == "10% to 30%"
    assert rows["Schools compared"] == "101"


def test_a_strip_of_many_schools_is_a_hill_and_of_few_a_tick_each() -> None:
    few, many = (
        picture(STRIP.svg()),
        picture(replace(STRIP, others=Spread.of([*range(101)] * 100)).svg()),
    )
    assert not few.all("path", "others")
    assert len(many.all("path", "others")) == 1
    assert len(many.all("line")) < 20
    many.check()


def test_a_school_without_a_value_is_said_so_and_not_placed() -> None:
    drawn = picture(replace(STRIP, value=None, low=None, high=None).svg())
    assert not drawn.all("g", "result")
    assert "Fernlea Primary School: not known" in drawn.words


def test_a_strip_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="no school to be compared with"):
        Spread.of([])


def test_the_funnels_limits_are_spiegelhalters() -> None:
    """θ₀ ± 1.96·√(σ²/n + τ²) and 3.09: Spiegelhalter 2005, with over-dispersion added."""
    low, high = FUNNEL.limits(100, 1.959964)
    assert high == pytest.approx(1.959964 * sqrt(1.28**2 / 100 + 0.3**2))
    assert low == -high
    assert FUNNEL.position(FUNNEL.spots[1]) == "below the 99.8% limits"
    assert FUNNEL.position(FUNNEL.spots[2]) == "above the 95% limits"


def test_a_percentages_limits_stop_at_nought_and_a_hundred() -> None:
    funnel = replace(FUNNEL, amount=PERCENT, centre=95.0, sigma=50, tau=10)
    assert funnel.limits(4, 3.09)[1] == 100


def test_a_funnel_places_more_pupils_further_right_and_marks_the_school() -> None:
    drawn = picture(FUNNEL.svg())
    drawn.check()
    dots = {
        (c.find("{*}title").text or "").split(":")[0]: (float(c.get("cx")), float(c.get("cy")))
        for c in drawn.all("circle")
    }
    assert dots["Castle"][0] < dots["Abbey"][0]
    assert dots["Castle"][1] < dots["Abbey"][1]
    assert "Belgrave" in drawn.said()
    assert [row[0] for row in FUNNEL.table().rows] == ["Belgrave", "Abbey", "Castle"]


def test_a_funnel_says_how_many_chance_would_put_outside() -> None:
    assert "where about 0 would be by chance" in FUNNEL.description
    assert "Belgrave: −1.20 on 160 pupils, below the 99.8% limits." in FUNNEL.description


@pytest.mark.parametrize("fault", [{"spots": ()}, {"spots": (Spot("A", 0, 1),)}, {"tau": -1.0}])
def test_an_impossible_funnel_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Progress 8"):
        replace(FUNNEL, **fault)


values = st.floats(-1e5, 1e5, allow_nan=False)


@given(
    st.lists(values, min_size=1, max_size=400),
    st.none() | st.tuples(values, values, values).map(sorted),
    st.text(max_size=80),
    st.sampled_from(["small", "large"]),
    st.sampled_from([PERCENT, Amount(2, signed=True)]),
)
@settings(max_examples=100, deadline=None)
def test_a_strip_never_leaves_its_frame(others, own, subject, size, amount) -> None:
    low, value, high = own or (None, None, None)
    strip = replace(
        STRIP,
        others=Spread.of(others),
        value=value,
        low=low,
        high=high,
        subject=subject,
        size=size,
        amount=amount,
    )
    picture(strip.svg()).check()
    assert strip.description
    assert len(strip.table().rows) == 6


@given(
    st.lists(
        st.tuples(st.floats(1, 3000), values, st.booleans(), st.text(max_size=40)),
        min_size=1,
        max_size=60,
    ),
    values,
    st.floats(0, 1e3),
    st.floats(0, 1e3),
    st.sampled_from([PERCENT, Amount(2, signed=True)]),
)
@settings(max_examples=100, deadline=None)
def test_a_funnel_never_leaves_its_frame(spots, centre, sigma, tau, amount) -> None:
    held = tuple(Spot(name, cohort, value, marked) for cohort, value, marked, name in spots)
    funnel = replace(FUNNEL, spots=held, centre=centre, sigma=sigma, tau=tau, amount=amount)
    picture(funnel.svg()).check()
    assert len(funnel.table().rows) == len(held)
