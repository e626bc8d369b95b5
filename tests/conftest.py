"""Where the tests live: a home of their own, and the published files when they are there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import django
import pytest

# Nothing that a test does may touch an installation. pytest-django reads Django's settings as
# soon as it is told their name, so that is said here, last, and not in pyproject.toml.
for name in [name for name in os.environ if name.startswith("FOSSE_")]:
    if name != "FOSSE_SHARED_DATA":
        del os.environ[name]
os.environ["FOSSE_HOME"] = tempfile.mkdtemp(prefix="fosse-tests-")
(Path(os.environ["FOSSE_HOME"]) / "static").mkdir()  # WhiteNoise warns when it is not there
os.environ["DJANGO_SETTINGS_MODULE"] = "fosse.web.settings"
django.setup()  # the conftests of the rooms import models

SHARED_DATA = Path(
    os.environ.get("FOSSE_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data"
)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real published data; a test that needs it is skipped, loudly, without it."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"THE PUBLISHED DATA IS NOT HERE: {SHARED_DATA} (set FOSSE_SHARED_DATA)")
    return SHARED_DATA
