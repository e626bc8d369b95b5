"""FOSSE_MAIL_URL, read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fosse.web.environment import BadSetting
from fosse.web.mail_url import mail_route

HOME = Path("/srv/fosse")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 587, "", "", True, False)),
        ("smtp://a%40b:p%3Aw@mail.example:2525", ("mail.example", 2525, "a@b", "p:w", True, False)),
        ("smtps://mail.example.org", ("mail.example.org", 465, "", "", False, True)),
        ("smtp://mail.example.org?tls=ssl", ("mail.example.org", 465, "", "", False, True)),
        ("smtp://localhost?tls=off", ("localhost", 25, "", "", False, False)),
    ],
)
def test_a_mail_server(said: str, found: tuple[object, ...]) -> None:
    route = mail_route(said, HOME)
    assert route is not None
    names = ("host", "port", "username", "password", "use_tls", "use_ssl")
    assert tuple(route[name] for name in names) == found


def test_a_folder_and_nothing() -> None:
    assert mail_route("", HOME) is None
    route = mail_route("file:///var/lib/fosse/mail%20out", HOME)
    assert route is not None
    assert route["folder"] == "/var/lib/fosse/mail out"
    within = mail_route("file:mail", HOME)
    assert within is not None
    assert within["folder"] == "/srv/fosse/mail"


@pytest.mark.parametrize(
    "said",
    ["mail.example.org", "smtp://", "smtp://h:port", "file://", "file://h/x", "smtp://h?tls=maybe"],
)
def test_what_is_not_understood_is_said(said: str) -> None:
    with pytest.raises(BadSetting, match="FOSSE_MAIL_URL"):
        mail_route(said, HOME)
