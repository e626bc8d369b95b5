"""Signing in and out, and one's own account."""

from django.urls import path

from . import views

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("account", views.own_account, name="own-account"),
    path("account/password", views.change_password, name="change-password"),
]
