"""The parts of an e-mail: the one text to read, and everything else as a file. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.errors import (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message
from typing import Literal

from . import headers, html
from .content import media_type_of
from .incoming import Incoming
from .names import apart, ending_of, safe_name
from .text import clean

MOST_PARTS = 200
DEEPEST = 20  # parts within parts

TOO_MANY = f"The e-mail has more than {MOST_PARTS} parts. The rest is in the original only."
TOO_DEEP = "Parts of the e-mail stand too deep within others. They are in the original only."
BAD_CODE = "Part of the e-mail was damaged on its way. What could be read of it is here."
WINMAIL = (
    "Outlook packed the attachments into “winmail.dat”, which is kept but cannot be looked into. "
    "Ask the sender to send them again as plain text with ordinary attachments."
)
OUTSIDE = "An attachment lies on another site and did not come with the e-mail: see its text."

_DAMAGE = (InvalidBase64PaddingDefect, InvalidBase64CharactersDefect, InvalidBase64LengthDefect)
_ENDINGS = {
    "text/plain": "txt",
    "text/html": "html",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "message/rfc822": "eml",
    "text/calendar": "ics",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part: the text to read, or a file with its bytes (and its words, where it has some)."""

    kind: Literal["text", "file"]
    name: str
    media_type: str
    data: bytes
    text: str = ""
    faults: tuple[str, ...] = field(default=())


def parts_of(message: Message) -> Iterator[Part]:
    """Every part of a message, in its order. Of alternatives, the plain one is the text, else
    the HTML one; the others are kept as files only where they say something else."""
    for count, part in enumerate(_walk(message, 0)):
        if count >= MOST_PARTS:
            yield Part("text", "", "", b"", faults=(TOO_MANY,))
            return
        yield part


def named_apart(found: Sequence[Part]) -> tuple[Incoming, ...]:
    """The files among the parts, no two with one name."""
    names: list[str] = []
    files = []
    for part in found:
        if part.kind == "file":
            names.append(apart(names, part.name))
            media_type = media_type_of(part.data, part.media_type)
            files.append(Incoming(names[-1], media_type, part.data, part.text))
    return tuple(files)


def _walk(message: Message, depth: int) -> Iterator[Part]:
    if depth > DEEPEST:
        yield Part("text", "", "", b"", faults=(TOO_DEEP,))
    elif message.get_content_type() == "message/rfc822":
        yield _forwarded(message)
    elif not isinstance(message.get_payload(), list):
        yield _leaf(message)
    elif message.get_content_type() == "multipart/alternative":
        yield from _alternative(message, depth)
    else:
        for part in _children(message):
            yield from _walk(part, depth + 1)


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    found = payload if isinstance(payload, list) else []
    return [part for part in found if isinstance(part, Message)]


def _alternative(message: Message, depth: int) -> Iterator[Part]:
    """One text of several, and the files that stand beside it."""
    found = [part for child in _children(message) for part in _walk(child, depth + 1)]
    texts = [part for part in found if part.kind == "text"]
    plain = [part for part in texts if part.media_type == "text/plain" and part.text.strip()]
    yield from (plain or [part for part in texts if part.text.strip()])[:1]
    yield from (part for part in texts if part.faults and part not in plain[:1] and not part.text)
    yield from (part for part in found if part.kind == "file")


def _leaf(message: Message) -> Part:
    media_type = message.get_content_type()
    if media_type.startswith("multipart/"):  # it says so, and has no parts
        media_type = "text/plain"
    shown = headers.parameters(f"x;{_after(message, 'content-disposition')}")
    typed = headers.parameters(f"x;{_after(message, 'content-type')}")
    name = shown.get("filename") or typed.get("name") or ""
    data, faults = _bytes_of(message)
    attached = str(message.get("content-disposition", "")).strip().lower().startswith("attachment")
    if media_type in {"text/plain", "text/html"} and not attached and not name:
        return Part("text", "", media_type, data, _words(data, media_type, typed), faults)
    faults += _told(media_type, name)
    words = _words(data, media_type, typed) if media_type in {"text/plain", "text/html"} else ""
    return Part("file", _name(name, media_type), media_type, data, words, faults)


def _after(message: Message, header: str) -> str:
    return str(message.get(header, "")).partition(";")[2]


def _words(data: bytes, media_type: str, typed: Mapping[str, str]) -> str:
    text = headers.decode(data, typed.get("charset", ""))
    return html.as_text(text) if media_type == "text/html" else clean(text)


def _told(media_type: str, name: str) -> tuple[str, ...]:
    if media_type in {"application/ms-tnef", "application/vnd.ms-tnef"} or name == "winmail.dat":
        return (WINMAIL,)
    return (OUTSIDE,) if media_type == "message/external-body" else ()


def _name(name: str, media_type: str) -> str:
    ending = _ENDINGS.get(media_type, "")
    made = safe_name(name, otherwise="attachment")
    return f"{made}.{ending}" if ending and not ending_of(made) else made


def _forwarded(message: Message) -> Part:
    """A message within the message: a file of its own, with its subject for a name."""
    inner = next(iter(_children(message)), None)
    if inner is None:
        return _leaf(message)
    subject = headers.words(str(inner.get("subject", "")))
    words = "\n\n".join(part.text for part in _walk(inner, 1) if part.kind == "text")
    name = safe_name(subject.replace(".", " "), otherwise="message")
    return Part("file", f"{name}.eml", "message/rfc822", _written(inner), words)


def _written(message: Message) -> bytes:
    """The bytes of a message within another."""
    return message.as_bytes()


def _bytes_of(message: Message) -> tuple[bytes, tuple[str, ...]]:
    """The content of a part, decoded as far as it can be, and what was wrong with that."""
    data = message.get_payload(decode=True)
    damaged = any(isinstance(defect, _DAMAGE) for defect in message.defects)
    return data if isinstance(data, bytes) else b"", (BAD_CODE,) if damaged else ()
