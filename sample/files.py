"""All files of the sample, in one folder: whole, or not there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from fosse.dates import standing
from fosse.dates.bank_holidays import NATIONS

from .calendar import BANK_HOLIDAYS

MARK = "made-by.txt"
HERE = Path(__file__).resolve().parent


def fingerprint() -> str:
    """Of the generator itself: files made by another version are made again."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*")):
        if path.suffix in {".py", ".csv", ".txt"} and path.is_file():
            digest.update(path.relative_to(HERE).as_posix().encode("ascii"))
            digest.update(path.read_bytes())
    for year in BANK_HOLIDAYS:  # what the law gives stands outside this folder
        digest.update(repr([standing.holidays(nation, year) for nation in NATIONS]).encode())
    return digest.hexdigest()


Tell = Callable[[int, int], None]
"""Told, before each step, how many are done and how many there are."""


def make(into: Path, tell: Tell | None = None) -> Path:
    """Write every file of the sample into the folder `into`, and return it.

    The same bytes each time. A folder that is there already is replaced when it holds an
    earlier sample; raises `FileExistsError` when it holds anything else.
    """
    from .land import found
    from .tables import WRITERS

    if into.exists() and any(into.iterdir()) and not (into / MARK).is_file():
        raise FileExistsError(f"{into} holds other files. Give a folder that is empty or new.")
    part = into.with_name(into.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    land = found()
    for done, writer in enumerate(WRITERS):
        if tell:
            tell(done, len(WRITERS))
        writer(land, part)
    (part / MARK).write_text(fingerprint(), encoding="ascii")
    shutil.rmtree(into, ignore_errors=True)
    part.replace(into)
    return into
