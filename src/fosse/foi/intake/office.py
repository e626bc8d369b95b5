"""Macros and locks of office files, found in their bytes. PURE.

The older formats are compound files ([MS-CFB]) whose directory names its streams in UTF-16; the
newer ones are zips whose members name themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_MACRO_STREAMS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "VBA_PROJECT_CUR"))
_LOCK_STREAM = "EncryptedPackage".encode("utf-16-le")
_OUTLOOK_STREAM = "__properties_version1.0".encode("utf-16-le")
# {000C1084-0000-0000-C000-000000000046}: Windows Installer, in the root entry
_INSTALLER = b"\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
_MACRO_MEMBER = re.compile(
    r"(?:^|/)vbaproject\.bin$|^xl/macrosheets/|^basic/.+\.xml$|^scripts/.+", re.IGNORECASE
)
_MACRO_TYPE = re.compile(rb"macroEnabled", re.IGNORECASE)
CONTENT_TYPES = "[Content_Types].xml"

MACROS = (
    "It holds macros, which are programs. Save it without them, as .xlsx, .docx or PDF, and send "
    "that."
)
LOCKED = "It is locked with a password. Save it without one and send that."
INSTALLER = "It is an installer, which is a program. Programs are not taken."
OUTLOOK = (
    "It is a message in Outlook's own format (.msg). Save it as .eml or PDF, or paste its words "
    "with their headers."
)


def why_not_compound(data: bytes) -> str:
    """Why a compound file (.xls, .doc, .msg, .msi…) is not taken, in words; "" when it is."""
    if _INSTALLER in data[:8192]:
        return INSTALLER
    if _LOCK_STREAM in data:
        return LOCKED
    if any(name in data for name in _MACRO_STREAMS):
        return MACROS
    return OUTLOOK if _OUTLOOK_STREAM in data else ""


def has_macros(members: Collection[str], content_types: bytes) -> bool:
    """Whether a zip with these members is an office file with macros."""
    if _MACRO_TYPE.search(content_types):
        return True
    office = CONTENT_TYPES in members or "content.xml" in members
    return office and any(_MACRO_MEMBER.search(name) for name in members)
