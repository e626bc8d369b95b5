"""Made-up names: of schools, streets, trusts and people. A test holds them against the register
of real schools, and none is there."""

from __future__ import annotations

import numpy as np

from .layout import words

FIRST = words(
    """
    Quill Saffer Tamber Ossel Velder Marrow Thrum Ivel Corrin Dapple Elver Fallow Gannet
    Hollin Ibis Juniper Kelder Linnet Mallow Nether Otter Pellow Quern Rill Sorrel Tansy Umber
    Vetch Whin Yarrow Amber Bittern Curlew Dunlin Eider Fenner Garran Heddle Inkle Jessa
    Kittle Lapwing Merrow Nuthatch Osprey Plover Raddle Sedge Teasel Ulver Vesper Wimbrel
    Yaffle Brindle Cinder Drovel Ember Flaxen Gossamer Hazeldon Thistle Selvedge Russet
    Pewit Sandling Turnstone Harrier Barnacle Pipit Godwit Samphire Marram Dulse Whelk
    Cockle Limpet Skerry Fulmar Avocet
    """
)
SECOND = words(
    """
    mere holm wick thwaite garth staithe lode fold combe wold beck sike carr ness wath rigg
    toft drove haven stead marsh furrow tarn warth
    """
)
SAINTS = words(
    """
    Oswin Wigstan Guthlac Elfleda Botolph Crispin Werburgh Cuthman Ebba Felix
    """
)
STREETS = words(
    """
    Cooper Ferry Saddler Chandler Tinder Orchard Mill Weir Lantern Drover Fuller Tanner
    Wharf Chapel Granary Hopper Bakehouse Cobbler Dyer Slater
    """
)
WAYS = ("Lane", "Row", "Street", "Road", "Hill", "Way", "Walk", "Rise")
TRUSTS = (
    "The Lodestar Learning Trust",
    "Two Meres Academies Trust",
    "Compass Rose Schools",
    "The Tideline Trust",
    "Wayfarer Multi-Academy Trust",
    "The Hearth and Harbour Partnership",
    "Saltmarsh Schools Trust",
    "The Copper Beech Federation Trust",
)
GIVEN = words(
    """
    Amara Bronwen Callum Devika Eleri Farrukh Greta Harun Imogen Jarek Keziah Lorcan Meera
    Nadia Oluwaseun Priya Quentin Rosalind Samir Tomasz Ursula Vikram Winifred Yusuf Zofia
    """
)
FAMILY = words(
    """
    Ashgrove Bellwether Caddick Dhaliwal-Marsh Earnshaw-Lode Fenwright Goldfinch Hathersmith
    Iyer-Combe Jessamine Kowalczyk-Reed Larkspur Merriweather Nightshade Okonjo-Hale
    Patel-Quill Quickthorn Redfern-Shah Silverlock Thistlewood Umberfield Vyas-Holm Whitlow
    Yarborough-Begum
    """
)


def stems(draw: np.random.Generator) -> list[str]:
    """Every made-up place name, in a drawn order."""
    every = [first + second for first in FIRST for second in SECOND]
    return [every[i] for i in draw.permutation(len(every))]


def street(draw: np.random.Generator) -> str:
    """ "14 Chandler Row" """
    number, name, way = draw.integers([2, 0, 0], [160, len(STREETS), len(WAYS)])
    return f"{number} {STREETS[name]} {WAYS[way]}"


def person(draw: np.random.Generator) -> tuple[str, str]:
    """A given and a family name."""
    given, family = draw.integers([0, 0], [len(GIVEN), len(FAMILY)])
    return GIVEN[given], FAMILY[family]


def of_school(phase_id: str, type_id: str, faith: str, stem: str, number: int) -> str:
    """A school's name out of a place name; `number` picks among the ways to put it."""
    saint = SAINTS[number % len(SAINTS)]
    academy = type_id in {"AC", "ACC"} and number % 2 == 0
    match phase_id:
        case "secondary" | "all-through":
            if faith == "Roman Catholic":
                return f"Saint {saint}’s Catholic School, {stem}"
            endings = ("Academy",) if academy else ("School", "High School", "Community College")
            return f"{stem} {endings[number % len(endings)]}"
        case "special":
            return f"{stem} {('Lodge', 'Court', 'Grange')[number % 3]} School"
        case "pupil referral unit" | "alternative provision":
            return f"{stem} Centre"
        case "nursery":
            return f"{stem} Nursery School"
        case "independent":
            return f"{stem} House School"
        case "infant" | "junior":
            return f"{stem} {phase_id.title()} School"
        case _:
            if faith == "Roman Catholic":
                return f"Saint {saint}’s Catholic Primary School, {stem}"
            if faith:
                return f"{stem} Church of England Primary School"
            return f"{stem} Primary {'Academy' if academy else 'School'}"
