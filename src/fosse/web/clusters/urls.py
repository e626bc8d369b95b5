"""Addresses of the clusters of an authority, and of the forms that change them."""

from __future__ import annotations

from django.urls import path

from ..endings import page_and_twins
from ..numbers import CODE
from . import appointments, changes, importing, moves, views

A = f"authorities/{CODE}"
C = f"{A}/clusters/<slug:slug>"

urlpatterns = [
    *page_and_twins(f"{A}/clusters", views.clusters, "clusters"),
    *page_and_twins(f"{A}/posts", views.posts, "posts"),
    # Before a cluster's own page: the register gives no cluster these names.
    path(f"{A}/clusters/found", changes.found, name="found-cluster"),
    path(f"{A}/clusters/import", importing.bring_in, name="import-clusters"),
    path(f"{A}/clusters/import/<str:what>.csv", importing.template, name="import-template"),
    path(f"{A}/posts/appoint", appointments.appoint, name="appoint-for-authority"),
    path(f"{A}/posts/<int:post>/leave", appointments.leave, name="leave-post"),
    path(f"{A}/posts/<int:post>/correct", appointments.correct, name="correct-post"),
    path(f"{A}/memberships/<int:membership>/role", moves.set_role, name="set-role"),
    path(f"{A}/memberships/<int:membership>/correct", moves.correct, name="correct-membership"),
    *page_and_twins(C, views.cluster, "cluster"),
    path(f"{C}/move-school", moves.move_school, name="move-school"),
    path(f"{C}/appoint", appointments.appoint, name="appoint"),
    path(f"{C}/rename", changes.rename, name="rename-cluster"),
    path(f"{C}/close", changes.close, name="close-cluster"),
    path(f"{C}/correct", changes.correct, name="correct-cluster"),
]
