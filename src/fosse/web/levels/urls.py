"""Levels of support: the authority's list, a school's page, and who looks after whom."""

from django.urls import path

from ..endings import page_and_twins
from ..numbers import CODE, URN
from . import assigning, school, views

urlpatterns = [
    *page_and_twins(f"authorities/{CODE}/levels", views.levels, "levels"),
    path(f"authorities/{CODE}/levels/assign", assigning.assign, name="assign-adviser"),
    path(f"schools/{URN}/level", school.level, name="school-level"),
]
