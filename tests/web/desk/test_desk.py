"""The desk: what needs somebody today, filters, twins, and a thousand open requests."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.cases.pages import CODE, R, text
from tests.web.cases.whole import BY, ROWAN, at, drafted, opened, said

from fosse.foi import actions
from fosse.foi.kinds import EventKind, State
from fosse.foi.models import Case, CaseEvent, Requester
from fosse.people.models import RoleName

pytestmark = pytest.mark.django_db


def came(on: date, title: str, **other: Any) -> actions.Received:
    """A request accepted on the day it came."""
    words = f"Please tell me about {title}."
    return opened(CODE, received_on=on, title=title, text=words, **{**said(on), **other})


@pytest.fixture
def several() -> None:
    """On 31 March 2026: one late, two due this week, one that waits, one due later."""
    came(date(2026, 2, 20), "Old classrooms")
    came(date(2026, 3, 3), "School meals")
    came(date(2026, 3, 4), "Bus routes")
    waits = came(date(2026, 3, 10), "Visits")
    on = date(2026, 3, 12)
    actions.ask_clarification(case_id=waits.case_id, text="Which?", on=on, **said(on))
    came(date(2026, 3, 25), "Clusters")


def test_the_first_screen_says_in_words_what_needs_somebody(officer: Client, several: None) -> None:
    shown = text(officer.get(R))
    assert "One answer is late; two are due this week; one waits for somebody." in shown
    assert "5 requests open and 5 in nobody’s hands" in shown
    for heading in ("Late 1", "Due this week 2", "Waiting for somebody 1", "Due later 1"):
        assert heading in shown
    assert "Mon 23 Mar 2026 8 days late" in shown
    assert "waits until 12 May 2026" in shown


def test_an_empty_desk_says_so(officer: Client) -> None:
    shown = text(officer.get(R))
    assert "No request is open." in shown
    assert "Log a request" in shown


def test_only_information_officers_are_offered_logging(adviser: Client, several: None) -> None:
    assert "Log a request" not in text(adviser.get(R))
    assert adviser.get(f"{R}/new").status_code == 403


def test_it_is_narrowed_by_officer_state_and_law(
    officer: Client, several: None, person: Any
) -> None:
    bea = person(RoleName.ADVISER, CODE, name="Bea Example", email="bea@example.org")
    mine = Case.objects.get(title="Clusters")
    actions.assign(case_id=mine.pk, account_id=bea.pk, on=date(2026, 3, 26),
                   **said(date(2026, 3, 26)))  # fmt: skip
    shown = text(officer.get(f"{R}?officer={bea.pk}"))
    assert "Clusters" in shown
    assert "Bus routes" not in shown
    assert "Clusters" not in text(officer.get(f"{R}?officer=nobody"))
    assert "Visits" in text(officer.get(f"{R}?state=awaiting_clarification"))
    assert "Of those shown: one waits for somebody." not in shown
    none = text(officer.get(f"{R}?law=eir"))
    assert "No open request matches." in none
    assert "No request is open." not in none  # five are
    late = text(officer.get(f"{R}?officer=nobody"))
    assert "Of those shown: one answer is late" in late
    assert "Bus routes" in text(officer.get(f"{R}?officer=nonsense"))


def test_any_request_is_found_by_its_words(officer: Client, several: None) -> None:
    shown = text(officer.get(f"{R}?q=classrooms"))
    assert "1 request with “classrooms”" in shown
    assert "Old classrooms" in shown
    assert "0 requests with “Rowan”" in text(officer.get(f"{R}?q=Rowan"))


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_the_twins_hold_no_personal_data(adviser: Client, several: None, ending: str) -> None:
    answer = adviser.get(f"{R}.{ending}")
    assert answer.status_code == 200
    if ending != "xlsx":
        said_there = answer.content.decode()
        assert "Old classrooms" in said_there
        assert ROWAN.name not in said_there
        assert ROWAN.email not in said_there


def test_the_twin_is_narrowed_as_the_page_is(adviser: Client, several: None) -> None:
    rows = json.loads(adviser.get(f"{R}.json?state=awaiting_clarification").content)["rows"]
    assert [row["title"] for row in rows] == ["Visits"]
    assert rows[0]["due_on"] == ""


def test_a_part_of_the_desk_is_shown_page_by_page(officer: Client) -> None:
    many(60)
    whole = text(officer.get(R))
    assert "Show all 60" in whole
    alone = officer.get(f"{R}?part=later&page=2").content.decode()
    assert alone.count('<tr class="govuk-table__row" role="row">') == 1 + 10


def test_a_thousand_open_requests_take_few_queries(
    officer: Client, django_assert_max_num_queries: Any
) -> None:
    many(1000)
    with django_assert_max_num_queries(15):
        assert "1,000 requests open" in text(officer.get(R))


def test_my_work_shows_what_is_in_my_hands(person: Any, several: None) -> None:
    account, client = person(RoleName.INFORMATION_OFFICER, CODE), Client()
    client.force_login(account)
    assert "No request is in your hands." in text(client.get("/work"))
    mine, on = Case.objects.get(title="Old classrooms"), date(2026, 3, 2)
    actions.assign(case_id=mine.pk, account_id=account.pk, on=on, **said(on))
    shown = text(client.get("/work"))
    assert "One answer is late" in shown
    assert "Old classrooms" in shown
    assert "Bus routes" not in shown


def test_a_complaint_answered_in_time_is_not_late_while_the_regulator_thinks(
    officer: Client,
) -> None:
    made, on = came(date(2026, 3, 20), "Playgrounds"), date(2026, 3, 23)
    given: dict[str, Any] = {"case_id": made.case_id, "on": on, **said(on)}
    complaint = actions.open_complaint(their_reference="IC-1", due_on=date(2026, 3, 26), **given)
    assert "one review or complaint is late." in text(officer.get(R))
    actions.answer_complaint(complaint_id=complaint, on=on, **said(on))
    shown = text(officer.get(R))
    assert "complaint is late" not in shown
    assert "Thu 26 Mar 2026 in time" in shown


def test_an_answer_in_time_is_no_longer_late(officer: Client) -> None:
    values = drafted(CODE)
    case, on = Case.objects.get(pk=values["case_id"]), date(2026, 3, 20)
    number = case.events.count() + 1
    CaseEvent.objects.create(case=case, number=number, kind=EventKind.ISSUED, on=on, at=at(on),
                             by_name="Ann")  # fmt: skip
    Case.objects.filter(pk=case.pk).update(state=State.ISSUED)
    assert "Tue 31 Mar 2026 in time" in text(officer.get(R))


def many(number: int) -> None:
    """Open requests in bulk, received on 27 March."""
    on = date(2026, 3, 27)
    cases = Case.objects.bulk_create(
        Case(authority_code=CODE, reference=f"FOI-2026-{1000 + n}", received_on=on, channel="email",
             title=f"Request {n}", text="What?", state=State.OPEN, version=2)
        for n in range(number)
    )  # fmt: skip
    Requester.objects.bulk_create(Requester(case=case) for case in cases)
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, number=place, kind=kind, on=on, at=at(on), by_name=BY.name)
        for case in cases
        for place, kind in enumerate((EventKind.RECEIVED, EventKind.OPENED), 1)
    )
