"""The door for a production server: `gunicorn fosse.web.wsgi`."""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


def _ready() -> WSGIHandler:
    """The application, with what its first visitors need being read behind it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
    made = get_wsgi_application()
    _ = get_resolver().url_patterns  # every page is imported now, and not by the first visitor
    from . import warming  # rooms can be imported once Django is set up

    warming.in_background()
    return made


application = _ready()
