"""The bytes of papers, in FOSSE_HOME/papers under the SHA-256 of what they hold.

A file is written beside its name and renamed, so that none is ever half there; reading checks it
against its name. What rests here came from strangers: it is kept, and never opened or shown.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .intake.incoming import Incoming
from .recording import Refused

LARGEST = 25 * 1024 * 1024
"""Bytes of one paper."""

HALF_WRITTEN = ".part"
_AN_HOUR = 3600


class Damaged(Exception):
    """The bytes of a paper are not there, or are not what was kept; the message says which."""


@contextmanager
def written(papers: Sequence[Incoming]) -> Iterator[None]:
    """Write the papers' bytes for the work inside; where it fails, take away those that were not
    there before, so that a failure leaves nothing. Raises `Refused` for one that is too large."""
    for paper in papers:
        check_size(paper)
    new = [paper.sha256 for paper in papers if _write(paper)]
    try:
        yield
    except BaseException:
        for sha256 in new:
            remove(sha256)
        raise


def check_size(paper: Incoming) -> None:
    """Raise `Refused` for a paper that is empty or larger than is taken."""
    if not paper.data:
        raise Refused(f"“{paper.name}” is empty. Leave it out, or send it again.")
    if len(paper.data) > LARGEST:
        raise Refused(
            f"“{paper.name}” has {len(paper.data) / 2**20:,.0f} MB; at most "
            f"{LARGEST // 2**20} MB are taken. Ask for it in parts, or on paper."
        )


def read(sha256: str) -> bytes:
    """The bytes of that hash. Raises `Damaged` when they are not there or have changed."""
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise Damaged(
            f"The paper {sha256[:12]}… is on record but its file is not in {folder()}. "
            "Put the folder back from the backup."
        ) from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Damaged(
            f"The file of paper {sha256[:12]}… in {folder()} is not what was kept. "
            "Put it back from the backup."
        )
    return data


def remove(sha256: str) -> None:
    """Take the bytes away; nothing happens when they are gone already."""
    path_of(sha256).unlink(missing_ok=True)


def sweep(needed: Collection[str], *, dry_run: bool = False) -> int:
    """Take away files that no paper names, such as a crash leaves; how many there were. One
    written within the hour stays: its paper may be on its way."""
    lost = [
        path
        for path in folder().glob("*")
        if path.name not in needed and path.stat().st_mtime < time.time() - _AN_HOUR
    ]
    for path in lost if not dry_run else ():
        path.unlink(missing_ok=True)
    return len(lost)


def folder() -> Path:
    """Where the papers rest; made, for its owner only, when it is not there."""
    papers = Path(settings.HOME) / "papers"
    papers.mkdir(mode=0o700, parents=True, exist_ok=True)
    return papers


def path_of(sha256: str) -> Path:
    """The file of a hash."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"“{sha256[:80]}” is no SHA-256.")
    return folder() / sha256


def _write(paper: Incoming) -> bool:
    """Write the bytes unless they are there; whether they were not."""
    path = path_of(paper.sha256)
    if path.exists():
        return False
    with tempfile.NamedTemporaryFile(
        dir=folder(), suffix=HALF_WRITTEN, delete=False
    ) as half:  # made for its owner only
        half.write(paper.data)
        half.flush()
        os.fsync(half.fileno())
    Path(half.name).replace(path)
    return True
