"""Addresses of information requests, for the public."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from . import asking, files, law, views

urlpatterns = [
    path("requests", views.front, name="requests"),
    path("requests/ask", asking.ask, name="ask"),
    path("requests/ask/similar", asking.similar, name="ask-similar"),
    path("requests/ask/check", asking.check, name="ask-check"),
    path("requests/ask/sent", asking.sent, name="ask-sent"),
    *page_and_twins("requests/answered", views.answered, "answered"),
    path("requests/answered/<slug:slug>", views.entry, name="answered-request"),
    path("requests/answered/<slug:slug>/<str:name>", files.file, name="answered-file"),
    path("requests/feed", views.feed, name="requests-feed"),
    path("requests/rules", law.rules, name="requests-rules"),
    path("requests/due", law.due, name="requests-due"),
]
