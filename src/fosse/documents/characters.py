"""Which characters a document may hold. PURE."""

from __future__ import annotations

import re

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def for_xml(text: str) -> str:
    """The text with the replacement character for each character that XML 1.0 forbids, such as
    most control characters. Drawings and spreadsheets are XML."""
    return _NOT_XML.sub("\ufffd", text)
