"""The typefaces of PDFs: Fosse's own, and whatever else is given. Never the machine's. PURE.

Source Sans 3 is put into `typefaces` when the theme is built. Without it typst's own faces
stand in. What the machine has installed is left alone, so that a document is the same bytes
wherever it is written.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import typst

OWN = Path(__file__).resolve().parent / "typefaces"
_WANTED = ("Source Sans 3", "Libertinus Serif")


@lru_cache(maxsize=8)
def fonts(more: tuple[Path, ...] = ()) -> typst.Fonts:
    """Every face that a PDF may use: `more` are folders of others, for scripts that Source
    Sans does not have. Raises `FileNotFoundError` for a folder that is not there."""
    for folder in more:
        if not folder.is_dir():
            raise FileNotFoundError(f"There is no folder of typefaces {folder}.")
    folders = [*([OWN] if OWN.is_dir() else []), *more]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def families(found: typst.Fonts) -> tuple[str, ...]:
    """The families to set text in, best first, of those that are there."""
    there = set(found.families())
    return tuple(family for family in _WANTED if family in there)
