"""Files that are zip archives, Word's and OpenDocument's: the same bytes each time. PURE."""

from __future__ import annotations

import io
import zipfile
from datetime import date

_EARLIEST = date(1980, 1, 1)


def as_of(data: bytes, on: date) -> bytes:
    """The archive with every entry dated to the day, in its own order: what a library writes
    bears the moment at which it ran. A day before 1980, which zip does not know, is 1980's
    first."""
    day = max(on, _EARLIEST)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (day.year, day.month, day.day, 12, 0, 0))
            fixed.compress_type = entry.compress_type
            fixed.external_attr = 0o644 << 16
            new.writestr(fixed, old.read(entry), compresslevel=6)
    return made.getvalue()
