"""`fosse foi receive`: log a request that came as an e-mail, or as text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from fosse.foi import actions
from fosse.foi.intake import message, safety, validity
from fosse.foi.intake.message import LetterIn
from fosse.foi.intake.taken import papers_of
from fosse.foi.kinds import Channel
from fosse.people.access import NotAllowed
from fosse.people.operator import current_operator
from fosse.web.clock import now, today

from .output import DAY, LOOK, fail
from .schools import authority_name

# How mail begins as a mail program or server writes it, and nobody types it.
_MAIL = re.compile(
    rb"\A(?:From \S+@[^\n]*\n)?(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,60}?"
    rb"(?:received|return-path|delivered-to|mime-version|message-id|dkim-signature):",
    re.IGNORECASE,
)
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks, as the officer gives it: where it is empty, the e-mail says."""

    name: str
    email: str
    address: str
    organisation: str

    def over(self, letter: LetterIn) -> actions.RequesterDetails:
        return actions.RequesterDetails(
            name=self.name or letter.name,
            email=self.email or letter.email,
            address=self.address,
            organisation=self.organisation,
        )


@click.command()
@click.argument("file", type=FILE, default="-")
@click.option("--authority", type=int, help="The authority's code. Else FOSSE_AUTHORITY.")
@click.option("--received", type=DAY, help="The day on which it arrived. Else today.")
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel if channel is not Channel.FORM]),
    default=Channel.EMAIL.value,
    show_default=True,
    help="How it came.",
)
@click.option("--name", default="", help="Who asks. Else the sender of the e-mail.")
@click.option("--email", default="", help="Their e-mail address. Else the sender's.")
@click.option("--address", default="", help="Their postal address.")
@click.option("--organisation", default="", help="Their organisation.")
@click.option("--title", default="", help="A short name for it. Else its first words.")
def receive(
    file: Path,
    authority: int | None,
    received: datetime | None,
    channel: str,
    name: str,
    email: str,
    address: str,
    organisation: str,
    title: str,
) -> None:
    """Log the request in FILE, an e-mail as .eml, or as text from standard input.

    The e-mail is kept as it came, its attachments beside it. Exit code 1: it is logged, and there
    is something to look at.

    \b
    fosse foi receive message.eml --received 2026-11-20
    fosse foi receive --name "Ann Example" --address "1 High Street, Ratae" < letter.txt
    """
    code = authority or settings.FOSSE_AUTHORITY
    if code is None:
        raise click.UsageError("Name the --authority, such as 856, or set FOSSE_AUTHORITY.")
    authority_name(code)
    letter = _read(file)
    requester = Who(name, email, address, organisation).over(letter)
    taken = papers_of(letter)
    try:
        logged = actions.receive(
            authority_code=code,
            text=letter.request,
            channel=Channel(channel),
            received_on=received.date() if received else _arrived(letter),
            requester=requester,
            title=title or letter.subject,
            papers=taken.papers,
            by=current_operator(),
            at=now(),
        )
    except (actions.Refused, NotAllowed) as refused:
        fail(f"{refused} Nothing was logged.")
    told = (*_of_mail(taken.faults, requester), *_lacks(letter.request, requester))
    _say(logged, told)


def _read(file: Path) -> LetterIn:
    """The letter in the file, or on standard input. Ends the command when it is too large."""
    if str(file) != "-" and file.stat().st_size > message.MOST_BYTES:
        fail(f"{file.name} is larger than {message.MOST_BYTES // 2**20} MB. Nothing was logged.")
    data = _bytes_of(file)
    if data and (why := safety.why_no_mail(data)):
        fail(f"{file.name}: {why} Nothing was logged.")
    if file.suffix.lower() == ".eml" or _is_mail(data):
        return message.read_eml(data)
    return message.read_pasted(data.decode("utf-8", "replace"))


def _is_mail(data: bytes) -> bool:
    return _MAIL.match(data[:20_000]) is not None


def _bytes_of(file: Path) -> bytes:
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def _arrived(letter: LetterIn) -> date:
    """Today, unless the e-mail says that it was sent on another day: then somebody must say."""
    sent_on = timezone.localdate(letter.sent_at) if letter.sent_at else today()
    if sent_on != today():
        fail(
            f"The e-mail says that it was sent on {sent_on:%-d %B %Y}, and today is "
            f"{today():%-d %B %Y}. Give the day on which it arrived: --received {sent_on}. "
            "Nothing was logged."
        )
    return sent_on


def _of_mail(faults: Sequence[str], requester: actions.RequesterDetails) -> Iterator[str]:
    """What to look at in the e-mail; that it names no sender, only where nobody else did."""
    named = bool(requester.name and (requester.email or requester.address))
    yield from (words for words in faults if not (words == message.NO_SENDER and named))


def _lacks(text: str, requester: actions.RequesterDetails) -> Iterator[str]:
    """What it lacks of a valid request (FOIA-8)."""
    for fault in validity.faults(
        name=requester.name, email=requester.email, address=requester.address, text=text
    ):
        yield f"{fault.words} ({fault.cites})"


def _say(logged: actions.Received, told: Sequence[str]) -> None:
    if logged.twin_of:
        click.echo(f"It is {logged.twin_of} again, word for word. No second request was made.")
    else:
        click.echo(f"Logged as {logged.reference}.")
    for words in told:
        click.echo(f"Look at: {words}")
    if told or logged.twin_of:
        sys.exit(LOOK)
