"""Open pages with all England loaded: milliseconds at the server, and queries."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from . import assessing
from .measuring import Line, median_ms, median_taken

AUTHORITY = 856
AS_AT = "2026-03-31"
PEER = "RapidFuzz over every name"
MISSPELT = ("saint margrets primary", "hilside comunity school", "queen elizabths grammar")


def measure(data: Path, home: Path) -> Iterator[Line]:
    """Each page by Django's own client in this process, after it has been opened three times,
    with an assessment of the authority to show."""
    assessing.assess(str(AUTHORITY), home, home / "to-show.json")
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    from django.test import Client

    from fosse.people.actions import add_account, give_role
    from fosse.people.models import RoleName
    from fosse.people.operator import current_operator
    from fosse.schools import facts
    from fosse.web.clock import today

    officer = add_account(
        email="bench@fosse.example",
        name="Bench",
        password=secrets.token_urlsafe(24),
        today=today(),
        by=current_operator(),
    )
    give_role(
        account=officer,
        name=RoleName.HEAD_OF_SERVICE,
        authority_code=AUTHORITY,
        starts_on=today(),
        today=today(),
        by=current_operator(),
    )
    urn = next(
        school.urn
        for school in facts.schools_of(AUTHORITY, as_at=today())
        if school.phase == "Secondary"
    )
    public, signed_in = Client(), Client()
    signed_in.force_login(officer)
    asked = f"?as_at={AS_AT}"
    pages = (
        ("a school's page", public, f"/schools/{urn}{asked}"),
        ("find a school, by name", public, "/schools?q=primary+school"),
        ("find a school, misspelt", public, f"/schools?q={MISSPELT[0].replace(' ', '+')}"),
        ("clusters of an authority", public, f"/authorities/{AUTHORITY}/clusters{asked}"),
        ("schools of an authority", public, f"/authorities/{AUTHORITY}/schools{asked}"),
        ("levels of an authority", signed_in, f"/authorities/{AUTHORITY}/levels{asked}"),
        ("a school's level, and why", signed_in, f"/schools/{urn}/level{asked}"),
    )
    for page in pages:
        yield _opened(*page)
    yield _search_beside_peer()


def _opened(called: str, client: object, address: str) -> Line:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    assert isinstance(client, Client)
    taken = median_taken(lambda: client.get(address))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return Line(
        called,
        f"{taken.by_clock:.0f} ms ({taken.of_processors:.0f} of processors), "
        f"{len(queries)} queries",
        "100 ms, 15 queries",
        how="median of 30, warm, all England loaded, SQLite",
    )


def _search_beside_peer() -> Line:
    """The same schools first, for names spelt wrong; then how long each takes."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    from fosse.schools import facts
    from fosse.schools.models import SchoolState
    from fosse.web.clock import today

    day = today()
    names = dict(SchoolState.objects.order_by("seen_from").values_list("school_id", "name"))
    ready = {urn: default_process(name) for urn, name in names.items()}

    def ours(text: str) -> str:
        return facts.search(text, as_at=day, limit=1).hits[0].school.name

    def theirs(text: str) -> list[str]:
        best = process.extract(text, ready, scorer=fuzz.token_sort_ratio, limit=20)
        return [names[urn] for _, _, urn in best]

    for text in MISSPELT:
        assert ours(text) in theirs(text), f"{text}: {ours(text)} is not among {theirs(text)}"
    mine = median_ms(lambda: [ours(text) for text in MISSPELT]) / len(MISSPELT)
    other = median_ms(lambda: [theirs(text) for text in MISSPELT], times=10) / len(MISSPELT)
    return Line(
        f"search {len(names):,} names, misspelt",
        f"{mine:.0f} ms",
        peer=f"{PEER} {other:.0f} ms: {mine / other:.2f} times as long",
        how=f"mean of {len(MISSPELT)} searches; our first is among the peer's first twenty",
    )
