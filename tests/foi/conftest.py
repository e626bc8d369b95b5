"""Papers of tests rest in a folder of their own; passwords are hashed quickly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests.sqlite_file import database_in


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of papers."""
    settings.HOME = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "papers"


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite as an installation has it, in a file: writers wait for each other. In memory, where
    tests keep it, they fail at once. PostgreSQL is as it is."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "fosse.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    with database_in(file):
        yield
