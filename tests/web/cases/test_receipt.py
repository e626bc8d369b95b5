"""Correcting the day of receipt on the page of a request."""

from __future__ import annotations

import pytest
from django.test import Client

from .pages import CODE, R, case, done, send, text
from .test_forms import fresh
from .whole import issued, received

pytestmark = pytest.mark.django_db
WHY = {"reason": "The stamp on the letter."}


def test_it_is_put_right_and_the_page_says_by_when_it_is_due(officer: Client) -> None:
    """Received on 20 March 2026: due on 21 April. Received on 19 March: on 20 April."""
    reference = fresh()
    page = officer.get(f"{R}/{reference}").content.decode()
    assert f'href="{R}/{reference}/received"' in page
    assert 'value="20/3/2026"' in officer.get(f"{R}/{reference}/received").content.decode()
    shown = done(officer, reference, "received", received_on="19/3/2026", **WHY)
    assert "The day of receipt is 19 March 2026 now." in shown
    assert "due by Monday 20 April 2026" in shown
    assert "tell them the new day" not in shown
    assert "received 19 March 2026" in shown
    assert "From 20 March 2026 to 19 March 2026, because: The stamp on the letter." in shown
    assert "Day of receipt corrected" in shown


def test_whoever_was_told_another_day_is_to_be_told(officer: Client) -> None:
    reference = fresh()
    done(officer, reference, "acknowledge", told="already")
    shown = done(officer, reference, "received", received_on="19/3/2026", **WHY)
    assert "The requester may have been told 21 April 2026: tell them the new day." in shown


@pytest.mark.usefixtures("paper")
def test_an_answer_is_late_by_the_true_day(officer: Client) -> None:
    reference = issued(CODE)["reference"]
    assert "in time" in text(officer.get(f"{R}/{reference}"))
    shown = done(officer, reference, "received", received_on="2/2/2026", **WHY)
    assert "went out on 20 March 2026, 18 days late: it was due by 2 March 2026." in shown


def test_it_is_refused_in_words_and_what_was_typed_stays(officer: Client) -> None:
    reference = fresh()
    answer = send(officer, reference, "received", received_on="23/3/2026", **WHY)
    assert "“Accepted as a request” is on record for 20 March 2026" in text(answer)
    assert "The stamp on the letter.</textarea>" in answer.content.decode()
    unsaid = text(send(officer, reference, "received", received_on="19/3/2026"))
    assert "Why was the other day wrong" in unsaid
    assert case(reference).received_on.day == 20


def test_only_who_handles_requests_can(adviser: Client, head: Client) -> None:
    reference = received(CODE).reference
    for visitor in (adviser, head):
        assert visitor.get(f"{R}/{reference}/received").status_code == 403
        assert "Correct the day" not in text(visitor.get(f"{R}/{reference}"))
