"""What makes a request valid: section 8 of the Freedom of Information Act 2000. PURE.

s.8(1): a request in writing that (a) is in writing, (b) states the name of the applicant and an
address for correspondence, and (c) describes the information requested. A request for environmental
information (EIR 2004, reg. 5) needs none of these, but an answer needs somewhere to go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .text import clean

RULE = "FOIA-8"
MOST_CHARACTERS = 50_000  # of a request: what is longer comes as a file
MOST_NAME, MOST_ADDRESS = 200, 2_000

_WORD = re.compile(r"[^\W\d_]{2,}")
# RFC 5321, 4.1.2, as mail programs use it: words with single dots between, at a host with a dot.
_ATOM = r"[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+"
_SIGN = "0-9A-Za-z\u00a1-\uffff"
_LABEL = rf"[{_SIGN}](?:[{_SIGN}-]{{0,61}}[{_SIGN}])?"
_LAST = r"(?!-)(?:[A-Za-z\u00a1-\uffff-]{2,63}|xn--[0-9A-Za-z]{1,59})(?<!-)"
_MAIL = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LAST}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a request lacks: the field of the form that it is about, what is wrong and what to do,
    and where the law says so. `certain` is False where a person must judge."""

    field: str
    words: str
    cites: str
    certain: bool = True


def faults(*, name: str, email: str = "", address: str = "", text: str) -> tuple[Fault, ...]:
    """Everything that stops a request from being valid under s.8, or may: the certain first."""
    found = (*_of_name(name), *_of_address(email, address), *_of_text(text))
    return tuple(sorted(found, key=lambda fault: not fault.certain))


def is_mail_address(said: str) -> bool:
    """Whether it looks like one e-mail address that mail could be sent to. What is taken here, the
    outbox takes."""
    said = said.strip()
    return len(said) <= 254 and bool(_MAIL.fullmatch(said))


def _of_name(name: str) -> tuple[Fault, ...]:
    said = clean(name).strip()
    if not said:
        words = "Enter your name. A request has to say who is asking."
        return (Fault("name", words, "FOIA s.8(1)(b)"),)
    if len(said) > MOST_NAME:
        words = f"The name is longer than {MOST_NAME} characters. Enter your name only."
        return (Fault("name", words, "FOIA s.8(1)(b)"),)
    if not _WORD.search(said):
        words = "Enter a name that has letters in it, such as Ann Example or an organisation's."
        return (Fault("name", words, "FOIA s.8(1)(b)"),)
    if len(said.split()) < 2:
        words = (
            f"“{said}” is one word. A person's name is a first name or initial and a surname; an "
            "organisation's name may be one word."
        )
        return (Fault("name", words, "FOIA s.8(1)(b)", certain=False),)
    return ()


def _of_address(email: str, address: str) -> tuple[Fault, ...]:
    email, address = email.strip(), clean(address).strip()
    if email and not is_mail_address(email):
        words = f"“{email[:80]}” is not an e-mail address. Enter it as name@example.org."
        return (Fault("email", words, "FOIA s.8(1)(b)"),)
    if not email and not address:
        words = "Enter an e-mail address or a postal address, so that the answer can reach you."
        return (Fault("email", words, "FOIA s.8(1)(b)"),)
    if len(address) > MOST_ADDRESS:
        words = f"The address is longer than {MOST_ADDRESS:,} characters. Enter the address only."
        return (Fault("address", words, "FOIA s.8(1)(b)"),)
    if address and not email and len(_WORD.findall(address)) < 2:
        words = "Enter the whole postal address: house, street, town and postcode."
        return (Fault("address", words, "FOIA s.8(1)(b)"),)
    return ()


def _of_text(text: str) -> tuple[Fault, ...]:
    said = clean(text).strip()
    if not said:
        words = "Write what information you want. The request is empty."
        return (Fault("text", words, "FOIA s.8(1)(c)"),)
    if len(said) > MOST_CHARACTERS:
        words = (
            f"The request has {len(said):,} characters; at most {MOST_CHARACTERS:,} fit. Shorten "
            "it to the questions: what belongs to them can follow by e-mail."
        )
        return (Fault("text", words, "FOIA s.8(1)(c)"),)
    words_found = _WORD.findall(said)
    if not words_found:
        words = "Describe the information in words. The request has no words in it."
        return (Fault("text", words, "FOIA s.8(1)(c)"),)
    if len(words_found) < 3:
        words = (
            "Describe the information so that somebody can find it: what it is about, which "
            "schools or years, which document."
        )
        return (Fault("text", words, "FOIA s.8(1)(c)", certain=False),)
    return ()
