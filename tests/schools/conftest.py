"""The register as published, loaded once for all tests that read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker
from tests.schools.making import OPERATOR

from fosse.schools import actions
from fosse.schools.actions import ExtractReport

LOADED_AT = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def register(
    shared_data: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[ExtractReport]]:
    """Both extracts and the links, in a transaction that is undone after the module."""
    folder = shared_data / "register"
    with django_db_blocker.unblock(), transaction.atomic():
        reports = [
            actions.load_establishments(path, by=OPERATOR, at=LOADED_AT)
            for path in sorted(folder.glob("edubasealldata*.csv"))
        ]
        for path in folder.glob("links_*.csv"):
            reports.append(actions.load_links(path, by=OPERATOR, at=LOADED_AT))
        yield reports
        transaction.set_rollback(True)
    connection.close()
