"""Who works on requests, in tests of their pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.stationery import making as stationery

from fosse.people.models import RoleName

from .pages import CODE


@pytest.fixture(autouse=True)
def own_papers(settings: Any, tmp_path: Path) -> None:
    """Papers and letters rest in a folder of the test's own."""
    settings.HOME = tmp_path


@pytest.fixture
def officer(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.INFORMATION_OFFICER, CODE)
    return client


@pytest.fixture
def adviser(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.ADVISER, CODE)
    return client


@pytest.fixture
def head(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.HEAD_OF_SERVICE, CODE)
    return client


@pytest.fixture
def paper() -> None:
    """The authority can write letters."""
    stationery.everything(code=CODE)
