"""Addresses of the authorities."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from . import views

urlpatterns = [
    path("authorities", views.authorities, name="authorities"),
    path("authorities/<int:code>", views.authority, name="authority"),
    *page_and_twins("authorities/<int:code>/schools", views.schools, "authority-schools"),
]
