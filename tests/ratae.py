"""Ratae set up and loaded by Fosse's own commands, as `make run` does: once for all the tests that
walk it or read it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOSSE = str(Path(sys.executable).with_name("fosse"))
TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Installation:
    """Where it is, what its commands are told, and what `fosse sample` said. `as_loaded` is a copy
    of its database, where that is SQLite, from before anybody worked with it."""

    home: Path
    environment: dict[str, str]
    said: str
    as_loaded: Path | None


def install(home: Path) -> Installation:
    """Set Fosse up in the folder and load the sample authority."""
    environment = {
        **os.environ,
        **_own_database(),
        "FOSSE_HOME": str(home),
        "FOSSE_AUTHORITY": "990",
        "FOSSE_DEMO": "on",
        "FOSSE_TODAY": TODAY.isoformat(),
    }
    _run("setup", environment)
    said = _run("sample", environment)
    return Installation(home, environment, said, _copied(home / "fosse.sqlite3"))


def _copied(database: Path) -> Path | None:
    if not database.exists():
        return None
    copy = database.with_name("as-loaded.sqlite3")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", [str(copy)])
    return copy


def _run(command: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [FOSSE, command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"fosse {command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _own_database() -> dict[str, str]:
    """On PostgreSQL, a database beside the one that the other tests use."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {}
    import psycopg

    name = f"ratae_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return {"DATABASE_URL": url.rsplit("/", 1)[0] + "/" + name}
