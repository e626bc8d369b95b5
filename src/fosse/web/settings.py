"""Django's settings. What an installation may set stands in `environment.py`."""

from __future__ import annotations

import secrets
from pathlib import Path

import dj_database_url

from . import environment as env
from .log import LOG
from .mail_url import mail_route
from .own_rules import small_number_rules

PACKAGE = Path(__file__).resolve().parent
HOME = env.home()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    if key := env.SECRET_KEY.read():
        return key
    path = HOME / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = _secret_key()
DEBUG = env.is_on(env.DEBUG)
ALLOWED_HOSTS = env.hosts()
FOSSE_AUTHORITY = env.number(env.AUTHORITY)
FOSSE_DEMO = env.is_on(env.DEMO)
FOSSE_ACCENT = env.ACCENT.read()
FOSSE_PROXIES = env.number(env.PROXIES) or 0
FOSSE_URL = env.public_url()
SMALL_NUMBERS = small_number_rules(HOME)
MAIL_ROUTE = mail_route(env.MAIL_URL.read(), HOME)
FOSSE_MAIL_FROM = env.MAIL_FROM.read()
if MAIL_ROUTE and "@" not in FOSSE_MAIL_FROM:
    raise env.BadSetting("FOSSE_MAIL_URL is set, so set FOSSE_MAIL_FROM too, to who sends mail.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "fosse.audit",
    "fosse.people",
    "fosse.calendar",
    "fosse.stationery",
    "fosse.schools",
    "fosse.evidence",
    "fosse.assessments",
    "fosse.foi",
    "fosse.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fosse.web.headers.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fosse.web.access.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "fosse.web.urls"
WSGI_APPLICATION = "fosse.web.wsgi.application"
FORM_RENDERER = "fosse.web.forms.GovukRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fosse.web.context.every_page",
            ],
            "builtins": ["fosse.web.templatetags.fosse"],
            "libraries": {"fosse": "fosse.web.templatetags.fosse"},
        },
    }
]

try:
    DATABASES = {
        "default": dj_database_url.parse(
            env.DATABASE_URL.read() or f"sqlite:///{HOME / 'fosse.sqlite3'}", conn_max_age=60
        )
    }
except ValueError:
    raise env.BadSetting(
        "DATABASE_URL is not understood. Set it as postgresql://user:password@host/name."
    ) from None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn at BEGIN, not half way through
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA cache_size=-65536;",
    }

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 10  # a working day
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "fosse.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

if env.https():
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in env.hosts()]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "file": {
            "class": "fosse.web.log.PrivateLog",
            "filename": HOME / LOG,
            "level": "ERROR",
            "formatter": "plain",
        },
    },
    "root": {"handlers": ["console", "file"], "level": "WARNING"},
    # A page that is not there, or not for the visitor, is no fault to keep a traceback of.
    "loggers": {"django.request": {"level": "ERROR"}},
}
