"""Papers of tests rest in a folder of their own; passwords are hashed quickly."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of papers."""
    settings.HOME = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "papers"
