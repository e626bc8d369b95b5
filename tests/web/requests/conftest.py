"""An authority whose requests the pages are about."""

from __future__ import annotations

import pytest

from fosse.schools.models import Authority

CODE = 999


@pytest.fixture(autouse=True)
def served(db: None, settings: pytest.FixtureRequest) -> Authority:
    """Ratae City Council, which this installation serves."""
    settings.FOSSE_AUTHORITY = CODE
    return Authority.objects.create(code=CODE, name="Ratae City Council")
