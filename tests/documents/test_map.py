"""The map: outlines that stay closed, hulls that hold their schools, names that do not collide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.documents.grid import to_national_grid
from fosse.documents.hull import convex, rounded
from fosse.documents.labels import without_shared_ending
from fosse.documents.map import Area, Map, Place
from fosse.documents.outline import Outline, from_geojson, simplify

from .reading import picture


def ward(name: str, *corners: tuple[float, float]) -> Outline:
    return Outline(name, (corners,))


# Two wards that share a crooked border of five points.
BORDER = ((1000.0, 0.0), (1004.0, 250.0), (998.0, 500.0), (1003.0, 750.0), (1000.0, 1000.0))
WEST = ward("West", (0.0, 0.0), *BORDER, (0.0, 1000.0))
EAST = ward("East", (2000.0, 0.0), (2000.0, 1000.0), *BORDER[::-1])

MAP = Map(
    key="map",
    title="Clusters of Ratae",
    outlines=(EAST, WEST),
    places=(
        Place("Abbey Primary School", 200, 300, "Primary", "/schools/1", ("North",)),
        Place("Castle School", 700, 800, "Secondary", "/schools/2", ("North", "South")),
        Place("Fernlea", 1500, 100, "Special", "/schools/3", ("South",)),
    ),
    areas=(
        Area("North Development Group", ((200, 300), (700, 800)), "/clusters/north"),
        Area("South Development Group", ((700, 800), (1500, 100)), "/clusters/south"),
    ),
)


def test_east_is_to_the_right_and_north_at_the_top() -> None:
    drawn = picture(MAP.svg())
    drawn.check()
    abbey, fernlea = (_place(drawn, name) for name in ("Abbey", "Fernlea"))
    assert abbey[0] < fernlea[0]
    assert abbey[1] < fernlea[1]


def _place(drawn, name: str) -> tuple[float, float]:
    (link,) = [a for a in drawn.all("a", "school") if a.get("aria-label", "").startswith(name)]
    text = link.find("{*}text")
    return float(text.get("x")), float(text.get("y"))


def test_every_school_is_a_link_named_for_hover_and_for_focus() -> None:
    drawn = picture(MAP.svg())
    links = drawn.all("a", "school")
    assert [link.get("href") for link in links] == ["/schools/1", "/schools/2", "/schools/3"]
    assert links[1].get("aria-label") == "Castle School, Secondary, North, South"
    assert links[1].find("{*}title").text == "Castle School, Secondary, North, South"
    assert drawn.root.get("role") == "group", "the parts of an image cannot be reached"


def test_a_map_without_links_is_an_image() -> None:
    places = tuple(replace(place, href="") for place in MAP.places)
    drawn = picture(replace(MAP, places=places, areas=()).svg())
    assert drawn.root.get("role") == "img"
    assert not drawn.all("a")


def test_phases_differ_in_shape_and_the_key_counts_them() -> None:
    drawn = picture(MAP.svg())
    for said in ("Primary (1)", "Secondary (1)", "Special (1)"):
        assert said in drawn.said()
    assert len(drawn.all("a", "school")[0].findall("{*}circle")) == 1
    assert not drawn.all("a", "school")[1].findall("{*}circle")


def test_clusters_are_named_without_what_all_names_share() -> None:
    drawn = picture(MAP.svg())
    names = [a.find("{*}text").text for a in drawn.all("a", "cluster-name")]
    assert sorted(names) == ["North", "South"]
    assert without_shared_ending(["North Development Group", "South Development Group"]) == (
        "North",
        "South",
    )
    assert without_shared_ending(["Group", "South Group"]) == ("Group", "South Group")
    assert without_shared_ending(["Only One"]) == ("Only One",)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    drawn = picture(MAP.svg())
    (said,) = [text for text in drawn.said() if text.endswith((" m", " km"))]
    assert said == "500 m"
    abbey, fernlea = (_place(drawn, name) for name in ("Abbey", "Fernlea"))
    pixels = (fernlea[0] - abbey[0]) / 1300 * 500
    (bar,) = [
        p
        for p in drawn.all("path")
        if p.get("d", "").startswith("M12 ") and p.get("fill") == "none"
    ]
    ends = [float(part.split()[0]) for part in bar.get("d")[1:].split("L")]
    assert max(ends) - min(ends) == pytest.approx(pixels, rel=0.01)


def test_the_table_holds_every_school_even_one_without_a_place() -> None:
    lost = Place("Nowhere School", 0, 0, "Primary")
    table = replace(MAP, nowhere=(lost,)).table()
    assert [row[0] for row in table.rows] == [
        "Abbey Primary School",
        "Castle School",
        "Fernlea",
        "Nowhere School",
    ]
    assert table.rows[3][3] == "Not known"
    assert "1 more have no known place" in replace(MAP, nowhere=(lost,)).description


def test_a_map_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to show"):
        Map(key="m", title="Empty")


def test_neighbours_keep_one_border_when_outlines_are_made_lighter() -> None:
    east, west = simplify((EAST, WEST), 20)
    shared = set(east.rings[0]) & set(west.rings[0])
    assert shared == {BORDER[0], BORDER[-1]}
    assert set(east.rings[0]) == {(2000.0, 0.0), (2000.0, 1000.0), *shared}


def test_what_matters_more_than_the_tolerance_stays() -> None:
    east, west = simplify((EAST, WEST), 1)
    assert set(BORDER) <= set(east.rings[0])
    assert set(BORDER) <= set(west.rings[0])


def test_an_island_far_from_any_neighbour_keeps_a_shape() -> None:
    island = ward(
        "Island", *[(5000 + dx, 5000 + dy) for dx, dy in ((0, 0), (100, 0), (100, 100), (0, 100))]
    )
    (lighter,) = simplify((island,), 1)
    assert set(lighter.rings[0]) == set(island.rings[0])
    (tiny,) = simplify((island,), 10_000)
    assert len(tiny.rings[0]) >= 3


def test_geojson_becomes_outlines_in_metres() -> None:
    square = [[[-1.13, 52.63], [-1.12, 52.63], [-1.12, 52.64], [-1.13, 52.63]]]
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "properties": {"n": "B"},
                "geometry": {"type": "MultiPolygon", "coordinates": [square]},
            },
            {"properties": {"n": "A"}, "geometry": {"type": "Polygon", "coordinates": square}},
        ],
    }
    outlines = from_geojson(collection, name=lambda p: p["n"], project=to_national_grid)
    assert [outline.name for outline in outlines] == ["A", "B"]
    assert len(outlines[0].rings[0]) == 3
    with pytest.raises(ValueError, match="feature collection"):
        from_geojson({"type": "Feature"}, name=lambda p: "", project=to_national_grid)
    collection["features"][0]["geometry"]["type"] = "Point"
    with pytest.raises(ValueError, match="not a Point"):
        from_geojson(collection, name=lambda p: p["n"], project=to_national_grid)


def test_the_national_grid_is_ordnance_surveys() -> None:
    """Caister water tower, the worked example of OS's "A guide to coordinate systems in Great
    Britain" (C.1): 52°39′28.8282″N 1°42′57.8663″E (ETRS89) is TG 51408 13175 (OSTN15)."""
    easting, northing = to_national_grid(
        1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600
    )
    assert easting == pytest.approx(651409, abs=6)
    assert northing == pytest.approx(313177, abs=6)


points = st.lists(
    st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=1, max_size=30
)


@given(points)
def test_a_hull_holds_all_its_points(held: list[tuple[int, int]]) -> None:
    corners = convex([(float(x), float(y)) for x, y in held])
    assert set(corners) <= {(float(x), float(y)) for x, y in held}
    if len(corners) >= 3:
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
            for x, y in held:
                assert (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0
    drawn = rounded(corners, 10)
    assert drawn.startswith("M")
    assert drawn.endswith("Z")


@given(
    st.lists(
        st.tuples(
            st.floats(0, 700_000),
            st.floats(0, 1_300_000),
            st.text(max_size=50),
            st.text(max_size=12),
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from([345.0, 700.0]),
)
@settings(max_examples=80, deadline=None)
def test_wherever_schools_stand_the_map_holds_them(schools, width: float) -> None:
    places = tuple(Place(name, e, n, phase, "/s") for e, n, name, phase in schools)
    areas = tuple(
        Area(place.name, tuple((p.easting, p.northing) for p in places[i : i + 4]), "/c")
        for i, place in enumerate(places)
    )
    chart = Map(key="m", title="Anywhere", places=places, areas=areas, width=width)
    drawn = picture(chart.svg())
    drawn.check()
    assert len(drawn.all("a", "school")) == len(places)
    assert chart.table().rows == tuple(sorted(chart.table().rows))
