"""The check of `fosse check` on mail: whether it can go out, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from fosse.stationery.mail_facts import outbox_fact
from fosse.web.clock import now
from fosse.web.words import count

from .soundness import BAD, LOOK_AT, WELL, Finding

SOON = timedelta(minutes=30)  # mail is sent once a minute; cron may do it less often
SERVER = "Set FOSSE_MAIL_URL and FOSSE_MAIL_FROM: docs/settings.md."


def mail() -> Iterator[Finding]:
    """Nothing that waits is lost; a server that does not take mail is wrong all the same, for
    letters have days by which they are due."""
    fact = outbox_fact()
    waits = f"{count(fact.waiting, 'mail')} waiting"
    if settings.MAIL_ROUTE is None:
        yield Finding("mail", LOOK_AT, f"no mail server is set; {waits}", SERVER)
    elif fact.failing:
        found = f"{waits}; the last error: {fact.last_error}"
        yield Finding("mail", BAD, found, "Mend the mail server, then: fosse mail send")
    elif fact.waiting_since and fact.waiting_since < now() - SOON:
        found = f"{waits}, and nobody has tried to send it"
        yield Finding("mail", BAD, found, "Start again what sends it: fosse serve")
    else:
        yield Finding("mail", WELL, f"{waits}, {fact.sent:,} sent")
    if settings.MAIL_ROUTE is not None and not settings.FOSSE_URL:
        yield Finding("links in mail", LOOK_AT, "FOSSE_URL is not set", "Set it to this address.")
    if fact.given_up:
        yield Finding(
            "mail given up",
            LOOK_AT,
            f"{count(fact.given_up, 'mail')} could not be sent",
            "See: fosse mail list. An information officer can try again on the page of mail.",
        )
