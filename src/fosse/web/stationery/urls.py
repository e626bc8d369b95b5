"""Addresses of the stationery of an authority."""

from __future__ import annotations

from django.urls import path

from ..numbers import CODE
from . import changing, views

S = f"authorities/{CODE}/stationery"

urlpatterns = [
    path(S, views.stationery, name="stationery"),
    path(f"{S}/example.pdf", views.example, name="stationery-example"),
    path(f"{S}/letterhead", changing.letterhead, name="change-letterhead"),
    path(f"{S}/contacts/<slug:purpose>", changing.contact, name="change-contact"),
    path(f"{S}/signatories/<slug:signs>", changing.signatory, name="change-signatory"),
    path(f"{S}/wording/<slug:letter>", changing.wording, name="change-wording"),
    path(f"{S}/wording/<slug:letter>/end", changing.end_wording, name="end-wording"),
]
