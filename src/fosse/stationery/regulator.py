"""The regulator of information rights and its address, by date, as shipped. PURE.

`regulator.toml` is data with its source: the name and the address change by law and by removal
van, not by a release of Fosse. What an authority enters for itself comes before it.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from fosse.dates.spans import Span

from .paper import Contact, Purpose


def regulator(on: date) -> Contact | None:
    """Whom a complaint went or goes to on the day; None for a day that the data do not reach."""
    return next((contact for span, contact in _shipped() if on in span), None)


@cache
def _shipped() -> tuple[tuple[Span, Contact], ...]:
    text = files(__package__).joinpath("regulator.toml").read_text("utf-8")
    return tuple(
        (
            Span(entry["starts_on"], entry.get("ends_on")),
            Contact(
                Purpose.REGULATOR,
                entry["name"],
                tuple(entry["address"]),
                entry["telephone"],
                website=entry["website"],
            ),
        )
        for entry in tomllib.loads(text)["regulator"]
    )
