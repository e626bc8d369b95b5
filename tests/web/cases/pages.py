"""How tests of a request's pages read and send them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from tests.web.conftest import TODAY

from fosse.foi import facts
from fosse.foi.case_fact import CaseFact

CODE = 999
R = f"/authorities/{CODE}/requests"
DAY = "31/3/2026"


def text(response: Any) -> str:
    """What the page says, without its tags."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def case(reference: str) -> CaseFact:
    """The request as it is now."""
    found = facts.case(reference, as_at=TODAY)
    assert found
    return found


def send(
    client: Client, reference: str, form: str, version: int | None = None, **typed: Any
) -> Any:
    """Send a form of a request, filled with what was typed, from the case as it is now."""
    seen = case(reference).version if version is None else version
    return client.post(f"{R}/{reference}/{form}", {"version": seen, "on": DAY, **typed})


def done(client: Client, reference: str, form: str, **typed: Any) -> str:
    """The same, where it is done: what the next page says."""
    response = send(client, reference, form, **typed)
    assert response.status_code == 302, text(response)
    return text(client.get(response["Location"].partition("#")[0]))
