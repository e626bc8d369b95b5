"""The sample authority's sign-ins, shown on the sign-in page when FOSSE_DEMO is on."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from fosse.people import facts
from fosse.people.demo import DOMAIN, SIGN_IN_WORDS
from fosse.web.clock import today


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    email: str
    name: str
    roles: str
    password: str = SIGN_IN_WORDS


def demo_sign_ins() -> tuple[DemoSignIn, ...]:
    """The made-up accounts that are here; none unless FOSSE_DEMO is on."""
    if not settings.FOSSE_DEMO:
        return ()
    return tuple(
        DemoSignIn(account.email, account.name, "; ".join(role.words for role in account.roles))
        for account in facts.accounts(as_at=today())
        if account.is_active and account.email.endswith(DOMAIN)
    )
