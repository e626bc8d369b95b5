"""The calendar's page, its twins, and the forms that change it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.calendar.making import AFTER, AT, BEFORE, BY, JUNE
from tests.furnished import HERE, furnish

from fosse.calendar import actions, facts
from fosse.calendar.models import BankHoliday, Edition
from fosse.people.models import RoleName

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
PROCLAIMED = {
    "nations": ["scotland"],
    "day": "15/6/2026",
    "title": "World Cup",
    "source": "Edinburgh Gazette",
    "announced_on": "4/2/2026",
}


@pytest.fixture(autouse=True)
def learnt(db: None) -> None:
    actions.learn(BEFORE, source="GOV.UK", by=BY, at=AT)


def words(client: Client, address: str) -> str:
    """The page as somebody reads it: without tags, every space one space."""
    text = re.sub(r"<[^>]+>", " ", client.get(address).content.decode())
    return " ".join(text.replace("&#x27;", "'").split())


def test_without_being_asked_it_tells_of_a_request_received_today(client: Client) -> None:
    """31 March 2026, a Tuesday: Good Friday and Easter Monday lie within the 20 days."""
    page = words(client, "/calendar")
    assert "Today, Tuesday 31 March 2026 is a working day." in page
    assert "The 20th working day after it is Thursday 30 April 2026." in page
    assert "3 April 2026 Good Friday" in page
    assert "6 April 2026 Bank holiday in England and Wales, and in Northern Ireland: Easter" in page


@pytest.mark.parametrize(
    ("calendar", "due"),
    [("united-kingdom", "21 December 2026"), ("england-and-wales", "18 December 2026")],
)
def test_a_day_is_counted_by_the_calendar_asked_for(
    client: Client, calendar: str, due: str
) -> None:
    page = words(client, f"/calendar?day=21/11/2026&n=20&calendar={calendar}")
    assert "Saturday 21 November 2026 is not a working day. The 20th" in page
    assert due in page
    assert ("St Andrew’s Day" in page.partition("Count working days")[0]) is (
        calendar == "united-kingdom"
    )


def test_past_what_is_on_record_a_date_is_provisional(client: Client) -> None:
    page = words(client, "/calendar?day=20/12/2027&n=20&calendar=united-kingdom")
    assert "Provisional" in page
    assert "The bank holidays on record end on 28 December 2027." in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("day=soon&n=20&calendar=england", "“soon” is not a date"),
        ("day=20/11/2026&n=0&calendar=england", "Enter a number of 1 or more"),
        ("day=20/11/2026&n=many&calendar=england", "Enter a whole number of working days"),
        ("day=20/11/2026&n=401&calendar=england", "Enter a number of up to 400"),
        ("day=20/11/2004&n=20&calendar=england", "Working days can be counted from 2005"),
        ("day=20/11/2026&n=20&calendar=wales", "wales is not one of the available choices"),
    ],
)
def test_what_cannot_be_counted_is_said_beside_its_field(
    client: Client, query: str, said: str
) -> None:
    assert client.get(f"/calendar?{query}").status_code == 400
    page = words(client, f"/calendar?{query}")
    assert "There is a problem" in page
    assert said in page
    assert client.get(f"/calendar.json?{query}").status_code == 400


def test_a_year_lists_each_day_by_nation_with_its_source(client: Client) -> None:
    page = words(client, "/calendar?year=2027")
    assert "Bank holidays in 2027" in page
    assert "Tuesday 30 November – St Andrew’s Day – GOV.UK" in page
    assert "Bank holidays in 2026" in words(client, "/calendar?year=1066")


def test_twins_hold_every_holiday_the_horizon_and_what_was_counted(client: Client) -> None:
    said = json.loads(
        client.get("/calendar.json?day=2026-11-20&n=20&calendar=united-kingdom").content
    )
    assert said["horizon"] == "2027-12-28"
    assert said["counted"]["nth_working_day"] == "2026-12-21"
    assert {"day": "2026-11-30", "why": "bank holiday in Scotland: St Andrew’s Day"} in said[
        "counted"
    ]["skipped"]
    assert len(said["rows"]) == len(facts.holidays())
    table = client.get("/calendar.csv").content.decode()
    assert "2026-11-30,Scotland,St Andrew’s Day,,,no,GOV.UK" in table
    assert client.get("/calendar.xlsx?day=2026-11-20&n=20&calendar=england").status_code == 200


def test_the_authority_s_terms_are_listed(client: Client, settings: pytest.FixtureRequest) -> None:
    furnish()
    settings.FOSSE_AUTHORITY = HERE
    assert "No school terms are on record" in words(client, "/calendar")
    data = f"authority,term,first_day,last_day\n{HERE},Spring 2,2026-02-23,2026-03-27\n".encode()
    actions.learn_terms(data, source="terms.csv", by=BY, at=AT)
    assert "Spring 2 23 February 2026 27 March 2026" in words(client, "/calendar")


def test_an_officer_puts_down_a_proclaimed_holiday_and_takes_it_off(signed_in: SignedIn) -> None:
    officer = signed_in(RoleName.INFORMATION_OFFICER)
    answer = officer.post("/calendar/proclaim", PROCLAIMED)
    assert (answer.status_code, answer["Location"]) == (302, "/calendar?year=2026")
    page = words(officer, "/calendar?year=2026")
    assert (
        "is on record as a bank holiday in Scotland. Deadlines of no open requests moved." in page
    )
    assert "Edinburgh Gazette, announced on 4 February 2026, entered by hand" in page
    (held,) = [holiday for holiday in facts.holidays() if holiday.day == JUNE]
    assert (held.announced_on, held.by_hand) == (date(2026, 2, 4), True)
    chosen = {"which": "2026-06-15 scotland", "reason": "the wrong week"}
    assert officer.post("/calendar/withdraw", chosen).status_code == 302
    assert facts.united_kingdom().why_not(JUNE) == ""


def test_what_cannot_be_put_down_is_said_above_the_form(signed_in: SignedIn) -> None:
    officer = signed_in(RoleName.INFORMATION_OFFICER)
    answer = officer.post("/calendar/proclaim", PROCLAIMED | {"day": "13/6/2026"})
    assert "is a Saturday, and no working day anyway" in answer.content.decode()
    assert (
        "Choose: where is it a bank holiday" in officer.post("/calendar/proclaim").content.decode()
    )
    assert "None is on record that was entered by hand" in words(officer, "/calendar/withdraw")
    assert officer.post("/calendar/withdraw", {"which": "x", "reason": "y"}).status_code == 200


def test_two_officers_at_once_get_one_holiday_and_one_clear_message(signed_in: SignedIn) -> None:
    officer = signed_in(RoleName.INFORMATION_OFFICER)
    officer.post("/calendar/proclaim", PROCLAIMED)
    again = officer.post("/calendar/proclaim", PROCLAIMED).content.decode()
    assert "is on record in Scotland already: World Cup" in again


def test_only_those_who_may_are_led_to_the_forms(client: Client, signed_in: SignedIn) -> None:
    link = "/calendar/proclaim"
    assert link not in client.get("/calendar").content.decode()
    assert link not in signed_in(RoleName.ADVISER).get("/calendar").content.decode()
    assert link in signed_in(RoleName.ADMINISTRATOR).get("/calendar").content.decode()


def test_without_any_holiday_on_record_it_says_what_to_do(client: Client) -> None:
    BankHoliday.objects.all().delete()
    Edition.objects.all().delete()
    page = words(client, "/calendar")
    assert "None is on record." in page
    assert "fosse load bank-holidays.json" in page


def test_the_page_asks_the_database_little(
    client: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client.get("/calendar")
    with django_assert_max_num_queries(5):
        client.get("/calendar")
    actions.learn(AFTER, source="GOV.UK", by=BY, at=AT)
    assert "World Cup" in words(client, "/calendar?year=2026")
