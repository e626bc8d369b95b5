"""Addresses of an authority's requests desk, and of logging a request by hand."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from ..numbers import CODE
from . import taking, views

R = f"authorities/{CODE}/requests"

urlpatterns = [
    *page_and_twins(R, views.desk, "desk"),
    # Before a request's own page: no reference is called “new”.
    path(f"{R}/new", taking.typed, name="log-request"),
    path(f"{R}/new/paste", taking.pasted, name="log-pasted"),
    path(f"{R}/new/upload", taking.uploaded, name="log-uploaded"),
]
