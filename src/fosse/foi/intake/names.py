"""Safe names for files that strangers named. PURE."""

from __future__ import annotations

import re
import unicodedata

from .text import one_line

LONGEST = 120  # characters, ending included

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # Windows opens these as devices


def safe_name(name: str, *, otherwise: str = "file") -> str:
    """The name without folders, without characters that a file system or a header gives a
    meaning, and not longer than 120 characters; `otherwise` when nothing of it is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = _FORBIDDEN.sub("_", one_line(last, most=1000)).strip(" .")
    if _DEVICES.match(kept):
        kept = f"_{kept}"
    return _shortened(kept) or otherwise


def ending_of(name: str) -> str:
    """What stands after the last dot, in small letters: "xlsm"; "" when there is no dot."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def apart(names: list[str], name: str) -> str:
    """The name, with a number where `names` has it already: “plan (2).pdf”."""
    if name not in names:
        return name
    stem, dot, ending = name.rpartition(".")
    stem, tail = (stem, dot + ending) if dot and stem else (name, "")
    number = 2
    while f"{stem} ({number}){tail}" in names:
        number += 1
    return f"{stem} ({number}){tail}"


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = name.rpartition(".")[2]
    tail = f".{ending}" if len(ending) <= 10 else ""
    return name[: LONGEST - len(tail)].rstrip(" .") + tail
