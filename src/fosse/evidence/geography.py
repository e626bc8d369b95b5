"""Where wards and postcodes lie: read from the releases "wards" and "postcodes"."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fosse.documents.grid import to_national_grid
from fosse.documents.outline import Metres, Outline, from_geojson, simplify

from . import shelf
from .models import Release

CLOSER_THAN = 8.0  # metres: less than a pixel of any map of a city


def outlines(wards: Collection[str], *, as_at: date) -> tuple[tuple[Outline, ...], str]:
    """The outlines of the place whose wards these are, and their source in words.

    A file of outlines has names and no authority, so the file is taken in which most names are
    among `wards`, and only when at least half of its outlines are. Boundaries published after
    `as_at` are drawn too, and dated: no others can be had.
    """
    best: tuple[int, date, Release] | None = None
    for release in Release.objects.filter(publication="wards"):
        drawn = _outlines(shelf.path_of(release))
        matched = sum(1 for outline in drawn if outline.name in wards)
        if matched * 2 < len(drawn) or not matched:
            continue
        if best is None or (matched, release.published_on) > best[:2]:
            best = (matched, release.published_on, release)
    if best is None:
        return (), ""
    release = best[2]
    return _outlines(shelf.path_of(release)), _source(release, as_at)


def places(postcodes: Iterable[str]) -> Mapping[str, Metres]:
    """Where postcodes lie, to the metre, as easting and northing; those unknown are left out.
    A postcode may be written with or without its space."""
    asked = {_plain(postcode): postcode for postcode in postcodes if len(_plain(postcode)) > 4}
    found: dict[str, Metres] = {}
    for release in Release.objects.filter(publication="postcodes").order_by("published_on"):
        for plain, place in _matching(shelf.path_of(release), frozenset(asked)).items():
            found[asked[plain]] = place
    return found


def _plain(postcode: str) -> str:
    return postcode.replace(" ", "").upper()


def _spellings(plain: str) -> tuple[str, ...]:
    """The ways in which a postcode is published: "LE1 1AA", "LE1 1AA" in seven places, bare."""
    outward, inward = plain[:-3], plain[-3:]
    return (f"{outward} {inward}", f"{outward:<4}{inward}", plain)


@lru_cache(maxsize=128)
def _matching(path: Path, asked: frozenset[str]) -> Mapping[str, Metres]:
    """Those of the postcodes, bare, that a release knows with a grid reference."""
    wanted = pa.array([spelt for plain in asked for spelt in _spellings(plain)], pa.string())
    columns = ["PCD", "OSEAST1M", "OSNRTH1M"]
    table = pq.read_table(path, columns=columns, filters=pc.field("PCD").isin(wanted))
    found: dict[str, Metres] = {}
    for postcode, easting, northing in zip(*(c.to_pylist() for c in table.columns), strict=True):
        if easting and northing:
            found[_plain(postcode)] = (float(easting), float(northing))
    return found


@lru_cache(maxsize=8)
def _outlines(path: Path) -> tuple[Outline, ...]:
    """The outlines of a release: its file never changes, so they are read once."""
    table = pq.read_table(path, columns=["WARD_NAME", "GEOMETRY"])
    features = [
        {"properties": {"name": name}, "geometry": json.loads(geometry)}
        for name, geometry in zip(*(column.to_pylist() for column in table.columns), strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return simplify(from_geojson(collection, name=_ward, project=to_national_grid), CLOSER_THAN)


def _ward(properties: Mapping[str, Any]) -> str:
    """“Abbey” of “Abbey Ward”: outlines say Ward, the register does not."""
    return " ".join(str(properties["name"]).split()).removesuffix(" Ward")


def _source(release: Release, as_at: date) -> str:
    """Where the outlines are from, and that boundaries may have been others on the page's day."""
    on = f"{release.published_on:%-d %B %Y}"
    if release.published_basis == "loading":
        return f"Ward outlines: {release.source_name}, which gives no date; loaded {on}."
    later = "; boundaries may have been others before" if release.published_on > as_at else ""
    return f"Ward outlines: {release.source_name}, published {on}{later}."
