"""Addresses of schools."""

from __future__ import annotations

from ..endings import page_and_twins
from . import finding, views

urlpatterns = [
    *page_and_twins("schools", finding.find, "schools"),
    *page_and_twins("schools/<int:urn>", views.school, "school"),
]
