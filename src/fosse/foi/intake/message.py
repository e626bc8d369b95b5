"""An e-mail, as a file or as pasted text, taken apart into what a request needs. PURE.

Whatever is wrong with it becomes a fault in words; nothing raises, and nothing is lost, for the
original goes with it to be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import Compat32

from . import headers, parts, quoting
from .incoming import Incoming
from .quoting import Passage
from .text import clean

MAIL = "message/rfc822"
MOST_BYTES = 40 * 1024 * 1024  # of an e-mail: files of 25 MB, written as letters, come to 34

TOO_LARGE = f"The e-mail is larger than {MOST_BYTES // 2**20} MB and was not taken apart."
NOT_APART = (
    "The e-mail is not put together as e-mails are, so it could not be taken apart. Its text is "
    "shown as it came; look in the original for attachments."
)
NO_SENDER = "The e-mail does not say who sent it. Enter the name and the address by hand."
NO_TEXT = "The e-mail has no text. Look at its attachments for the request."
FORWARDED = (
    "The e-mail was forwarded: the request may stand in the quoted part, and the sender may not be "
    "the one who asked."
)
# What the standard library's parser raises at headers and nestings that no mail program writes.
_BROKEN = (MessageError, ValueError, TypeError, LookupError, AssertionError, RecursionError)
_HEADER_LINE = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):(.*)$")


@dataclass(frozen=True, slots=True)
class LetterIn:
    """An e-mail that came in. `passages` are its text in their order, marked as the writer's
    words, earlier mail or signature; `faults` what an officer should know; `original` the bytes as
    they came. `sent_at` is what the sender's machine claims, and never the day of receipt."""

    name: str
    email: str
    subject: str
    sent_at: datetime | None
    passages: tuple[Passage, ...]
    attachments: tuple[Incoming, ...]
    faults: tuple[str, ...]
    original: Incoming

    @property
    def text(self) -> str:
        """All of the text."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def request(self) -> str:
        """The writer's own words; all of the text when it was forwarded."""
        return self.text if FORWARDED in self.faults else quoting.own_words(self.passages)


class _AsItCame(Compat32):
    """Headers as text and nothing more: `headers` reads them."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


def read_eml(data: bytes) -> LetterIn:
    """The e-mail in an `.eml` file. Never raises."""
    original = Incoming("message.eml", MAIL, data)
    if len(data) > MOST_BYTES:
        return _letter(Message(), [], (TOO_LARGE,), original)
    try:
        message = message_from_bytes(data, policy=_AsItCame())
        found = list(parts.parts_of(message))
        return _letter(message, found, (), original)
    except _BROKEN:
        text = parts.Part("text", "", "text/plain", b"", headers.decode(data, ""))
        return _letter(Message(), [text], (NOT_APART,), original)


def read_pasted(text: str) -> LetterIn:
    """An e-mail that was pasted with its headers, or a text without any. Never raises."""
    plain = clean(text)
    said, body = _pasted_headers(plain)
    message: Message = Message()
    for name, value in said:
        message[name] = value
    original = Incoming("pasted.txt", "text/plain", text.encode("utf-8", "replace"))
    return _letter(message, [parts.Part("text", "", "text/plain", b"", body)], (), original)


def _letter(
    message: Message, found: list[parts.Part], faults: tuple[str, ...], original: Incoming
) -> LetterIn:
    said = _Said(message)
    name, email = headers.sender(said.first("reply-to") or said.first("from"))
    if not name and said.first("reply-to"):
        name = headers.sender(said.first("from"))[0]
    subject = headers.words(said.first("subject"))[:200]
    text = clean("\n\n".join(part.text for part in found if part.kind == "text" and part.text))
    passages = quoting.passages(text)
    told = [*faults, *(fault for part in found for fault in part.faults)]
    told += [words for words, so in _look_at(email, text, subject, passages, faults) if so]
    return LetterIn(
        name=name,
        email=email,
        subject=subject,
        sent_at=headers.moment(said.first("date")),
        passages=passages,
        attachments=parts.named_apart(found),
        faults=tuple(dict.fromkeys(told)),
        original=original,
    )


def _look_at(
    email: str, text: str, subject: str, passages: tuple[Passage, ...], faults: tuple[str, ...]
) -> Iterator[tuple[str, bool]]:
    yield NO_SENDER, not email
    yield NO_TEXT, not text.strip() and not faults
    forwarded = re.match(r"(?i)\s*(fw|fwd|wg)\s*:", subject) is not None
    yield FORWARDED, forwarded and any(passage.kind == "quoted" for passage in passages)


class _Said:
    """The headers of a message, each by its name in small letters, the first of each."""

    def __init__(self, message: Message) -> None:
        self._found: dict[str, str] = {}
        for name, value in message.items():
            self._found.setdefault(name.lower(), str(value))

    def first(self, name: str) -> str:
        return self._found.get(name, "")


def _pasted_headers(text: str) -> tuple[list[tuple[str, str]], str]:
    """The headers at the top of a pasted e-mail, and the rest. A text that begins otherwise has
    none."""
    known = {"from", "to", "cc", "subject", "date", "sent", "reply-to"}
    found: list[tuple[str, str]] = []
    lines = text.split("\n")
    for at, line in enumerate(lines):
        match = _HEADER_LINE.match(line)
        if match and (match[1].lower() in known or found):
            name = "Date" if match[1].lower() == "sent" else match[1]
            found.append((name, match[2].strip()))
        elif found and line[:1] in {" ", "\t"} and line.strip():
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        else:
            rest = lines[at:]
            break
    else:
        rest = []
    if not {"from", "subject"} & {name.lower() for name, _ in found}:
        return [], text
    return found, "\n".join(rest).strip("\n")
