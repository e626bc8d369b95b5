"""`fosse mail`: the outbox, looked at and sent."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from django.utils import timezone

from fosse.stationery.mail_facts import MailFact, mails, outbox_fact
from fosse.stationery.sending import Round, send_waiting
from fosse.web.clock import now
from fosse.web.words import count

from .output import LOOK, output_options, print_rows
from .post import keep_sending

COLUMNS = ("number", "state", "to", "subject", "about", "queued_at", "tries", "last_error")


@click.group()
def command() -> None:
    """Mail that waits to go out: list it, send it."""


@command.command()
@click.option("--watch", is_flag=True, help="Go on, once a minute, until Ctrl-C.")
def send(watch: bool) -> None:
    """Send the mail that waits. What a mail server doesn't take is tried again later.

    `fosse serve` does so by itself once a minute. Exit code 1: some was not sent.
    """
    if watch:
        keep_sending(tell=lambda done: _say(done) if done != Round() else None)
        return
    done = send_waiting(now=now)
    _say(done)
    if done.failed or done.stopped:
        sys.exit(LOOK)


@command.command("list")
@click.option("--all", "every", is_flag=True, help="Mail that was sent too, the latest 200.")
@output_options
def list_(every: bool, format_: str, output: Path | None) -> None:
    """List the mail that waits, and that which was given up."""
    fact = outbox_fact()
    print_rows(
        [_row(mail) for mail in mails(unsent_only=not every)],
        columns=COLUMNS,
        format_=format_,
        output=output,
        title="The outbox",
        about={
            "waiting": fact.waiting,
            "given_up": fact.given_up,
            "sent": fact.sent,
            "last_error": fact.last_error,
        },
    )


def _say(done: Round) -> None:
    click.echo(f"Sent {count(done.sent, 'mail')}; {done.failed or 'none'} failed.")
    if done.stopped:
        click.echo(done.stopped, err=True)


def _row(mail: MailFact) -> dict[str, object]:
    return {
        "number": mail.pk,
        "state": mail.state,
        "to": mail.to,
        "subject": mail.subject,
        "about": mail.about,
        "queued_at": f"{timezone.localtime(mail.queued_at):%Y-%m-%d %H:%M}",
        "tries": mail.tries,
        "last_error": mail.last_error,
    }
