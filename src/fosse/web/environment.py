"""Every setting that comes from the environment: its name, its default and what it means.

`docs/settings.md` holds the same list and a test compares the two.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


class BadSetting(ValueError):
    """A setting that cannot be understood; the message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: str
    meaning: str

    def read(self) -> str:
        """What the environment says, or the default when it says nothing or is empty."""
        return os.environ.get(self.name, "").strip() or self.default


HOME = Setting(
    "FOSSE_HOME", "var", "The folder for the database, the loaded releases and the secret key."
)
DATABASE_URL = Setting(
    "DATABASE_URL",
    "",
    "The database, as postgresql://user:password@host/name. Without it: SQLite in FOSSE_HOME.",
)
AUTHORITY = Setting(
    "FOSSE_AUTHORITY", "", "The code of the authority that this installation serves, such as 856."
)
SECRET_KEY = Setting(
    "FOSSE_SECRET_KEY",
    "",
    "Signs sessions. Without it: a random key, made once and kept in FOSSE_HOME/secret.key.",
)
HOSTS = Setting(
    "FOSSE_HOSTS",
    "localhost,127.0.0.1,[::1]",
    "The host names that it answers to, with commas between.",
)
HTTPS = Setting(
    "FOSSE_HTTPS",
    "auto",
    "on: HTTPS only, with secure cookies and HSTS. off: plain HTTP. "
    "auto: off when every host is this machine.",
)
DEBUG = Setting(
    "FOSSE_DEBUG", "off", "on: Django's error pages, for developers. Never on a network."
)
ADDRESS = Setting("FOSSE_ADDRESS", "127.0.0.1:8000", "Where `fosse serve` listens.")
WORKERS = Setting("FOSSE_WORKERS", "2", "How many processes `fosse serve` starts.")
DEMO = Setting(
    "FOSSE_DEMO",
    "off",
    "on: shows the sample authority's sign-ins on the sign-in page. Set by `make run`.",
)
SAMPLE = Setting(
    "FOSSE_SAMPLE",
    "",
    "The folder of the sample authority's generator. Without it: `sample` beside the source.",
)
TODAY = Setting(
    "FOSSE_TODAY",
    "",
    "The day to take for today, as 2026-03-31: for rehearsals and tests. Without it: the clock.",
)
ACCENT = Setting(
    "FOSSE_ACCENT",
    "",
    "The authority's own colour, as #005a6e: dark enough to read white words on.",
)
PROXIES = Setting(
    "FOSSE_PROXIES",
    "0",
    "How many reverse proxies stand before it: where visitors' addresses are read.",
)
URL = Setting(
    "FOSSE_URL",
    "",
    "The address under which others reach it, as https://improvement.example.gov.uk: for links in "
    "mail. Without it: mail holds no links.",
)
MAIL_URL = Setting(
    "FOSSE_MAIL_URL",
    "",
    "The mail server, as smtp://user:password@host:587 (tls=starttls; ?tls=ssl or ?tls=off), or "
    "file:///folder to write mail there instead. Without it: mail waits in the outbox.",
)
MAIL_FROM = Setting(
    "FOSSE_MAIL_FROM",
    "",
    "The sender of mail, as Information Team <foi@example.gov.uk>. Needed for FOSSE_MAIL_URL.",
)

ALL = (
    HOME,
    DATABASE_URL,
    AUTHORITY,
    SECRET_KEY,
    HOSTS,
    HTTPS,
    PROXIES,
    ADDRESS,
    WORKERS,
    ACCENT,
    URL,
    MAIL_URL,
    MAIL_FROM,
    DEMO,
    SAMPLE,
    TODAY,
    DEBUG,
)

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})


def home() -> Path:
    """FOSSE_HOME as an absolute path. The folder need not exist yet."""
    return Path(HOME.read()).expanduser().resolve()


def hosts() -> list[str]:
    return [host.strip() for host in HOSTS.read().split(",") if host.strip()]


def is_on(setting: Setting) -> bool:
    """Whether an on/off setting is on. Raises `BadSetting` for any other word."""
    word = setting.read().lower()
    if word not in {"on", "off"}:
        raise BadSetting(f"{setting.name} is “{word}”. Set it to on or off.")
    return word == "on"


def number(setting: Setting) -> int | None:
    """A setting that is a whole number, None when it is empty. Raises `BadSetting`."""
    said = setting.read()
    if said and not said.isdecimal():
        raise BadSetting(f"{setting.name} is “{said}”. Set it to a whole number.")
    return int(said) if said else None


def https() -> bool:
    """Whether pages are served over HTTPS only. Raises `BadSetting` for an unknown word."""
    if HTTPS.read().lower() == "auto":
        return not set(hosts()) <= LOCAL_HOSTS
    return is_on(HTTPS)


def public_url() -> str:
    """FOSSE_URL without a slash at its end, "" when it is not set. Raises `BadSetting`."""
    said = URL.read().rstrip("/")
    if said and not said.startswith(("https://", "http://")):
        raise BadSetting(f"FOSSE_URL is “{said}”. Write it as https://improvement.example.gov.uk.")
    return said


def address(given: str | None = None) -> tuple[str, int]:
    """Where to listen: host and port, from `given` or FOSSE_ADDRESS. Raises `BadSetting`."""
    said = given or ADDRESS.read()
    host, _, port = said.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65536):
        raise BadSetting(f"“{said}” is no address to listen on. Give it as 127.0.0.1:8000.")
    return host, int(port)
