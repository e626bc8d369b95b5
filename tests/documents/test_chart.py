"""A measure through time, as its reader sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.documents.amount import PERCENT, Amount
from fosse.documents.chart import Backdrop, Break, Gap, Result, TimeChart

from .reading import picture

YEARS = ("2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24")

CHART = TimeChart(
    key="expected",
    title="Expected standard",
    subject="Fernlea Primary School",
    amount=PERCENT,
    better="higher",
    years=YEARS,
    results=(
        Result("2018/19", 70, 52, 83, 30, whose="Fernlea Junior School"),
        Result("2021/22", 48, 31, 65, 29),
        Result("2022/23", 63, 45, 78, 28),
    ),
    backdrop=(Backdrop("2021/22", 59, 50, 68), Backdrop("2022/23", 60, 51, 69)),
    gaps=(
        Gap("2019/20", "no tests were held"),
        Gap("2020/21", "no tests were held"),
        Gap("2023/24", "suppressed, because few pupils are counted"),
    ),
    breaks=(Break("2021/22", "new tests"),),
)


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_higher_value_stands_higher_and_a_later_year_further_right(size: str) -> None:
    drawn = picture(replace(CHART, size=size).svg())
    drawn.check()
    own = [
        g.find("{*}circle")
        for g in drawn.all("g", "result")
        if "predecessor" not in g.get("class", "")
    ]
    (x0, y0), (x1, y1) = [(float(c.get("cx")), float(c.get("cy"))) for c in own]
    assert x0 < x1
    assert y0 > y1


def test_the_interval_reaches_as_far_as_its_limits() -> None:
    drawn = picture(CHART.svg())
    first, second = [g for g in drawn.all("g", "result") if "predecessor" not in g.get("class", "")]
    tall = [
        abs(float(g.find("{*}line").get("y1")) - float(g.find("{*}line").get("y2")))
        for g in (first, second)
    ]
    assert tall[0] / tall[1] == pytest.approx((65 - 31) / (78 - 45), rel=0.02)


def test_a_predecessors_result_is_hollow_dashed_and_named() -> None:
    drawn = picture(CHART.svg())
    (theirs,) = drawn.all("g", "predecessor")
    assert theirs.find("{*}circle").get("fill") == "#ffffff"
    assert theirs.find("{*}line").get("stroke-dasharray")
    assert "Hollow: results of Fernlea Junior School, 2018/19." in drawn.words


def test_years_not_known_are_tinted_and_the_reason_is_in_words() -> None:
    drawn = picture(CHART.svg())
    assert len(drawn.all("rect", "gap")) == 3
    assert "Not known 2019/20 and 2020/21: no tests were held." in drawn.words
    assert "suppressed, because few pupils are" in drawn.words


def test_a_year_that_nobody_explains_is_said_to_hold_no_result() -> None:
    drawn = picture(replace(CHART, gaps=()).svg())
    assert "no result is held" in drawn.words
    assert len(drawn.all("rect", "gap")) == 3


def test_years_before_anything_is_known_are_left_to_the_table() -> None:
    chart = replace(CHART, years=("2015/16", "2016/17", "2017/18", *YEARS))
    drawn = picture(chart.svg())
    assert "17/18" not in drawn.said()
    assert "Nothing is known before 2018/19: the table says why." in drawn.words
    assert [row[0] for row in chart.table().rows][:3] == ["2015/16", "2016/17", "2017/18"]
    assert chart.table().rows[0][6] == "no result is held"


def test_a_break_is_marked_and_nothing_is_joined_across_it() -> None:
    behind = tuple(Backdrop(year, 60, 50, 70) for year in YEARS)
    whole = picture(replace(CHART, backdrop=behind, breaks=()).svg())
    broken = picture(replace(CHART, backdrop=behind).svg())
    assert len(whole.all("path", "national")) == 1
    assert len(broken.all("path", "national")) == 2
    assert len(broken.all("line", "break")) == 1
    assert "Dashed line: not comparable before 2021/22, new tests." in broken.words


def test_the_arrow_says_which_way_is_better() -> None:
    up, down = (picture(replace(CHART, better=way).svg()) for way in ("higher", "lower"))
    assert "better" in up.said()
    shapes = [drawn.all("g", "better")[0].find("{*}path").get("d") for drawn in (up, down)]
    assert shapes[0] != shapes[1]
    assert "better" not in picture(replace(CHART, better="").svg()).said()


def test_the_latest_value_is_named_where_it_stands_when_later_years_are_not_known() -> None:
    drawn = picture(CHART.svg())
    (tag,) = [each for each in drawn.all("text") if each.text == "63%"]
    dots = [float(c.get("cx")) for c in drawn.all("circle")]
    assert 0 < float(tag.get("x")) - max(dots) < 15


def test_the_table_says_the_same_as_the_picture() -> None:
    table = CHART.table()
    rows = {row[0]: row for row in table.rows}
    assert list(rows) == list(YEARS)
    assert rows["2022/23"][1:6] == ("63%", "45% to 78%", "28", "60%", "51% to 69%")
    assert rows["2018/19"][6] == "Result of Fernlea Junior School"
    assert rows["2019/20"][1] == "Not known"
    assert rows["2019/20"][6] == "no tests were held"
    assert rows["2021/22"][6] == "Not comparable with earlier years: new tests"


def test_the_description_says_the_latest_value_beside_its_comparison() -> None:
    assert CHART.description == (
        "Fernlea Primary School, 2022/23: 63% (95% interval 45% to 78%); England 60%; "
        "middle half of similar schools 51% to 69%. Known for 3 of 6 years. Higher is better."
    )
    assert "no year is known" in replace(CHART, results=()).description


def test_nobody_can_write_markup_by_a_name() -> None:
    hostile = '</title><script>alert(1)</script> & "O\'Hara" \x00\x0b'
    chart = replace(
        CHART,
        key=hostile,
        title=hostile,
        subject=hostile,
        results=(Result("2018/19", 70, whose=hostile),),
        gaps=(Gap("2019/20", hostile),),
        breaks=(Break("2021/22", hostile),),
        national_name=hostile,
        similar_name=hostile,
    )
    drawn = picture(chart.svg())
    drawn.check()
    assert "<script" not in chart.svg()
    assert drawn.all("title")[0].text.startswith('</title><script>alert(1)</script> & "O\'Hara"')


def test_a_result_of_a_year_that_is_not_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="has no place for 2011/12"):
        replace(CHART, results=(Result("2011/12", 50),))


def test_a_long_name_of_the_compared_schools_stands_in_a_note_and_leaves_room_for_the_years() -> (
    None
):
    name = "the 50 mainstream primary schools most like it in pupils, free meals and language"
    short, long = picture(CHART.svg()), picture(replace(CHART, similar_name=name).svg())
    assert f"Band: the middle half of {name}." in long.words
    assert "Band:" not in short.words
    widths = [
        float(gap.get("width")) for gap in (*short.all("rect", "gap"), *long.all("rect", "gap"))
    ]
    assert min(widths) > max(widths) * 0.8


def test_a_gap_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="say why it is not known"):
        replace(CHART, gaps=(Gap("2019/20", " "),))


def test_two_charts_of_a_page_share_no_id() -> None:
    ids = [
        {
            each.get("id")
            for each in picture(replace(CHART, key=key).svg()).root.iter()
            if each.get("id")
        }
        for key in ("one", "two")
    ]
    assert not ids[0] & ids[1]


def test_the_same_chart_draws_the_same_bytes() -> None:
    assert CHART.svg() == replace(CHART).svg()


values = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def charts(draw: st.DrawFn) -> TimeChart:
    years = tuple(
        f"{year}/{(year + 1) % 100:02}" for year in range(2010, 2010 + draw(st.integers(1, 14)))
    )
    some = st.sampled_from(years)
    ordered = st.tuples(values, values).map(sorted)
    results = []
    for year in draw(st.lists(some, max_size=10)):
        limits = draw(st.none() | ordered)
        results.append(
            Result(
                year,
                draw(values),
                *(limits or (None, None)),
                whose=draw(st.sampled_from(["", "A", "B"])),
            )
        )
    backdrop = [
        Backdrop(year, draw(st.none() | values), *(draw(st.none() | ordered) or (None, None)))
        for year in draw(st.lists(some, unique=True))
    ]
    amount = draw(
        st.sampled_from([PERCENT, Amount(2, signed=True), Amount(1, suffix=" days", floor=0)])
    )
    return TimeChart(
        key="k",
        title=draw(st.text(max_size=20)),
        subject=draw(st.text(max_size=20)),
        amount=amount,
        better=draw(st.sampled_from(["higher", "lower", ""])),
        years=years,
        results=tuple(results),
        backdrop=tuple(backdrop),
        gaps=tuple(
            Gap(year, draw(st.text(max_size=60).filter(str.strip)))
            for year in draw(st.lists(some, unique=True))
        ),
        breaks=tuple(Break(year, "new tests") for year in draw(st.lists(some, unique=True))),
        size=draw(st.sampled_from(["small", "large"])),
    )


@given(charts())
@settings(max_examples=150, deadline=None)
def test_whatever_the_data_nothing_leaves_the_frame_and_every_year_is_accounted_for(
    chart: TimeChart,
) -> None:
    picture(chart.svg()).check()
    years = [row[0] for row in chart.table().rows]
    assert set(years) == set(chart.years)
    known = {result.year for result in chart.results}
    assert all(gap.year in years for gap in chart.unknown)
    assert known | {gap.year for gap in chart.unknown} == set(chart.years)
