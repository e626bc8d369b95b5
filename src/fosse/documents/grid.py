"""Longitude and latitude as British National Grid metres, as Ordnance Survey defines them. PURE."""

from __future__ import annotations

from functools import cache

from pyproj import Transformer

from .outline import Metres


def to_national_grid(longitude: float, latitude: float) -> Metres:
    """WGS84 degrees as easting and northing, to the metre.

    Without Ordnance Survey's OSTN15 grid the seven-parameter transformation is used, which
    is right within about five metres: less than the width of any line on these maps.
    """
    easting, northing = _transformer().transform(longitude, latitude)
    return (round(easting), round(northing))


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
