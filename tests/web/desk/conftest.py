"""Who works at the desk, in tests of it."""

from __future__ import annotations

import pytest
from tests.web.cases.conftest import adviser, officer, own_papers
from tests.web.cases.pages import CODE

from fosse.schools.models import Authority

__all__ = ["adviser", "officer", "own_papers"]


@pytest.fixture(autouse=True)
def authority(db: None) -> None:
    """Ratae, whose desk it is."""
    Authority.objects.create(code=CODE, name="Ratae")
