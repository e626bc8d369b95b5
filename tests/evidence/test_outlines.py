"""Ward outlines: from published GeoJSON to lines in metres."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.evidence import outlines


def collection(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def ward(
    name: str = "Abbey Ward", kind: str = "Polygon", coordinates: object = None
) -> dict[str, object]:
    square = [[[-1.0, 52.0], [-1.0, 52.1], [-0.9, 52.1], [-0.9, 52.0], [-1.0, 52.0]]]
    return {
        "properties": {"ward_name": name},
        "geometry": {"type": kind, "coordinates": coordinates or square},
    }


def test_a_ward_has_the_name_that_the_register_gives_it() -> None:
    assert [
        o.name for o in outlines.parse(collection(ward("North  Evington Ward"), ward("Ward End")))
    ] == [
        "North Evington",
        "Ward End",
    ]


def test_places_are_on_the_national_grid() -> None:
    """Ordnance Survey's own worked point: 52°39′27.2531″N 1°43′4.5177″E (OSGB36) is TG 51409 13177.
    In WGS84 that is 52.657977 N, 1.716074 E; the transformation is good to some five metres."""
    point = [1.716074, 52.657977]
    made = outlines.parse(collection(ward(coordinates=[[point, point, point]])))
    easting, northing = made[0].rings[0][0]
    assert abs(easting - 651409.9) < 5
    assert abs(northing - 313177.3) < 5


def test_several_parts_and_holes_are_all_kept() -> None:
    ring = [[-1.0, 52.0], [-1.0, 52.1], [-0.9, 52.1], [-1.0, 52.0]]
    made = outlines.parse(collection(ward(kind="MultiPolygon", coordinates=[[ring, ring], [ring]])))
    assert len(made[0].rings) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        collection({"properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}),
        collection(ward(kind="Point")),
    ],
)
def test_what_is_no_outline_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"GeoJSON|ward_name|polygon"):
        outlines.parse(text)


@given(
    st.lists(
        st.tuples(st.floats(0, 5000), st.floats(0, 5000)), min_size=5, max_size=60, unique=True
    ),
    st.floats(1, 200),
)
def test_no_point_left_out_lies_farther_from_the_line_than_allowed(
    points: list[tuple[float, float]], tolerance: float
) -> None:
    ring = (*points, points[0])
    kept = outlines.simplified(ring, tolerance)
    assert kept[0] == ring[0]
    assert kept[-1] == ring[-1]
    at = 0
    for point in ring:
        if at + 2 < len(kept) and point == kept[at + 1]:
            at += 1
            continue
        a, b = kept[at], kept[min(at + 1, len(kept) - 1)]
        assert min(_from_line(point, a, b), _from_line(point, a, a)) <= tolerance + 1e-6


def _from_line(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return float(((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2) ** 0.5)
    return float(abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length)


@pytest.mark.real_data
def test_the_published_outlines_are_read_whole(shared_data: Path) -> None:
    text = (shared_data / "geography" / "leicester_wards.geojson").read_text(encoding="utf-8")
    made = outlines.parse(text)
    assert len(made) == 21
    assert sum(len(ring) for outline in made for ring in outline.rings) < 2000
