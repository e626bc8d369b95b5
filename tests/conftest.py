"""Where the tests live: a home of their own, and the published files when they are there."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from tests.ratae import Installation, install
from tests.scheduling import ByFile, longest_first
from xdist.remote import Producer

# Nothing that a test does may touch an installation. pytest-django reads Django's settings as
# soon as it is told their name, so that is said here, last, and not in pyproject.toml.
for name in [name for name in os.environ if name.startswith("FOSSE_")]:
    if name != "FOSSE_SHARED_DATA":
        del os.environ[name]
os.environ.pop("COLUMNS", None)  # tables are as wide as for a file, whoever runs the tests
HOME = Path(tempfile.mkdtemp(prefix="fosse-tests-"))
(HOME / "static").mkdir()  # WhiteNoise warns when it is not there
os.environ["FOSSE_HOME"] = str(HOME)
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


@pytest.fixture(scope="session")
def ratae(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The sample authority, loaded once for the journeys and for what reads it."""
    return install(tmp_path_factory.mktemp("ratae"))


OPENS_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
WITH_PROGRAMS = {"cli", "journeys"}  # they start programs, which open the database themselves


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Several processes (`-n 2`) share the tests by file."""
    config.option.loadscopereorder = False  # the longest stand first already
    return ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL (`tests.on_postgres`) only what opens a database runs: a pure rule, tried on
    SQLite's turn already, says the same whatever database is near."""
    longest_first(items)
    if "DATABASE_URL" not in os.environ:
        return
    pure = [item for item in items if not _opens_a_database(item)]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if _opens_a_database(item)]


def _opens_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return (
        item.get_closest_marker("django_db") is not None
        or bool(fixtures & OPENS_A_DATABASE)
        or bool(WITH_PROGRAMS & set(item.path.parts))
    )
