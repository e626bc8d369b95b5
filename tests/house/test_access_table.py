"""The one table of who may open which address: docs/access.md.

It is held twice: to what the views declare, and to what they do when every address is asked for
by every visitor. A change of access is therefore a change of that file, which is read in review.

To write it anew:  python -m pytest tests/house/test_access_table.py --write-docs
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.furnished import assess, furnish
from tests.stationery import making as stationery
from tests.web.cases.whole import whole

from fosse.people import actions
from fosse.people.models import Account, Role
from fosse.people.operator import Operator
from fosse.web.access_table import HERE, VISITORS, addresses, as_markdown

FILE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
START, END = "<!-- table -->\n", "<!-- end of table -->"
DAY = date(2026, 3, 31)
PASSWORD = "three random words"
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"")


def documented() -> str:
    return FILE.read_text("utf-8").partition(START)[2].partition(END)[0]


def test_the_file_says_what_the_views_declare(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-docs"):
        head, _, rest = FILE.read_text("utf-8").partition(START)
        FILE.write_text(f"{head}{START}{as_markdown()}{END}{rest.partition(END)[2]}", "utf-8")
    assert documented() == as_markdown()


def test_every_view_declares_who_may_open_it() -> None:
    assert [address.shape for address in addresses() if address.door is None] == []


@pytest.fixture
def installation(
    db: None,
    settings: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> dict[str, str]:
    """A furnished installation on a known day; the values of the parts of addresses."""
    monkeypatch.setenv("FOSSE_TODAY", DAY.isoformat())
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.FOSSE_AUTHORITY = HERE
    settings.HOME = tmp_path
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    values = furnish()
    assess(DAY)
    stationery.everything(code=HERE)
    return values | whole(HERE)


@pytest.mark.once
def test_every_address_opens_to_whom_the_file_says_and_to_nobody_else(
    installation: dict[str, str],
) -> None:
    expected = table()
    wrong = []
    for words, role in VISITORS.items():
        client = visiting(words, role)
        for shape, opens in expected.items():
            status = knock(client, fill(shape, installation))
            wanted = "open" if opens[words] else "closed"
            if status != wanted:
                wrong.append(f"{shape}, {words}: {status}, not {wanted}")
    assert wrong == []


@pytest.mark.once
def test_no_page_breaks_its_own_content_security_policy(installation: dict[str, str]) -> None:
    """No inline script, no inline style, in any page that the head of service can open."""
    client = visiting("head of service", VISITORS["head of service"])
    pages, broken = 0, []
    for address in addresses():
        answer = client.get(fill(address.shape, installation))
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        pages += 1
        policy = answer.headers["Content-Security-Policy"]
        if "unsafe" in policy or INLINE.search(answer.content.decode()):
            broken.append(address.shape)
    assert broken == []
    assert pages > 25


def table() -> dict[str, dict[str, bool]]:
    """address → visitor → whether it opens, as the file says."""
    head, _, *lines = [
        [cell.strip() for cell in line.strip("|\n ").split(" | ")]
        for line in documented().splitlines()
    ]
    visitors = head[2:]
    assert visitors == list(VISITORS)
    return {
        cells[0].strip("`"): dict(zip(visitors, [c == "yes" for c in cells[2:]], strict=True))
        for cells in lines
    }


def visiting(words: str, role: Role | None) -> Client:
    """A browser with that visitor signed in."""
    client = Client()
    if role is None:
        return client
    account: Account = actions.add_account(
        email=f"{words.replace(' ', '-')}@example.org",
        name=words,
        password=PASSWORD,
        today=DAY,
        by=Operator("tests"),
    )
    actions.give_role(
        account=account,
        name=role.name,
        authority_code=role.authority_code,
        urn=role.urn,
        starts_on=date(2020, 1, 1),
        today=DAY,
        by=Operator("tests"),
    )
    client.force_login(account)
    return client


def fill(shape: str, values: dict[str, str]) -> str:
    """The address with its parts filled in; an unknown part fails: give it a value in furnish."""
    return re.sub(r"<(\w+)>", lambda part: values[part[1]], shape)


def knock(client: Client, address: str) -> str:
    """“open”, “closed” (to sign in, or refused) or what else was answered."""
    answer = client.get(address)
    if answer.status_code == 403 or answer.headers.get("Location", "").startswith("/sign-in?next="):
        return "closed"
    if answer.status_code in {200, 302, 405}:  # 405: the address takes forms only
        return "open"
    return f"status {answer.status_code}"
