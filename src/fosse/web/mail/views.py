"""The outbox of an authority: what waits, since when, and what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fosse.stationery import outbox as mail
from fosse.stationery.mail_facts import OutboxFact, mails, outbox_fact
from fosse.web.access import opens, signed_in
from fosse.web.clock import now
from fosse.web.register import authority_or_404
from fosse.web.words import count


@opens("requests.handle")
@require_safe
def outbox(request: HttpRequest, code: int) -> HttpResponse:
    fact = outbox_fact(code)
    context = {
        "authority": authority_or_404(code),
        "here": "Mail",
        "answer": in_words(fact, is_set=settings.MAIL_ROUTE is not None),
        "fact": fact,
        "mails": mails(code),
    }
    return render(request, "mail/mail.html", context)


@opens("requests.handle")
@require_POST
def try_again(request: HttpRequest, code: int, pk: int) -> HttpResponse:
    """Put a mail that was given up back among those that wait."""
    if mail.try_again(pk, authority_code=code, by=signed_in(request), at=now()):
        messages.success(request, "The mail waits again, and is sent within a minute or two.")
    else:
        messages.info(request, "Nothing was changed: this mail waits already, or went out.")
    return redirect("mail", code=code)


def in_words(fact: OutboxFact, *, is_set: bool) -> str:
    """Whether mail goes out, in a sentence or two."""
    waits = f"{count(fact.waiting, 'mail')} wait{'s' if fact.waiting == 1 else ''}"
    given_up = f" {count(fact.given_up, 'mail')} could not be sent." if fact.given_up else ""
    if not is_set:
        return f"No mail server is set, so no mail goes out. {waits.capitalize()}.{given_up}"
    if fact.failing:
        why = "because the mail server does not take it. Nothing is lost."
        return f"{waits.capitalize()}, {why}{given_up}"
    return f"{waits.capitalize()} to go out." + given_up if fact.waiting else _all_out(given_up)


def _all_out(given_up: str) -> str:
    return given_up.strip() or "All mail has gone out."
