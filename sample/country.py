"""The made-up country: twenty authorities on the bed of the North Sea."""

from __future__ import annotations

from dataclasses import dataclass

from .draw import stream

RATAE = 990
"""Ratae's code. The department has given no authority a code from 971 to 990."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority: where its middle lies (British National Grid, metres) and what it is like.

    `disadvantage` is the share of pupils eligible for free meals in the last six years,
    `other_language` the share whose first language is not English; `effect` what it adds to
    its schools' results, in standard deviations between schools.
    """

    code: int
    name: str
    region: str
    easting: int
    northing: int
    schools: int
    disadvantage: float
    other_language: float
    effect: float
    outward: tuple[str, ...]

    @property
    def gss_code(self) -> str:
        """Like an ONS code, in a series that the ONS does not use."""
        return f"E97000{self.code}"


COUNTRY = ("E97000001", "Doggerland")
"""The country, where tables give the code and name of one."""
NAMES = (
    "Aldermere",
    "Brackenholm",
    "Caldwater",
    "Dunmarsh",
    "Eastfarrow",
    "Glasswold",
    "Harrowmere",
    "Inglefleet",
    "Kestrelmoor",
    "Larkhaven",
    "Mossgarth",
    "Nettlecliff",
    "Orrinshire",
    "Pellwater",
    "Quernshire",
    "Rushmark",
    "Silverpit",
    "Thornfleet",
    "Umberland",
)
REGIONS = ("Northern Shelf", "Silver Pit", "Outer Banks", "Southern Bight")


def authorities() -> tuple[Authority, ...]:
    """Ratae and the nineteen others, by code."""
    draw = stream("authorities")
    places = [(e, n) for e in range(5) for n in range(4)]
    middle = places.pop(9)
    order = draw.permutation(len(places))
    others = [
        _authority(971 + i, name, places[order[i]], draw.normal(size=6).tolist(), i)
        for i, name in enumerate(NAMES)
    ]
    easting, northing = _corner(middle)
    ratae = Authority(
        RATAE,
        "Ratae",
        _region(middle),
        easting,
        northing,
        0,
        0.32,
        0.42,
        0.12,
        ("ZZ1", "ZZ2", "ZZ3", "ZZ4", "ZZ5"),
    )
    return (*others, ratae)


def _authority(
    code: int, name: str, place: tuple[int, int], z: list[float], number: int
) -> Authority:
    easting, northing = _corner(place)
    return Authority(
        code,
        name,
        _region(place),
        easting + int(z[0] * 1500),
        northing + int(z[1] * 1500),
        max(58, min(160, int(98 + 22 * z[2]))),
        min(0.40, max(0.12, 0.25 + 0.06 * z[3])),
        min(0.55, max(0.03, 0.14 + 0.11 * z[4] + 0.4 * max(0.0, 0.06 * z[3]))),
        0.15 * z[5],
        (f"ZZ{20 + 2 * number}", f"ZZ{21 + 2 * number}"),
    )


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    """The middle of a place in the lattice; all lie at sea, 60 to 160 km off the coast."""
    return 585_000 + place[0] * 24_000, 448_000 + place[1] * 24_000


def _region(place: tuple[int, int]) -> str:
    return REGIONS[3 - place[1]]
