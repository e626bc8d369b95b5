"""Addresses of the authorities."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from ..numbers import CODE
from . import views

urlpatterns = [
    path("authorities", views.authorities, name="authorities"),
    path(f"authorities/{CODE}", views.authority, name="authority"),
    *page_and_twins(f"authorities/{CODE}/schools", views.schools, "authority-schools"),
]
