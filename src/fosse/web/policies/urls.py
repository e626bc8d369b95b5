"""The published policy."""

from django.urls import path

from . import views

urlpatterns = [
    path("policy", views.policy, name="policy"),
    path("policy/<int:pk>", views.policy_version, name="policy-version"),
]
