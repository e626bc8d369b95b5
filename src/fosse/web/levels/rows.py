"""The lines of the list made ready for the template: what is the same in many is made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .listing import Line

ANY = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line as text: the template only has to place it."""

    urn: str
    name: str
    address: str
    tag: SafeString
    why: str
    not_known: str
    phase: str
    clusters: str
    advisers: str


def rows(lines: Iterable[Line], *, query: str) -> Iterator[Row]:
    """The lines in their order; `query` keeps the day in every address."""
    school = reverse("school-level", args=[ANY])  # one address, from which the others are made
    for line in lines:
        yield Row(
            urn=str(line.urn),
            name=line.name,
            address=school.replace(f"/{ANY}/", f"/{line.urn}/") + query,
            tag=tag(line.level.name, line.kind),
            why=line.why,
            not_known=f"{line.not_known} not known." if line.not_known else "",
            phase=line.phase,
            clusters=", ".join(name for _, name in line.clusters),
            advisers=", ".join(name for _, name in line.advisers),
        )


@lru_cache(maxsize=256)
def tag(words: str, kind: str) -> SafeString:
    """A word with its shape, as `{% tag %}` makes it."""
    return format_html("{}", render_to_string("parts/tag.html", {"words": words, "kind": kind}))
