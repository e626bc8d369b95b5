"""What a file is by its content, whatever its name says. PURE."""

from __future__ import annotations

import re
from typing import Literal

Content = Literal[
    "empty", "program", "shortcut", "disk image", "zip", "ole", "archive", "winmail", "pdf",
    "image", "text", "other",
]  # fmt: skip

_PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",  # Mach-O of one machine, in either order of bytes …
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # … and of several; Java's classes begin so too
    b"\x00asm",
    b"dex\n",
)
_ARCHIVES = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"MSCF",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"ISc(",
)
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WINMAIL_MARK = b"\x78\x9f\x3e\x22"
_LINK_MARK = b"L\x00\x00\x00\x01\x14\x02\x00"  # [MS-SHLLINK] 2.1
_SCRIPT = re.compile(
    rb"\A\s*(?:#!\s*/|@echo off\b|<\?php\b|#requires\b|on error resume next\b|"
    rb"Windows Registry Editor|REGEDIT4|<\?xml[^>]*>\s*<(?:job|package|component)\b|"
    rb"<(?:job|hta:application)\b|\[InternetShortcut\])",
    re.IGNORECASE,
)


def content_of(data: bytes) -> Content:
    """What the bytes are. A script is a program; text is whatever can be read as such."""
    if not data:
        return "empty"
    if data.startswith(_PROGRAMS) or _is_windows_program(data) or _SCRIPT.match(data[:400]):
        return "program"
    if data.startswith(_LINK_MARK):
        return "shortcut"
    if data.startswith(ZIP_MARKS):
        return "zip"
    if data.startswith(OLE_MARK):
        return "ole"
    if data.startswith(WINMAIL_MARK):
        return "winmail"
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar":
        return "archive"
    if data[32769:32774] == b"CD001":
        return "disk image"
    return _harmless(data)


def media_type_of(data: bytes, said: str) -> str:
    """The media type that the content shows, else the one that its sender gave, else
    "application/octet-stream"."""
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    for mark, media_type in _IMAGES.items():
        if data.startswith(mark):
            return media_type
    said = said.strip().lower()[:100]
    return said if re.fullmatch(r"[\w.+-]+/[\w.+-]+", said) else "application/octet-stream"


def _harmless(data: bytes) -> Content:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(tuple(_IMAGES)):
        return "image"
    return "text" if b"\x00" not in data[:4096] else "other"


def _is_windows_program(data: bytes) -> bool:
    """MZ begins programs of DOS and Windows; a text that begins so holds no zero byte."""
    return data[:2] in {b"MZ", b"ZM"} and b"\x00" in data[:64]
