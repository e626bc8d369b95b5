"""Addresses of information requests, for the public."""

from __future__ import annotations

from django.urls import path, register_converter

from ..endings import page_and_twins
from . import asking, files, law, statistics, views


class ReportConverter:
    """`<report:form>` in an address: docx or pdf."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ReportConverter, "report")

urlpatterns = [
    path("requests", views.front, name="requests"),
    path("requests/ask", asking.ask, name="ask"),
    path("requests/ask/similar", asking.similar, name="ask-similar"),
    path("requests/ask/check", asking.check, name="ask-check"),
    path("requests/ask/sent", asking.sent, name="ask-sent"),
    *page_and_twins("requests/answered", views.answered, "answered"),
    path("requests/answered/<slug:entry>", views.entry, name="answered-request"),
    path("requests/answered/<slug:entry>/<str:file>", files.published, name="answered-file"),
    path("requests/feed", views.feed, name="requests-feed"),
    *page_and_twins("requests/statistics", statistics.statistics, "requests-statistics"),
    path("requests/statistics.<report:form>", statistics.report, name="requests-report"),
    path("requests/rules", law.rules, name="requests-rules"),
    path("requests/due", law.due, name="requests-due"),
]
