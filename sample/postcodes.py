"""Postcodes of an area that doesn't exist, ZZ, and where each of them lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .city import Point, Ward
from .draw import stream

LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # those that an inward code may have


@dataclass(frozen=True, slots=True)
class Postcode:
    code: str  # "ZZ3 4AB"
    easting: int
    northing: int
    authority_gss: str
    ward_code: str


def unit(outward: str, number: int) -> str:
    """The `number`th postcode of an outward code: sectors of 400 units."""
    sector, place = divmod(number, len(LETTERS) ** 2)
    if sector > 9:
        raise ValueError(f"{outward} has no room for {number} postcodes.")
    first, second = divmod(place, len(LETTERS))
    return f"{outward} {sector}{LETTERS[first]}{LETTERS[second]}"


def of_city(
    wards: tuple[Ward, ...], middle: Point, outward: tuple[str, ...], gss_code: str
) -> tuple[Postcode, ...]:
    """Postcodes over the city: outward codes by the quarter of the compass, like a clock."""
    found: list[Postcode] = []
    numbers = dict.fromkeys(outward, 0)
    for ward, x, y in _points(wards, middle, 900):
        turn = (np.arctan2(x - middle[0], y - middle[1]) / (2 * np.pi)) % 1.0
        near = np.hypot(x - middle[0], y - middle[1]) < 1400
        district = outward[0] if near else outward[1 + int(turn * (len(outward) - 1))]
        found.append(Postcode(unit(district, numbers[district]), x, y, gss_code, ward.code))
        numbers[district] += 1
    return tuple(found)


def _points(wards: tuple[Ward, ...], middle: Point, count: int) -> list[tuple[Ward, int, int]]:
    """Evenly over the wards, and in order from the middle outwards."""
    points = np.rint(stream("postcodes").uniform(-8000, 8000, size=(count * 6, 2)) + middle)
    found = [
        (ward, int(x), int(y)) for ward in wards for x, y in points[ward.holds(points)][:count]
    ]
    found.sort(key=lambda p: ((p[1] - middle[0]) ** 2 + (p[2] - middle[1]) ** 2, p[1]))
    return found
