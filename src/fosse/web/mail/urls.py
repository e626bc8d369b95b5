"""Addresses of the outbox."""

from __future__ import annotations

from django.urls import path

from ..numbers import CODE
from . import views

urlpatterns = [
    path(f"authorities/{CODE}/mail", views.outbox, name="mail"),
    path(f"authorities/{CODE}/mail/<int:pk>/again", views.try_again, name="mail-again"),
]
