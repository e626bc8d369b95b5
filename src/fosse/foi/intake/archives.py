"""Zips, office files among them, looked into without trusting what they say. PURE."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fosse.evidence.archive import DAMAGED

from .office import CONTENT_TYPES, LOCKED, MACROS, has_macros
from .text import one_line

MOST_MEMBERS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes of all that is in it, zips in it included
MOST_RATIO = 250  # unpacked to packed: an office file's XML comes to about 100
SMALL = 8 * 1024 * 1024  # below this no ratio does harm
DEEPEST = 3  # a zip in a zip in a zip, and no more

Judge = Callable[[str, bytes, "Allowance"], str]

BOMB = (
    "It unpacks to far more than its size, as files do that are made to fill a disk. Send the "
    "files in it one by one."
)


@dataclass
class Allowance:
    """How much may still be unpacked of one file, and how deep in it we are."""

    left: int = MOST_UNPACKED
    depth: int = 0


def why_not_zip(data: bytes, judge: Judge, allowance: Allowance) -> str:
    """Why a zip is not taken, in words; "" when everything in it would be, which `judge` says of
    each member by its name and bytes."""
    if allowance.depth >= DEEPEST:
        return "It is a zip within zips. Unpack them and send the files in them."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            members = [m for m in zipped.infolist() if not m.filename.endswith("/")]
            return _declared(members, allowance) or _inside(zipped, members, judge, allowance)
    except DAMAGED:
        return "It is a zip, or an office file, that is damaged. Save it again and send that."


def _declared(members: Sequence[zipfile.ZipInfo], allowance: Allowance) -> str:
    """What is wrong by the zip's own list; the unpacked size is taken off the allowance."""
    if len(members) > MOST_MEMBERS:
        return f"It holds {len(members):,} files: more than {MOST_MEMBERS:,}. Send fewer."
    allowance.left -= sum(member.file_size for member in members)
    if allowance.left < 0 or any(map(_is_swollen, members)):
        return BOMB
    return LOCKED if any(member.flag_bits & 0x1 for member in members) else ""


def _is_swollen(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL and member.file_size > MOST_RATIO * member.compress_size


def _inside(
    zipped: zipfile.ZipFile,
    members: Sequence[zipfile.ZipInfo],
    judge: Judge,
    allowance: Allowance,
) -> str:
    names = [member.filename for member in members]
    types = zipped.read(CONTENT_TYPES) if CONTENT_TYPES in names else b""
    if has_macros(names, types):
        return MACROS
    allowance.depth += 1
    for member in members:
        # zipfile yields no more than a member declares; its checksum tells when there was more.
        if member.file_size and (why := judge(member.filename, zipped.read(member), allowance)):
            return f"In it is “{one_line(member.filename, 80)}”. {why}"
    allowance.depth -= 1
    return ""
