"""The first page, the pages about the site, and the authority's logo and colour."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
    path("identity/logo", views.logo_file, name="logo"),
    path("identity/accent.css", views.accent, name="accent"),
]
