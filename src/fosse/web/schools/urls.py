"""Addresses of schools."""

from __future__ import annotations

from ..endings import page_and_twins
from . import views

urlpatterns = [
    *page_and_twins("schools/<int:urn>", views.school, "school"),
]
