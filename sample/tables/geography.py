"""Where things are: outlines of Ratae's wards, and postcodes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pyproj import Transformer

from ..city import Ward
from ..country import COUNTRY
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table

# British National Grid to longitude and latitude by Ordnance Survey's seven parameters: the same
# answer whether or not finer grids are installed.
TO_WORLD = (
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 "
    "+y_0=-100000 +ellps=airy +step +proj=cart +ellps=airy +step +proj=helmert +x=446.448 "
    "+y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 "
    "+convention=position_vector +step +inv +proj=cart +ellps=WGS84 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


def write(land: Land, into: Path) -> None:
    """`wards/ratae_wards.geojson` and `geography/NSPL_AUG_2026_ZZ.csv`."""
    path = into / "wards" / "ratae_wards.geojson"
    path.parent.mkdir(parents=True, exist_ok=True)
    world = Transformer.from_pipeline(TO_WORLD)
    features = [_feature(ward, world) for ward in land.wards]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    write_table(
        into / "geography" / "NSPL_AUG_2026_ZZ.csv", columns("nspl_2026-08"), _postcodes(land)
    )


def _feature(ward: Ward, world: Transformer) -> dict[str, object]:
    ring = [_degrees(point, world) for point in ward.ring]
    longitude, latitude = _degrees(ward.middle, world)
    return {
        "type": "Feature",
        "properties": {
            "ward_name": f"{ward.name} Ward",
            "ward_code": "UTW",
            "hectares": round(ward.hectares, 1),
            "geo_point": f"{latitude}, {longitude}",
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _degrees(point: tuple[float, float], world: Transformer) -> list[float]:
    longitude, latitude = world.transform(*point)
    return [round(float(longitude), 6), round(float(latitude), 6)]


def _postcodes(land: Land) -> Iterator[Row]:
    """Ratae's, and those of schools elsewhere."""
    places = {p.code: (p.easting, p.northing, p.authority_gss, p.ward_code) for p in land.postcodes}
    for school in land.schools:
        places.setdefault(
            school.postcode,
            (school.easting, school.northing, school.authority.gss_code, school.ward_code),
        )
    for code, (easting, northing, gss_code, ward) in sorted(places.items()):
        outward, inward = code.split()
        yield {
            "pcd7": f"{outward:<4}{inward}",
            "pcd8": f"{outward:<5}{inward}",
            "pcds": code,
            "dointr": "198001",
            "usrtypind": 0,
            "east1m": easting,
            "north1m": northing,
            "gridind": 1,
            "lad26cd": gss_code,
            "wd26cd": ward,
            "ctry26cd": COUNTRY[0],
        }
