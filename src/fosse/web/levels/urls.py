"""Levels of support: the authority's list, a school's page, and who looks after whom."""

from django.urls import path

from ..endings import page_and_twins
from . import assigning, school, views

urlpatterns = [
    *page_and_twins("authorities/<int:code>/levels", views.levels, "levels"),
    path("authorities/<int:code>/levels/assign", assigning.assign, name="assign-adviser"),
    path("schools/<int:urn>/level", school.level, name="school-level"),
]
