"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from . import changes, views

urlpatterns = [
    *page_and_twins("calendar", views.calendar, "calendar"),
    path("calendar/proclaim", changes.proclaim, name="proclaim-bank-holiday"),
    path("calendar/withdraw", changes.withdraw, name="withdraw-bank-holiday"),
]
