"""Data and downloads: what is loaded, as at a day, with its publisher and its hash."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client
from tests.furnished import HERE, furnish

pytestmark = pytest.mark.django_db


def test_what_is_loaded_is_listed_with_its_publisher_and_day(client: Client) -> None:
    furnish()
    page = client.get("/data").content.decode()
    assert "1 published file is loaded" in page
    assert "Get Information about Schools: schools" in page
    (row,) = json.loads(client.get("/data.json").content)["rows"]
    assert (row["published_on"], row["rows"], row["rejected"]) == ("2026-01-15", 3, 0)
    assert len(row["sha256"]) == 64


def test_what_was_published_later_is_left_out(client: Client) -> None:
    furnish()
    assert (
        "Nothing that was published by then"
        in client.get("/data?as_at=2026-01-14").content.decode()
    )
    said = json.loads(client.get("/data.json?as_at=2026-01-14").content)
    assert (said["as_at"], said["rows"]) == ("2026-01-14", [])


def test_what_was_loaded_later_is_left_out_when_that_is_asked(client: Client) -> None:
    furnish()  # loaded on 20 January 2026
    (row,) = json.loads(client.get("/data.json?known_at=2026-01-20").content)["rows"]
    assert row["published_on"] == "2026-01-15"
    said = json.loads(client.get("/data.json?known_at=2026-01-19").content)
    assert (said["as_recorded_on"], said["rows"]) == ("2026-01-19", [])


@pytest.mark.parametrize("ending", ["", ".csv", ".json", ".xlsx"])
def test_a_day_that_is_none_is_refused_by_page_and_twins_alike(client: Client, ending: str) -> None:
    answer = client.get(f"/data{ending}?as_at=rubbish")
    assert answer.status_code == 400
    assert "“rubbish” is not a date" in answer.content.decode()


def test_every_download_that_is_offered_is_there_with_its_day_and_source(
    client: Client, settings
) -> None:
    settings.FOSSE_AUTHORITY = HERE
    furnish()
    page = client.get("/data").content.decode()
    for address in (f"/authorities/{HERE}/schools", f"/authorities/{HERE}/clusters", "/data"):
        assert f'href="{address}.csv"' in page
        answer = client.get(f"{address}.csv?as_at=2026-03-01")
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        (first, *_) = csv.DictReader(io.StringIO(answer.content.decode(), newline=""))
        assert first["as_at"] == "2026-03-01", address
        assert first["source"], address
        assert client.get(f"{address}.xlsx").status_code == 200
