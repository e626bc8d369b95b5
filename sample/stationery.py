"""What Ratae writes with: made-up names and addresses, telephone numbers that Ofcom keeps for
drama, e-mail domains that can't exist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

SINCE = date(2023, 4, 1)
"""The first day of the council's present letterhead."""

Reach = Mapping[str, str | tuple[str, ...]]

LETTERHEAD: Reach = {
    "name": "Ratae City Council",
    "address": ("Information Governance", "The Basilica", "1 Forum Street", "Ratae ZZ1 1AA"),
    "telephone": "0116 496 0100",
    "email": "information@ratae.example",
    "website": "www.ratae.example",
}

CONTACTS: Mapping[str, Reach] = {
    "requests": {
        "name": "Information Requests, Ratae City Council",
        "address": ("The Basilica", "1 Forum Street", "Ratae ZZ1 1AA"),
        "telephone": "0116 496 0110",
        "email": "requests@ratae.example",
        "website": "www.ratae.example/requests",
    },
    "review": {
        "name": "Head of Information Governance, Ratae City Council",
        "address": ("The Basilica", "1 Forum Street", "Ratae ZZ1 1AA"),
        "email": "reviews@ratae.example",
    },
    "reuse": {
        "name": "Re-use of Information, Ratae City Council",
        "address": ("The Basilica", "1 Forum Street", "Ratae ZZ1 1AA"),
        "email": "reuse@ratae.example",
    },
}

SIGNATORIES: Mapping[str, tuple[str, str]] = {
    "answers": ("Peregrine Holtby-Nunn", "Head of Information Governance"),
    "reviews": ("Ruth Okafor-Lyle", "Head of School Improvement"),
}

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
<rect width="64" height="64" fill="#ffffff"/>
<path d="M32 3L61 32L32 61L3 32Z" fill="none" stroke="#005a6e" stroke-width="3"/>
<path d="M32 12L52 32L32 52L12 32Z" fill="#005a6e"/>
<path d="M32 20L44 32L32 44L20 32Z" fill="#ffffff"/>
<path d="M32 26L38 32L32 38L26 32Z" fill="#a8201a"/>
</svg>"""
"""A lozenge of a mosaic floor, as Ratae is known for."""
