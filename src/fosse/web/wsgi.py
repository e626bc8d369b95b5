"""The door for a production server: `gunicorn fosse.web.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
application = get_wsgi_application()
