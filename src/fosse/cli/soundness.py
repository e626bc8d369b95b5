"""The checks of `fosse check` on the machine: home, key, files, network, database."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from fosse.web import environment as env
from fosse.web.identity import stylesheet as accent_stylesheet

from .setup import database_file, migrations_waiting, static_is_fresh, stylesheet

WELL, LOOK_AT, BAD = "well", "look", "wrong"

ROOM = 2 * 1024**3  # bytes: a year's releases take about a tenth of it


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what to do when it isn't well."""

    what: str
    state: str
    found: str
    what_to_do: str = ""


def home() -> Iterator[Finding]:
    folder = Path(settings.HOME)
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding(
            "home", BAD, f"{folder} cannot be written", "Give it to the user who runs fosse."
        )
        return
    yield from _open_to_others(folder)
    free = shutil.disk_usage(folder).free
    if free < ROOM:
        yield Finding(
            "home",
            LOOK_AT,
            f"{free / 1024**2:,.0f} MB are free in {folder}",
            "Make room on the disk.",
        )
    else:
        yield Finding("home", WELL, str(folder))


def _open_to_others(folder: Path) -> Iterator[Finding]:
    """What others who use the machine could read: levels and hashes of passwords are in it."""
    file = database_file()
    if folder.stat().st_mode & 0o077:
        found = f"{folder} is open to others"
        yield Finding("home", LOOK_AT, found, f"Run: chmod 700 {folder}")
    if file is not None and file.is_file() and file.stat().st_mode & 0o077:
        found = f"{file} can be read by others"
        yield Finding("database file", BAD, found, f"Run: chmod 600 {file}*")


def database() -> Iterator[Finding]:
    name = connection.vendor
    try:
        waiting = migrations_waiting()
    except DatabaseError as error:
        said = str(error).strip().splitlines()
        yield Finding(
            "database",
            BAD,
            f"{name} cannot be used: {said[0] if said else 'it said nothing'}",
            "Check DATABASE_URL and that the server runs.",
        )
        return
    if waiting:
        yield Finding("database", BAD, f"{name}: {len(waiting)} steps behind", "Run: fosse setup")
    else:
        yield Finding("database", WELL, f"{name}, up to date")


def secret_key() -> Iterator[Finding]:
    path = Path(settings.HOME) / "secret.key"
    if len(settings.SECRET_KEY) < 40:
        yield Finding(
            "secret key", BAD, "shorter than 40 characters", "Set a longer FOSSE_SECRET_KEY."
        )
    elif not env.SECRET_KEY.read() and path.stat().st_mode & 0o077:
        yield Finding("secret key", BAD, f"{path} can be read by others", f"Run: chmod 600 {path}")
    else:
        yield Finding("secret key", WELL, "long and kept to itself")


def static_files() -> Iterator[Finding]:
    if not stylesheet().is_file():
        yield Finding("static files", BAD, "the stylesheet is not built", "Run: make theme")
    elif not static_is_fresh():
        yield Finding("static files", BAD, "not collected since they changed", "Run: fosse setup")
    else:
        yield Finding("static files", WELL, "collected")


def network() -> Iterator[Finding]:
    """Hosts, HTTPS, and what must never be on where others can reach it."""
    hosts = env.hosts()
    far = sorted(set(hosts) - env.LOCAL_HOSTS)
    if "*" in hosts:
        yield Finding("hosts", BAD, "answers to any name", "List its names in FOSSE_HOSTS.")
    if far and not env.https():
        yield Finding("HTTPS", BAD, f"off, for {', '.join(far)}", "Set FOSSE_HTTPS to on.")
    if far and env.https() and not settings.FOSSE_PROXIES:
        yield Finding(
            "proxies",
            LOOK_AT,
            "HTTPS is on and FOSSE_PROXIES is 0: all visitors seem to have one address",
            "Set FOSSE_PROXIES to the number of reverse proxies.",
        )
    for setting in (env.DEBUG, env.DEMO):
        if env.is_on(setting):
            state = BAD if far else LOOK_AT
            yield Finding(setting.name, state, "on", "Never on a network: set it to off.")
    if not far:
        yield Finding("hosts", WELL, "this machine only")


def identity() -> Iterator[Finding]:
    try:
        accent_stylesheet(settings.FOSSE_ACCENT)
    except ValueError as fault:
        yield Finding("colour", BAD, str(fault), "Change FOSSE_ACCENT, or leave it out.")
