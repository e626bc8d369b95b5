"""Waiting mail is handed to the mail server, or written to a folder where it is rehearsed."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from . import kept, outbox
from .models import OutgoingMail

AT_ONCE = 200  # mails of one round
SECONDS = 30  # to wait for an answer of the mail server
TOO_LARGE = 552  # RFC 1870, 6.1: said of the size before the mail is sent

NO_SERVER = "No mail server is set, so mail waits in the outbox. Set FOSSE_MAIL_URL."
_TROUBLE = (smtplib.SMTPException, OSError)  # what goes wrong with a server, or with a folder


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of sending did. `stopped` says why it ended early, "" when it did not."""

    sent: int = 0
    failed: int = 0
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a mail was not taken, in words. `for_good`: trying again will not help. `of_server`: it
    is not this mail's doing, so the others need not be tried now. `reached`: a mail server was
    there to say so."""

    words: str
    for_good: bool = False
    of_server: bool = False
    reached: bool = True


def send_waiting(*, now: Callable[[], datetime], limit: int = AT_ONCE) -> Round:
    """Send the mail whose time has come, that which waited longest first, and write down what
    became of each.

    Nothing raises because of a mail server: where it cannot be reached the round ends, and what
    waits is tried again in a later one. `now` is asked anew for each mail, for a round can take
    long.
    """
    if settings.MAIL_ROUTE is None:
        return Round(stopped=NO_SERVER)
    server = _server()
    done, tried = Round(), list[int]()
    while len(tried) < limit and not done.stopped:
        mail = outbox.claim_next(now=now(), passed=tried)
        if mail is None:
            break
        tried.append(mail.pk)
        done = _after(done, mail, _hand_over(mail, server), at=now())
    _hang_up(server)
    return done


def failure_of(trouble: Exception) -> Failure:
    """What an error of the mail server means, in words."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(trouble.recipients.values()), (450, b""))
        return Failure(f"The address was refused: {code} {_plain(said)}", for_good=code >= 500)
    if isinstance(trouble, smtplib.SMTPAuthenticationError):
        words = f"The mail server refused the password: {_plain(trouble.smtp_error)}"
        return Failure(f"{words}. Correct FOSSE_MAIL_URL.", of_server=True)
    if isinstance(trouble, smtplib.SMTPDataError):
        words = f"The mail was refused: {trouble.smtp_code} {_plain(trouble.smtp_error)}"
        return Failure(words, for_good=trouble.smtp_code >= 500)
    if isinstance(trouble, smtplib.SMTPSenderRefused) and trouble.smtp_code == TOO_LARGE:
        words = f"The mail is too large for the mail server: {_plain(trouble.smtp_error)}"
        return Failure(f"{words}. Send it by another way.", for_good=True)
    if isinstance(trouble, smtplib.SMTPResponseException):
        words = f"The mail server said: {trouble.smtp_code} {_plain(trouble.smtp_error)}"
        return Failure(words, of_server=True)
    return Failure(f"The mail server was not reached: {trouble}", of_server=True, reached=False)


def _server() -> BaseEmailBackend:
    route = dict(settings.MAIL_ROUTE or {})
    made: BaseEmailBackend = get_connection(route.pop("backend"), fail_silently=False, **route)
    return made


def _hand_over(mail: OutgoingMail, server: BaseEmailBackend) -> Failure | None:
    """Give one mail to the server; None when it took it."""
    try:
        message = _message(mail)
    except (kept.Missing, OSError) as trouble:
        return Failure(f"An attachment cannot be read: {trouble}")
    try:
        server.open()
        server.send_messages([message])
    except _TROUBLE as trouble:
        _hang_up(server)
        return failure_of(trouble)
    except ValueError as odd:  # a header or an address that cannot be written as mail
        return Failure(f"The mail could not be written: {odd}")
    return None


def _message(mail: OutgoingMail) -> EmailMessage:
    message = EmailMessage(
        subject=mail.subject,
        body=mail.text,
        from_email=settings.FOSSE_MAIL_FROM,
        to=[mail.to],
        # RFC 3834: no machine answers what a machine wrote, such as “I am on holiday”.
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    for one in mail.attachments:
        message.attach(one["name"], kept.read(one["sha256"]), one["media_type"])
    return message


def _after(done: Round, mail: OutgoingMail, failure: Failure | None, *, at: datetime) -> Round:
    if failure is None:
        outbox.sent(mail, at=at)
        return Round(done.sent + 1, done.failed)
    outbox.failed(mail, failure.words, at=at, for_good=failure.for_good, reached=failure.reached)
    return Round(done.sent, done.failed + 1, failure.words if failure.of_server else "")


def _hang_up(server: BaseEmailBackend) -> None:
    """End the talk. What the server took, it took; how it says goodbye changes nothing."""
    with suppress(*_TROUBLE):
        server.close()


def _plain(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:300]
