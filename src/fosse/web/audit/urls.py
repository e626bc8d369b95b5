"""Who did what."""

from fosse.web.endings import page_and_twins

from . import views

urlpatterns = [*page_and_twins("audit", views.events, "audit")]
