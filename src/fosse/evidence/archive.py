"""Paths → files, whether they lie in a folder or in a zip, without trusting either. PURE.

Nothing is ever written under a name that a zip gives. A zip is refused when it declares more
than a published table could hold, and when it holds something else than it declares.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 768 * 1024 * 1024  # of one file: several times the largest that is published
MOST_BYTES_IN_ALL = 2 * 1024 * 1024 * 1024  # of everything in one zip, zips in it included
MOST_MEMBERS = 5_000
MOST_RATIO = 250  # unpacked to packed: a table of blanks comes to about 100
SMALL = 8 * 1024 * 1024  # below this no ratio does harm
DEEPEST = 2  # a zip in a zip, and no more
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,  # what bzip2 says of damage
    EOFError,
    NotImplementedError,
    ValueError,  # a place before the beginning, a name that is no text
    struct.error,
)
"""What unpacking raises where a zip is damaged, cut short or packed as nobody packs."""
EXAMPLES = "layouts"
"""A folder of this name holds examples of column lines, to be read and never stored."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: `name` is what people call it; `hints` are the names, nearest first,
    that may speak of its year, stage or day."""

    name: str
    data: bytes
    hints: tuple[str, ...]
    example: bool

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not opened, and why."""

    name: str
    reason: str


def paths_under(paths: Sequence[Path]) -> tuple[tuple[Path, Path], ...]:
    """Every file of the paths given, with the path that it was found under, in order of name.
    Hidden files are left out."""
    found: list[tuple[Path, Path]] = []
    for root in paths:
        if not root.is_dir():
            found.append((root, root))
            continue
        found += [
            (path, root)
            for path in sorted(root.rglob("*"))
            if path.is_file() and not _hidden(path.relative_to(root))
        ]
    return tuple(found)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)


def sources(path: Path, root: Path) -> Iterator[Source | Refused]:
    """The file at `path`, or each file in it where it is a zip. `root` is the path that was
    asked for: the file itself when it was named directly."""
    name = path.name if path == root else str(path.relative_to(root))
    folders = tuple(reversed(path.resolve().parent.parts[-3:]))
    example = path != root and EXAMPLES in {part.lower() for part in path.resolve().parts}
    try:
        if path.stat().st_size > MOST_BYTES:
            yield Refused(name, f"larger than {MOST_BYTES // 2**20} MB: no published table is")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Refused(name, f"can't be read: {error.strerror or error}")
        return
    yield from _opened(Source(name, data, (path.name, *folders), example), _Budget(), depth=0)


@dataclass
class _Budget:
    """How many bytes may still be unpacked from one file of the disk."""

    left: int = MOST_BYTES_IN_ALL


def _opened(source: Source, budget: _Budget, depth: int) -> Iterator[Source | Refused]:
    if not _is_plain_zip(source.data):
        yield source
        return
    if depth >= DEEPEST:
        yield Refused(source.name, "a zip in a zip in a zip: unpack it and load what is inside")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as zipped:
            members = [member for member in zipped.infolist() if not _is_folder(member)]
            if reason := too_much(members):
                yield Refused(source.name, reason)
                return
            for member in members:
                yield from _member(source, zipped, member, budget, depth)
    except DAMAGED as error:
        yield Refused(source.name, f"the zip is damaged or cut short ({error}): fetch it again")


def _is_folder(member: zipfile.ZipInfo) -> bool:
    # Not member.is_dir(): it fails on a member without a name.
    return member.filename.endswith("/")


def _is_plain_zip(data: bytes) -> bool:
    """Whether it is a zip to be opened: a workbook is a zip too, and is read as a workbook."""
    return data.startswith(ZIP_MARKS) and not is_workbook(data)


def is_workbook(data: bytes) -> bool:
    """Whether it is an Office Open XML workbook or an OpenDocument sheet."""
    if not data.startswith(ZIP_MARKS):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            names = set(zipped.namelist())
    except DAMAGED:
        return False
    return bool(names & {"[Content_Types].xml", "xl/workbook.xml", "content.xml"})


def too_much(members: Sequence[zipfile.ZipInfo], most: int = MOST_BYTES) -> str:
    """Why what a zip declares is more than a published table could hold, or ""."""
    if len(members) > MOST_MEMBERS:
        return f"{len(members):,} files in one zip: at most {MOST_MEMBERS:,} are opened"
    unpacked = sum(member.file_size for member in members)
    if unpacked > most:
        return f"it unpacks to {unpacked / 2**20:,.0f} MB: at most {most // 2**20} MB are opened"
    for member in members:
        if member.file_size > SMALL and member.file_size > MOST_RATIO * member.compress_size:
            return (
                f"a file in it unpacks to more than {MOST_RATIO} times its size, as no published "
                "table does"
            )
    return ""


def _member(
    source: Source,
    zipped: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    budget: _Budget,
    depth: int,
) -> Iterator[Source | Refused]:
    parts = [part for part in member.filename.replace("\\", "/").split("/") if part.strip(". ")]
    shown = _printable("/".join(parts)) or "a file without a name"
    name = f"{source.name} › {shown}"
    if not parts or _hidden(Path(*parts)):
        return
    if member.flag_bits & 0x1:
        yield Refused(name, "locked with a password: unpack it and load what is inside")
        return
    budget.left -= member.file_size
    if budget.left < 0:
        yield Refused(name, "with what is in the zip before it, more than is opened of one file")
        return
    # zipfile yields no more than a member declares; its checksum tells when there was more.
    data = zipped.read(member)
    example = source.example or EXAMPLES in {part.lower() for part in parts[:-1]}
    hints = (*reversed(parts), *source.hints)
    yield from _opened(Source(name, data, hints, example), budget, depth + 1)


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())[:200]
