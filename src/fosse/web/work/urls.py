"""What an officer, or a school's own people, come here for."""

from django.urls import path

from . import views

urlpatterns = [path("work", views.work, name="work")]
