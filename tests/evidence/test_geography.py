"""Where wards and postcodes lie, out of loaded releases."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fosse.evidence import actions, geography
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 31)
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_shelf(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "home"


def square(name: str, west: float) -> dict[str, object]:
    ring = [[west, 52.0], [west, 52.1], [west + 0.1, 52.1], [west + 0.1, 52.0], [west, 52.0]]
    return {
        "type": "Feature",
        "properties": {"ward_name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def load(path: Path, text: str, published_on: date | None = None) -> None:
    path.write_text(text, encoding="utf-8")
    report = actions.load([path], by=Operator("tests"), at=AT, today=DAY, published_on=published_on)
    assert [file.outcome.value for file in report.files] == ["loaded"], report


def wards(path: Path, *names: str, published_on: date | None = date(2023, 5, 4)) -> None:
    features = [square(name, -1.0 + n / 10) for n, name in enumerate(names)]
    load(path, json.dumps({"type": "FeatureCollection", "features": features}), published_on)


def test_outlines_are_joined_by_the_names_of_wards(tmp_path: Path) -> None:
    """The file says “Abbey Ward”, the register “Abbey”; a ward without schools is drawn too."""
    wards(tmp_path / "wards.geojson", "Abbey Ward", "Castle Ward", "Empty Ward")
    found, source = geography.outlines({"Abbey", "Castle"}, as_at=DAY)
    assert {outline.name for outline in found} == {"Abbey", "Castle", "Empty"}
    assert source == "Ward outlines: wards.geojson, published 4 May 2023."


def test_the_outlines_of_another_place_are_not_taken(tmp_path: Path) -> None:
    """One shared name is not enough: many places have a Castle ward."""
    wards(tmp_path / "elsewhere.geojson", "Castle Ward", "Harbour Ward", "Pier Ward")
    assert geography.outlines({"Abbey", "Castle"}, as_at=DAY) == ((), "")
    wards(tmp_path / "here.geojson", "Abbey Ward", "Castle Ward")
    found, source = geography.outlines({"Abbey", "Castle"}, as_at=DAY)
    assert {outline.name for outline in found} == {"Abbey", "Castle"}
    assert "here.geojson" in source


def test_boundaries_of_a_later_day_are_drawn_and_dated(tmp_path: Path) -> None:
    wards(tmp_path / "wards.geojson", "Abbey Ward")
    _, source = geography.outlines({"Abbey"}, as_at=date(2007, 9, 17))
    assert source.endswith("published 4 May 2023; boundaries may have been others before.")


def test_a_file_without_a_date_says_so(tmp_path: Path) -> None:
    wards(tmp_path / "wards.geojson", "Abbey Ward", published_on=None)
    _, source = geography.outlines({"Abbey"}, as_at=DAY)
    assert "which gives no date; loaded 31 March 2026" in source


def test_places_are_on_the_national_grid(tmp_path: Path) -> None:
    """Ordnance Survey's worked point TG 51409 13177 is 52.657977 N, 1.716074 E in WGS84
    (A guide to coordinate systems in Great Britain, annex C); right within five metres."""
    feature = square("Caister Ward", 0)
    point = [1.716074, 52.657977]
    feature["geometry"] = {
        "type": "Polygon",
        "coordinates": [[point, [1.72, 52.66], [1.73, 52.65], point]],
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    load(tmp_path / "w.geojson", text, date(2023, 5, 4))
    ((outline,), _) = geography.outlines({"Caister"}, as_at=DAY)
    easting, northing = outline.rings[0][0]
    assert abs(easting - 651410) < 5
    assert abs(northing - 313177) < 5


POSTCODES = (
    "pcd,oseast1m,osnrth1m,laua\nZZ1 1AA,459318.0,304176.0,E06\n"
    "ZZ11 1AA,459294.0,304253.0,E06\nZZ1 1AB,,,E06\n"
)


@pytest.mark.parametrize("written", ["ZZ1 1AA", "zz11aa", "ZZ1  1AA"])
def test_a_postcode_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    load(tmp_path / "postcodes.csv", POSTCODES, date(2025, 8, 1))
    assert geography.places([written]) == {written: (459318.0, 304176.0)}


def test_what_has_no_grid_reference_or_is_no_postcode_is_left_out(tmp_path: Path) -> None:
    load(tmp_path / "postcodes.csv", POSTCODES, date(2025, 8, 1))
    assert geography.places(["ZZ1 1AB", "", "ZZ", "ZZ9 9ZZ"]) == {}


def test_without_any_release_nothing_is_known() -> None:
    assert geography.outlines({"Abbey"}, as_at=DAY) == ((), "")
    assert geography.places(["ZZ1 1AA"]) == {}
