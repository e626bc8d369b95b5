"""Which characters a document may hold. PURE."""

from __future__ import annotations

import re

_NEW_LINE = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROLS = re.compile(r"[\x7f-\x9f]")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def for_xml(text: str) -> str:
    """The text with the replacement character for each character that XML 1.0 forbids, such as
    most control characters. Drawings and spreadsheets are XML."""
    return _NOT_XML.sub("\ufffd", text)


def for_document(text: str) -> str:
    """The text as letters and reports hold it: as `for_xml`, and without the other control
    characters, which XML has and HTML forbids; whatever ends a line made a new line, tabs made
    spaces."""
    plain = _NEW_LINE.sub("\n", text).replace("\t", " ")
    return for_xml(_CONTROLS.sub("\ufffd", plain))
