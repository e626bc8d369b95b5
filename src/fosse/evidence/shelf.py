"""Where releases rest: Parquet files that are written once and never changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings


class Shelved(Protocol):
    """What tells a release's file: the hash of what it was made from, and the year."""

    @property
    def sha256(self) -> str: ...

    @property
    def year(self) -> str: ...


def folder() -> Path:
    """The folder of all releases, made when it is not there."""
    home: Path = settings.HOME
    place = home / "releases"
    place.mkdir(parents=True, exist_ok=True)
    return place


def path_of(release: Shelved) -> Path:
    """Where a release's rows rest."""
    return place_of(release.sha256, release.year)


def place_of(sha256: str, year: str) -> Path:
    """Where the rows of one year of a file rest: "<sha256>-2018-19.parquet"."""
    ending = "-" + year.replace("/", "-") if year else ""
    return folder() / f"{sha256}{ending}.parquet"


def put(table: pa.Table, sha256: str, year: str) -> Path:
    """Write rows under the hash of their file, whole or not at all.

    They are on the disk under their own name before this returns. Rows already there under
    that name came from the same bytes and are written anew: a reader with the file open keeps
    what it has.
    """
    place = place_of(sha256, year)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            pq.write_table(
                table,
                file,
                compression="zstd",
                row_group_size=max(table.num_rows, 1),
                write_page_checksum=True,  # `unsound` holds every page to it
            )
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    _remember(place.parent)
    return place


def unsound(release: Shelved) -> str:
    """What is wrong with the file of a release, in words; "" when every page of it can be read
    and has the checksum that it was written with."""
    place = path_of(release)
    try:
        pq.read_table(place, page_checksum_verification=True)
    except FileNotFoundError:
        return "is not there"
    except (pa.ArrowException, OSError) as error:
        return f"cannot be read: {str(error).splitlines()[0]}"
    return ""


def _remember(directory: Path) -> None:
    """Make the disk remember the new name too."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep() -> None:
    """Throw away what a killed load left half written."""
    for part in folder().glob(".*.part"):
        if not _alive(int(part.name.split(".")[-2])):
            part.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it lives, under another account
        return True
    return True


def read(release: Shelved, columns: Sequence[str] | None = None) -> pa.Table:
    """A release's rows, or only the columns named, as text with each distinct text held once.

    Columns that the release does not have are left out.
    """
    path = path_of(release)
    if columns is None:
        return pq.read_table(path)
    there = set(pq.read_schema(path).names)
    return pq.read_table(path, columns=[name for name in columns if name in there])
