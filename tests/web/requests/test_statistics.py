"""How requests are answered, as page, table and report."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client
from docx import Document
from tests.foi.making import ROWAN, at

from fosse.foi import actions
from fosse.foi.kinds import Channel, Disposition, EventKind, Regime
from fosse.foi.models import Case, ExemptionClaim, Question
from fosse.foi.recording import happen
from fosse.people.operator import Operator
from fosse.web.requests.statistics import _percent

CODE, BY = 999, Operator("tests")
PAGE = "/requests/statistics"
TO_THE_ANSWER = (
    EventKind.OPENED,
    EventKind.DRAFTING_BEGUN,
    EventKind.CLEARANCE_ASKED,
    EventKind.CLEARED,
    EventKind.ISSUED,
)


def request(on: date, days: int | None, disposition: Disposition = Disposition.DISCLOSED) -> None:
    """A request received on a day and answered so many days later (None: open)."""
    made = actions.receive(
        authority_code=CODE,
        text=f"How many schools had a pool on {on}?",
        channel=Channel.EMAIL,
        received_on=on,
        requester=ROWAN,
        by=BY,
        at=at(on),
    )
    if days is None:
        return
    case, after = Case.objects.get(pk=made.case_id), on + timedelta(days)
    Question.objects.create(case=case, number=1, text=case.text, disposition=disposition)
    for kind in TO_THE_ANSWER:
        happen(case, kind, on=after, at=at(after), by=BY)


@pytest.fixture
def year(db: None) -> None:
    """Four requests: in time, late, refused in time, open."""
    request(date(2025, 7, 1), 10)
    request(date(2025, 10, 1), 60)
    request(date(2026, 1, 5), 10, Disposition.EXEMPT)
    request(date(2026, 3, 20), None)


def test_the_first_screen_says_it_in_words(client: Client, year: None) -> None:
    page = client.get(PAGE).content.decode()
    assert "4 requests came from 1 July 2025 to 31 March 2026." not in page
    # The last four quarters up to 31 March 2026 begin on 1 April 2025.
    assert "4 requests came from 1 April 2025 to 31 March 2026." in page
    assert "3 are answered: 2 of them in time (67%)." in page
    assert "1 is open." in page
    assert "Jul to Sep 2025" in page and "Jan to Mar 2026" in page
    assert "Refused: exempt" in page and "Granted in part" not in page


def test_a_year_can_be_chosen(client: Client, year: None) -> None:
    page = client.get(f"{PAGE}?year=2025").content.decode()
    assert "2 requests came in 2025." in page
    assert 'href="?year=2026"' in page
    for nonsense in ("1", "9999", "x", "2025.5", "²⁰²⁵"):
        assert client.get(f"{PAGE}?year={nonsense}").status_code == 200


def test_with_no_request_it_says_so(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "No request for information was received from 1 April 2025" in page


def test_the_twins_hold_the_same_figures(client: Client, year: None) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{PAGE}.csv").content.decode())))
    assert [row["received"] for row in rows] == ["0", "1", "1", "2", "4"]
    assert rows[-1]["late"] == "1" and rows[-1]["outcome_refused"] == "1"
    told = json.loads(client.get(f"{PAGE}.json?year=2025").content)
    assert told["rows"][-1]["received"] == 2 and told["to"] == "2025-12-31"


def test_the_report_is_a_document_in_word_and_in_pdf(client: Client, year: None) -> None:
    answer = client.get(f"{PAGE}.docx?year=2025")
    assert "requests-for-information-in-2025.docx" in answer["Content-Disposition"]
    word = Document(io.BytesIO(answer.content))
    assert "2 requests came in 2025." in [paragraph.text for paragraph in word.paragraphs]
    assert [cell.text for cell in word.tables[0].rows[0].cells][-1] == "In all"
    with pikepdf.open(io.BytesIO(client.get(f"{PAGE}.pdf").content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang) == "en-GB"


def test_the_share_of_environmental_requests_is_said_and_the_law_of_each_exemption(
    client: Client, year: None
) -> None:
    first = Question.objects.order_by("case__received_on")[0]
    Question.objects.filter(pk=first.pk).update(regime=Regime.EIR, disposition=Disposition.PART)
    for question in Question.objects.all():
        provision = "12(5)(e)" if question.pk == first.pk else "43(2)"
        ExemptionClaim.objects.create(question=question, provision=provision)
    page = client.get(PAGE).content.decode()
    assert "1 (25%) asks for environmental information." in page
    assert "Claimed: regulation 12(5)(e)" in page and "Claimed: section 43(2)" in page
    *quarters, whole = csv.DictReader(io.StringIO(client.get(f"{PAGE}.csv").content.decode()))
    assert (whole["eir_share"], whole["in_time_share"]) == ("0.25", "0.6667")
    assert [row["eir_share"] for row in quarters] == ["", "1.0", "0.0", "0.0"]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 9, "0%"), (1, 500, "under 1%"), (1, 4, "25%"), (499, 500, "over 99%"), (9, 9, "100%")],
)
def test_no_share_is_rounded_to_none_or_to_all(part: int, whole: int, words: str) -> None:
    assert _percent(part, whole) == words
