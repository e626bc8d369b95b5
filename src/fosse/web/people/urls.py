"""Signing in and out, and one's own account."""

from django.urls import path

from . import feed, views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("account", views.own_account, name="own-account"),
    path("account/calendar-feed", feed.change, name="change-feed"),
    path("calendar-feed/<str:token>.ics", feed.read, name="calendar-feed"),
    path("account/password", views.change_password, name="change-password"),
]
