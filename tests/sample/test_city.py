"""Wards that tile the city, and schools that lie in their clusters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sample.land import Land, found

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def land() -> Land:
    return found()


def test_twenty_wards_tile_the_city(land: Land) -> None:
    """A point of the city lies in one ward and no more, and no point inside is left out."""
    assert len(land.wards) == 20
    middle = np.array([land.ratae.easting, land.ratae.northing])
    points = np.random.default_rng(1).uniform(-3000, 3000, size=(2000, 2)) + middle
    hits = np.sum([ward.holds(points) for ward in land.wards], axis=0)
    assert set(hits.tolist()) == {1}


def test_wards_are_as_irregular_as_wards_are(land: Land) -> None:
    sizes = [ward.hectares for ward in land.wards]
    assert 6000 < sum(sizes) < 13_000  # a city of about 280,000 people
    assert max(sizes) > 2 * min(sizes)
    assert all(len(ward.ring) > 60 for ward in land.wards)


def test_an_outline_is_in_degrees_and_closed(ratae_files: Path) -> None:
    text = (ratae_files / "wards" / "ratae_wards.geojson").read_text("utf-8")
    for feature in json.loads(text)["features"]:
        assert feature["properties"]["ward_name"].endswith(" Ward")
        ring = feature["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1]
        assert all(1 < east < 3 and 53 < north < 56 for east, north in ring)  # at sea


def test_every_school_lies_in_the_ward_that_the_register_says(land: Land) -> None:
    wards = {ward.name: ward for ward in land.wards}
    for school in land.schools:
        if school.authority == land.ratae:
            point = np.array([[school.easting, school.northing]], dtype=np.float64)
            assert wards[school.ward].holds(point).all(), school.name


def test_schools_have_the_postcode_of_where_they_are(land: Land, rows: Callable[..., Rows]) -> None:
    table = {row["pcds"]: row for row in rows("geography/NSPL_AUG_2026_ZZ.csv", "utf-8")}
    for school in land.schools:
        row = table[school.postcode]
        assert (int(row["east1m"]), int(row["north1m"])) == (school.easting, school.northing)


def test_a_cluster_is_a_part_of_the_city(land: Land) -> None:
    """Its schools lie within it, so that its hull on a map is compact."""
    home = {ward.name: ward.cluster for ward in land.wards}
    for school in land.schools:
        if school.cluster:
            assert home[school.ward] == school.cluster, school.name
    assert len(set(home.values())) == 14
