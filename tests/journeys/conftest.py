"""A real Fosse for the journeys: set up, loaded with Ratae and served by its own commands, and
a real Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.ratae import FOSSE, Installation

REPOSITORY = Path(__file__).resolve().parents[2]
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
# Only what is wrong leaves the browser: all that was right of a long page takes seconds to carry.
VIOLATIONS = """
    async tags => {
        const only = {runOnly: tags, resultTypes: ["violations"]};
        return (await axe.run(document, only)).violations;
    }
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys walk the one site, on one worker: see `tests.scheduling`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def site_url(ratae: Installation) -> Iterator[str]:
    """The address of a served Fosse with the sample authority loaded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**ratae.environment, "FOSSE_ADDRESS": address, "FOSSE_WORKERS": "1"}
    log = ratae.home / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen([FOSSE, "serve"], env=environment, stdout=out, stderr=out)
        try:
            _wait_for(f"http://{address}/", server, log)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(20)
            said = log.read_text()
            assert "Traceback" not in said and "read ahead" not in said, said


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(150):
        assert server.poll() is None, f"fosse serve stopped:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"fosse serve did not answer at {url}:\n{log.read_text()}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packages it; it asks nobody for updates. Playwright keeps an event
    loop running while it is open, beside which Django refuses its database: so no longer than
    a module of journeys."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is not here. On Debian: apt-get install chromium"
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-gpu",  # where there is none, it is slower than to draw without
    ]
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")  # Chromium's sandbox does not start as root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window, signed out."""
    with window(browser) as fresh:
        yield fresh


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[Page]:
    """A window of its own. An error in the page's console fails the journey."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", **options
    )
    fresh = context.new_page()
    fresh.set_default_timeout(15_000)
    errors: list[str] = []
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    fresh.on(
        "console",
        lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None,
    )
    try:
        yield fresh
    finally:
        context.close()
    assert not errors, f"The page's console says: {errors}"


@pytest.fixture(scope="session")
def sign_in(site_url: str) -> Callable[[Page, str], None]:
    """Sign in as one of Ratae's made-up people, through the form."""
    from sample.people import PASSWORD

    def go(page: Page, email: str) -> None:
        page.goto(f"{site_url}/sign-in")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    return go


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Check the open page against WCAG 2.2 AA with axe; nothing may be found. Once: a page reads
    the same whatever database it came from."""
    if "DATABASE_URL" in os.environ:
        return lambda page: None
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> None:
        page.evaluate(source)
        violations: list[dict[str, Any]] = page.evaluate(VIOLATIONS, list(AXE_TAGS))
        found = [
            f"{v['id']}: {v['help']} — {[n['html'][:160] for n in v['nodes'][:3]]}"
            for v in violations
        ]
        assert not found, f"axe found on {page.url}:\n" + "\n".join(found)

    return check


@pytest.fixture
def fits() -> Callable[[Page], None]:
    """At 375 pixels wide the page itself must not scroll sideways."""

    def check(page: Page) -> None:
        before = page.viewport_size
        page.set_viewport_size({"width": 375, "height": 800})
        excess = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert excess <= 0, f"{page.url} is {excess} pixels too wide at 375"
        if before:
            page.set_viewport_size(before)

    return check
