"""The room as Django knows it."""

from django.apps import AppConfig


class StationeryConfig(AppConfig):
    name = "fosse.stationery"
    label = "stationery"
    default_auto_field = "django.db.models.BigAutoField"
