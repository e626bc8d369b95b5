"""Settings from the environment: HTTPS and its cookies, and words for what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fosse.web import environment as env
from fosse.web.clock import today

ASK = """
import json, os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
from django.conf import settings
names = ("SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE "
         "CSRF_TRUSTED_ORIGINS DEBUG ALLOWED_HOSTS").split()
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_with(tmp_path: Path, **variables: str) -> dict[str, object]:
    """Django's settings in a process of its own, under these variables only."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("FOSSE_")}
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**surroundings, "FOSSE_HOME": str(tmp_path), **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)


def test_outside_development_everything_is_https(tmp_path: Path) -> None:
    said = settings_with(tmp_path, FOSSE_HOSTS="fosse.example.gov.uk")
    assert said["SECURE_SSL_REDIRECT"] is True
    assert said["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert said["SESSION_COOKIE_SECURE"] is True
    assert said["CSRF_COOKIE_SECURE"] is True
    assert said["CSRF_TRUSTED_ORIGINS"] == ["https://fosse.example.gov.uk"]
    assert said["DEBUG"] is False


def test_on_ones_own_machine_plain_http_will_do(tmp_path: Path) -> None:
    said = settings_with(tmp_path)
    assert said["SECURE_SSL_REDIRECT"] is False
    assert said["SESSION_COOKIE_SECURE"] is False
    assert said["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    settings_with(tmp_path)
    path = tmp_path / "secret.key"
    first = path.read_text("ascii")
    settings_with(tmp_path)
    assert path.read_text("ascii") == first
    assert len(first) > 50
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("FOSSE_DEBUG", "yes", "FOSSE_DEBUG is “yes”. Set it to on or off."),
        ("FOSSE_HTTPS", "maybe", "FOSSE_HTTPS is “maybe”. Set it to on or off."),
        ("FOSSE_AUTHORITY", "Ratae", "FOSSE_AUTHORITY is “Ratae”. Set it to a whole number."),
        ("FOSSE_TODAY", "now", "FOSSE_TODAY is “now”. Give a day as 2026-03-31."),
        ("FOSSE_ADDRESS", "8000", "“8000” is no address to listen on. Give it as 127.0.0.1:8000."),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str, words: str
) -> None:
    monkeypatch.setenv(name, said)
    readers = {
        "FOSSE_DEBUG": lambda: env.is_on(env.DEBUG),
        "FOSSE_HTTPS": env.https,
        "FOSSE_AUTHORITY": lambda: env.number(env.AUTHORITY),
        "FOSSE_TODAY": today,
        "FOSSE_ADDRESS": env.address,
    }
    with pytest.raises(env.BadSetting) as fault:
        readers[name]()
    assert str(fault.value) == words
