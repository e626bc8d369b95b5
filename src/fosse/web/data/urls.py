"""Data and downloads."""

from fosse.web.endings import page_and_twins

from . import views

urlpatterns = [*page_and_twins("data", views.data, "data")]
