"""The room as Django knows it."""

from django.apps import AppConfig


class FoiConfig(AppConfig):
    name = "fosse.foi"
    label = "foi"
    default_auto_field = "django.db.models.BigAutoField"
