"""The headers of an e-mail as words: encoded words, addresses, dates, parameters. PURE.

The standard library's own readers of these raise at some of what strangers send; each function here
has an answer for every string.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from .text import one_line
from .validity import is_mail_address

MOST = 2_000  # characters of a header that names somebody: a longer one is an attack

_ENCODED = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")  # RFC 2047, 6.2: no space between encoded words
_PARAMETER = re.compile(r";\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;\"]*)")
_PIECE = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?")


def words(raw: str) -> str:
    """A header as its reader would see it, on one line: RFC 2047 decoded, bytes that were sent
    bare read as UTF-8 or else as Windows does."""
    return one_line(_ENCODED.sub(_decoded, _BETWEEN.sub(r"\1", _bare(raw))), most=500)


def decode(data: bytes, charset: str) -> str:
    """Bytes as text: in the character set that was named, else UTF-8, else Windows-1252."""
    for name in (charset.strip().strip("\"'"), "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError, TypeError):  # no such set, not in it, no text encoding
            continue
    return data.decode("cp1252", "replace")


def sender(raw: str) -> tuple[str, str]:
    """Name and e-mail address of a From header; "" for what is not there."""
    plain = _bare(raw[:MOST]).replace("\r", " ").replace("\n", " ")
    name, address = parseaddr(plain)
    if not is_mail_address(address):
        found = re.search(r"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+", plain)
        address = found.group() if found and is_mail_address(found.group()) else ""
        name = name or plain.replace(address, "").strip(" <>\"'") if address else plain
    said = words(name).strip(" \"'")
    return ("" if said.lower() == address.lower() else said[:200], address)


def moment(raw: str) -> datetime | None:
    """The moment of a Date header, in UTC; None where it is none."""
    try:
        found = parsedate_to_datetime(raw.strip())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parameters(raw: str) -> Mapping[str, str]:
    """The parameters of a header such as Content-Type, by name in small letters; RFC 2231's
    pieces joined and decoded."""
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, value in _PARAMETER.findall(_bare(raw)):
        piece = _PIECE.fullmatch(name)
        if piece:
            coded = piece[3] is not None
            pieces.setdefault(piece[1].lower(), []).append((int(piece[2] or 0), coded, value))
    return {name: _joined(found) for name, found in pieces.items()}


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    ordered = sorted(pieces, key=lambda piece: piece[0])
    if not any(coded for _, coded, _ in ordered):
        return words("".join(_unquoted(value) for _, _, value in ordered))
    charset, rest = "utf-8", []
    for at, (_, coded, value) in enumerate(ordered):
        value = _unquoted(value)
        if at == 0 and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        rest.append(unquote_to_bytes(value) if coded else value.encode("utf-8", "replace"))
    return one_line(decode(b"".join(rest), charset), most=500)


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith('"') and value.endswith('"') and len(value) > 1:
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    return value


def _bare(raw: str) -> str:
    """A header whose bytes beyond ASCII came as surrogates, with those bytes read."""
    if raw.isascii():
        return raw
    return decode(raw.encode("utf-8", "surrogateescape"), "utf-8") if _escaped(raw) else raw


def _escaped(raw: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in raw)


def _decoded(found: re.Match[str]) -> str:
    charset, way, said = found.groups()
    if way in "qQ":
        data = binascii.a2b_qp(said.replace(" ", "_").encode("utf-8", "replace"), header=True)
    else:
        data = _base64(said.encode("ascii", "ignore"))
    return decode(data, charset)


def _base64(data: bytes) -> bytes:
    """Base64 read as far as it can be: what is no letter of it is passed over, and a rest too
    short for a byte is left."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data.partition(b"=")[0])
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
