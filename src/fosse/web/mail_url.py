"""FOSSE_MAIL_URL: by which way mail goes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from .environment import BadSetting

SECONDS = 30  # to wait for an answer of the mail server
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_FOLDER = "fosse.stationery.rehearsal.EmailBackend"
_EXAMPLE = "Write it as smtp://user:password@host:587, or as file:///folder to rehearse."
_PORTS = {"starttls": 587, "ssl": 465, "off": 25}


def mail_route(said: str, home: Path) -> Mapping[str, Any] | None:
    """Django's mail backend and its options for FOSSE_MAIL_URL; None where that is empty, and mail
    waits. Raises `BadSetting`.

    A folder that does not begin with a slash is in `home`. `tls` is starttls (the default), ssl
    (from the first byte) or off: off is right only for a server on this machine.
    """
    if not said:
        return None
    try:
        url = urlsplit(said)
        port = url.port
    except ValueError:
        raise BadSetting(f"FOSSE_MAIL_URL is not understood. {_EXAMPLE}") from None
    if url.scheme == "file" and not url.netloc and url.path.strip("/"):
        return {"backend": _FOLDER, "folder": str(home / unquote(url.path))}
    tls = _tls(url.scheme, url.query)
    if url.scheme not in {"smtp", "smtps"} or not url.hostname:
        raise BadSetting(f"FOSSE_MAIL_URL is not understood. {_EXAMPLE}")
    return {
        "backend": _SMTP,
        "host": url.hostname,
        "port": port or _PORTS[tls],
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_tls": tls == "starttls",
        "use_ssl": tls == "ssl",
        "timeout": SECONDS,
    }


def _tls(scheme: str, query: str) -> str:
    said = parse_qs(query).get("tls", ["ssl" if scheme == "smtps" else "starttls"])[-1].lower()
    if said not in _PORTS:
        raise BadSetting(f"FOSSE_MAIL_URL says tls={said}. Set it to starttls, ssl or off.")
    return said
