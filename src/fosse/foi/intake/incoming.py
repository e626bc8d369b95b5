"""A file that came with a request, or that was found for it. PURE."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came: a safe name, the media type that its content shows (else the one that
    its sender gave), its bytes, and what could be read from it as text."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    text: str = field(default="", repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()
