from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "fosse.web"
    label = "web"
