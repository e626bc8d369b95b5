"""Setting up and serving an installation, in processes of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest

FOSSE = Path(sys.executable).with_name("fosse")
STYLES = Path(__file__).resolve().parents[2] / "src/fosse/web/static/build/fosse.css"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation of its own, on SQLite."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOSSE_", "DATABASE_"))}
    return {**kept, "FOSSE_HOME": str(tmp_path_factory.mktemp("home")), "COLUMNS": "200"}


@pytest.fixture(scope="module")
def fosse(surroundings: dict[str, str]) -> Run:
    """Runs `fosse` there."""

    def run(*arguments: str, said: str = "", **changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [FOSSE, *arguments],
            env={**surroundings, **changed},
            input=said,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


@pytest.fixture(scope="module")
def installed(fosse: Run) -> Run:
    """The same, once it is set up."""
    if not STYLES.is_file():
        pytest.skip("THE STYLES ARE NOT BUILT: run `make theme`")
    answer = fosse("setup")
    assert answer.returncode == 0, answer.stderr
    return fosse


def test_before_setup_it_says_to_run_it(fosse: Run, tmp_path: Path) -> None:
    answer = fosse("account", "list", FOSSE_HOME=str(tmp_path))
    assert answer.returncode == 3
    assert answer.stderr.strip().endswith("Run: fosse setup")
    served = fosse("serve", FOSSE_HOME=str(tmp_path))
    assert served.returncode == 3
    assert "Run: fosse setup" in served.stderr


def test_a_second_setup_changes_nothing(installed: Run, surroundings: dict[str, str]) -> None:
    home = Path(surroundings["FOSSE_HOME"])
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*.*") if path.is_file()}
    answer = installed("setup")
    assert answer.stdout == "Database: up to date.\nStatic files: up to date.\n"
    after = {path: path.stat().st_mtime_ns for path in home.rglob("*.*") if path.is_file()}
    assert {p for p in after if "sqlite3" not in p.name} == {
        p for p in before if "sqlite3" not in p.name
    }
    assert all(after[p] == before[p] for p in before if "sqlite3" not in p.name)


@pytest.mark.once
def test_help_is_for_an_officer_and_quick(fosse: Run) -> None:
    answer = fosse("--help")
    assert answer.returncode == 0
    assert "Load published files: a file, a zip or a folder." in answer.stdout
    assert "Exit codes: 0 done" in answer.stdout
    assert "Traceback" not in answer.stderr


@pytest.mark.once
def test_a_setting_that_makes_no_sense_is_named_and_nothing_runs(fosse: Run) -> None:
    answer = fosse("account", "list", FOSSE_DEBUG="maybe")
    assert (answer.returncode, answer.stderr) == (
        3,
        "FOSSE_DEBUG is “maybe”. Set it to on or off.\n",
    )


def test_a_database_that_is_not_there_is_said_in_words(fosse: Run) -> None:
    answer = fosse("account", "list", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert answer.returncode == 3
    assert "Check DATABASE_URL" in answer.stderr
    assert "Traceback" not in answer.stderr


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def test_it_serves_until_it_is_told_to_stop(installed: Run, surroundings: dict[str, str]) -> None:
    port = free_port()
    address = f"127.0.0.1:{port}"
    server = subprocess.Popen(
        [FOSSE, "serve", "--address", address, "--workers", "1"],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert wait_for(port, "/privacy") == 200
        taken = installed("serve", "--address", address)
        assert (taken.returncode, "Stop what is listening there" in taken.stderr) == (3, True)
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=20)
    assert server.returncode == 0
    assert f"Fosse is at http://{address}" in said
    assert "Traceback" not in said


def wait_for(port: int, path: str) -> int:
    """The status of the page, once anything answers."""
    until = time.monotonic() + 30
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        finally:
            connection.close()


def test_the_post_goes_out_beside_the_pages_and_ends_with_them(
    installed: Run, surroundings: dict[str, str]
) -> None:
    """Started as `fosse serve` starts it, by a program that is gone a moment later."""
    starts_it = (
        "import time; from fosse.cli import post; "
        "print(post.start().pid, flush=True); time.sleep(4)"
    )
    told = {
        **surroundings,
        "DJANGO_SETTINGS_MODULE": "fosse.web.settings",
        "FOSSE_MAIL_URL": "file:mail",
        "FOSSE_MAIL_FROM": "foi@ratae.example",
    }
    program = f"import django; django.setup(); {starts_it}"
    started = subprocess.run(
        [sys.executable, "-c", program], env=told, capture_output=True, text=True, timeout=60
    )
    assert started.returncode == 0, started.stderr
    assert started.stderr == ""  # it had time to fall over, and did not
    pid = int(started.stdout)
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGTERM)
    pytest.fail("The post goes on though the pages are gone.")
