"""Where the tests live: a home of their own, and the published files when they are there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

# Before Django reads its settings: nothing that a test does may touch an installation.
os.environ["FOSSE_HOME"] = tempfile.mkdtemp(prefix="fosse-tests-")
for name in ("FOSSE_TODAY", "FOSSE_AUTHORITY", "FOSSE_DEMO", "FOSSE_DEBUG", "FOSSE_HTTPS", "FOSSE_HOSTS"):
    os.environ.pop(name, None)

SHARED_DATA = Path(
    os.environ.get("FOSSE_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data"
)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real published data; a test that needs it is skipped, loudly, without it."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"THE PUBLISHED DATA IS NOT HERE: {SHARED_DATA} (set FOSSE_SHARED_DATA)")
    return SHARED_DATA
