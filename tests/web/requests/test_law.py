"""When an answer is due, and the rules: as accountability.md works them out."""

from __future__ import annotations

import pytest
from django.test import Client

from fosse.foi.law import RULES

DUE = "/requests/due"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20", "21 December 2026"),
        ("2026-11-21", "21 December 2026"),
        ("2026-12-24", "27 January 2027"),
        ("2025-12-10", "13 January 2026"),
        ("20/2/2026", "23 March 2026"),
        ("20 May 2026", "19 June 2026"),
        ("10/7/2026", "11 August 2026"),
    ],
)
def test_the_worked_days(client: Client, received: str, due: str) -> None:
    page = client.get(DUE, {"received": received}).content.decode()
    assert "is due by <strong>" in page and f" {due}</strong>" in page
    assert "FOIA-10-1" in page and "Freedom of Information Act 2000, s.10(1)" in page


def test_every_day_skipped_is_listed_with_its_reason(client: Client) -> None:
    page = client.get(DUE, {"received": "2026-12-24"}).content.decode()
    for day, why in (
        ("24 December 2026", "The day of receipt"),
        ("25 December 2026", "Christmas Day"),
        ("26 December 2026", "Saturday"),
        ("28 December 2026", "Bank holiday: Boxing Day"),
        ("1 January 2027", "Bank holiday: New Year’s Day"),
        ("4 January 2027", "Bank holiday in Scotland"),
    ):
        assert day in page and why in page
    assert page.count('<tr class="govuk-table__row">') == 2 + 14  # head, receipt, 14 skipped


@pytest.mark.parametrize("said", ["", "never", "31/2/2026", "2004-12-31", "1/1/2099"])
def test_what_is_no_day_is_said_in_words(client: Client, said: str) -> None:
    answer = client.get(DUE, {"received": said})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "There is a problem" in page and 'href="#id_received"' in page
    assert "is due by" not in page


def test_without_a_day_the_page_says_how_days_are_counted(client: Client) -> None:
    page = client.get(DUE).content.decode()
    assert "20th working day after the day of receipt" in page and "Good Friday" in page


def test_every_rule_stands_on_the_page_under_its_id(client: Client) -> None:
    page = client.get("/requests/rules").content.decode()
    for rule in RULES.values():
        assert f'id="{rule.id}"' in page
    assert "Practice, not statute" in page  # where the source could not be confirmed
