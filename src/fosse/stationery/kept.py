"""The bytes of what was issued, in FOSSE_HOME/issued under the SHA-256 of what they hold.

Written once, never changed, and taken away only when a person is forgotten. A file is written
beside its name and renamed, so that none is ever half there; reading checks it against its name.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class Missing(Exception):
    """The bytes of that hash are not there, or are not what was kept; the message says which."""


def keep(data: bytes) -> str:
    """Keep bytes; their hash. The same bytes are kept once, and put right where their file was
    altered. They are on the disk before this returns; where the transaction that names them
    fails, they lie there unnamed and do no harm."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if path.exists() and path.read_bytes() == data:
        return sha256
    with tempfile.NamedTemporaryFile(dir=folder(), suffix=".part", delete=False) as half:
        try:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
            Path(half.name).replace(path)
        finally:
            Path(half.name).unlink(missing_ok=True)
    _remember(path.parent)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of that hash. Raises `Missing`."""
    try:
        data = path_of(sha256).read_bytes()
    except FileNotFoundError:
        raise Missing(
            f"{sha256[:12]}… is on record but its file is not in {folder()}. "
            "Put the folder back from the backup."
        ) from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Missing(
            f"The file of {sha256[:12]}… in {folder()} is not what was kept. "
            "Put it back from the backup."
        )
    return data


def remove(sha256: str) -> bool:
    """Take the bytes away; whether they were there."""
    path = path_of(sha256)
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def folder() -> Path:
    """Where issued bytes rest; made, for its owner only, when it is not there."""
    issued = Path(settings.HOME) / "issued"
    issued.mkdir(mode=0o700, parents=True, exist_ok=True)
    return issued


def path_of(sha256: str) -> Path:
    """The file of a hash. Raises `ValueError` for what is none."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"“{sha256[:80]}” is no SHA-256.")
    return folder() / sha256


def _remember(directory: Path) -> None:
    """Make the disk remember the new name too."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
