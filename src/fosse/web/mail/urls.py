"""Addresses of the outbox."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("authorities/<int:code>/mail", views.outbox, name="mail"),
    path("authorities/<int:code>/mail/<int:pk>/again", views.try_again, name="mail-again"),
]
