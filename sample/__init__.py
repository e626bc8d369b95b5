"""Ratae, the made-up city, in a made-up country, written in the layouts of the published tables.

Nothing here is true of any place, school or person: the codes belong to no real authority, the
postcodes to no area, and the coordinates lie in the North Sea. The same readers read these files
and the real ones; nothing else of Fosse knows that they are made up.

May know: numpy, scipy, pyproj, and what the law says of bank holidays (`fosse.dates`). Called
by: `fosse sample`, the tests.
"""

from __future__ import annotations

from pathlib import Path

from .calendar import AS_AT, BEFORE
from .country import RATAE
from .files import make

__all__ = ["AS_AT", "BEFORE", "RATAE", "make", "ready"]


def ready(folder: Path) -> bool:
    """Whether `folder` holds the files of this version of the generator, whole."""
    from .files import MARK, fingerprint

    mark = folder / MARK
    return mark.is_file() and mark.read_text(encoding="ascii") == fingerprint()
