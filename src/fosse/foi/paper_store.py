"""The bytes of papers, in FOSSE_HOME/papers under the SHA-256 of what they hold.

A file is written beside its name and renamed, so that none is ever half there; reading checks it
against its name. What rests here came from strangers: it is kept, and never opened or shown.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .intake.incoming import Incoming
from .intake.message import MAIL
from .intake.message import MOST_BYTES as LARGEST_MAIL
from .recording import Refused

LARGEST = 25 * 1024 * 1024
"""Bytes of one paper; an e-mail that is kept as it came may be larger by its packing."""

HALF_WRITTEN = ".part"
LOCK = ".lock"
AN_HOUR = 3600


class Damaged(Exception):
    """The bytes of a paper are not there, or are not what was kept; the message says which."""


@contextmanager
def written(papers: Sequence[Incoming]) -> Iterator[None]:
    """Write the papers' bytes for the work inside; where it fails, take away those that were not
    there before, so that a failure leaves nothing. Raises `Refused` for one that is too large."""
    for paper in papers:
        check_size(paper)
    new = {paper.sha256: stamp for paper in papers if (stamp := _write(paper))}
    try:
        yield
    except BaseException:
        for sha256, stamp in new.items():
            _take_back(sha256, stamp)
        raise


def check_size(paper: Incoming) -> None:
    """Raise `Refused` for a paper that is empty or larger than is taken."""
    if not paper.data:
        raise Refused(f"“{paper.name}” is empty. Leave it out, or send it again.")
    most = LARGEST_MAIL if paper.media_type == MAIL else LARGEST
    if len(paper.data) > most:
        raise Refused(
            f"“{paper.name}” has {len(paper.data) / 2**20:,.0f} MB; at most "
            f"{most // 2**20} MB are taken. Ask for it in parts, or on paper."
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


def sweep(needed: Collection[str], *, dry_run: bool = False) -> int:
    """Take away the files that no paper names any more, and such as a crash leaves; how many
    there were. One that was asked for within the hour stays: its paper may be on its way."""
    with _alone():
        lost = [
            path
            for path in folder().iterdir()
            if path.name not in {*needed, LOCK} and path.stat().st_mtime < time.time() - AN_HOUR
        ]
        for path in lost if not dry_run else ():
            path.unlink()
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


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the folder against other processes: between seeing a file and taking it away, nobody
    may come to rely on it."""
    with (folder() / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(paper: Incoming) -> int | None:
    """Write the bytes; the time stamp of the file, or None where it was there before. That one
    gets a new stamp, which says that somebody relies on it."""
    path = path_of(paper.sha256)
    with _alone():
        if path.exists():
            path.touch()
            return None
        with tempfile.NamedTemporaryFile(
            dir=folder(), suffix=HALF_WRITTEN, delete=False
        ) as half:  # made for its owner only
            half.write(paper.data)
            half.flush()
            os.fsync(half.fileno())
        Path(half.name).replace(path)
        return path.stat().st_mtime_ns


def _take_back(sha256: str, stamp: int) -> None:
    """Take a file away that was written for nothing, unless somebody relies on it meanwhile."""
    path = path_of(sha256)
    with _alone():
        if path.exists() and path.stat().st_mtime_ns == stamp:
            path.unlink()
