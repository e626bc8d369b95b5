"""Addresses of schools."""

from __future__ import annotations

from ..endings import page_and_twins
from ..numbers import URN
from . import finding, views

urlpatterns = [
    *page_and_twins("schools", finding.find, "schools"),
    *page_and_twins(f"schools/{URN}", views.school, "school"),
]
