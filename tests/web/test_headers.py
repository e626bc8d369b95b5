"""What the browser is told to forbid, on pages, errors and static files alike."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/sign-in", "/privacy", "/policy", "/data", "/data.csv", "/no-such-page"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_script_or_style_runs_that_is_not_a_file_of_ours(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = dict(
        part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.endswith(".csv")])
def test_pages_keep_to_it(client: Client, address: str) -> None:
    text = client.get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(
        r'(?:src|href)="(?:https?:)?//(?![^"]*nationalarchives)[^"]*\.(?:js|css|woff2?)', text
    )
