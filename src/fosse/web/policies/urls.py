"""The published policy."""

from django.urls import path

from . import views

urlpatterns = [
    path("policy", views.policy, name="policy"),
    path("policy/<int:pk>", views.policy_version, name="policy-version"),
    path("policy/<int:pk>.toml", views.policy_file, name="policy-file"),
]
