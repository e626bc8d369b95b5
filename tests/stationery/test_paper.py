"""What an authority writes with holds from a day to a day; nothing recorded is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.documents.letters import png

from fosse.audit.models import Event
from fosse.documents.blocks import Picture
from fosse.people.access import NotAllowed
from fosse.people.models import Account
from fosse.people.nobody import Nobody
from fosse.stationery import actions, facts, models
from fosse.stationery.facts import Purpose, Signs
from fosse.stationery.regulator import regulator

from .making import AT, BY, CODE, COUNCIL, SINCE, WHY, contact, everything, letterhead, signatory

pytestmark = pytest.mark.django_db

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def names(*days: date) -> list[str]:
    found = [facts.on_record(CODE, on=day).letterhead for day in days]
    return [head.name if head else "" for head in found]


class TestFromADay:
    def test_a_change_holds_from_its_day_and_not_before(self) -> None:
        letterhead(name="City of Ratae")
        letterhead(MARCH, name="Ratae City Council")
        days = (SINCE - timedelta(1), SINCE, MARCH - timedelta(1), MARCH, date(2030, 1, 1))
        assert names(*days) == ["", "City of Ratae", "City of Ratae", *["Ratae City Council"] * 2]

    def test_a_change_before_one_that_is_planned_ends_where_that_begins(self) -> None:
        letterhead(name="First")
        letterhead(MAY, name="Third")
        letterhead(MARCH, name="Second")
        assert names(SINCE, MARCH, MAY) == ["First", "Second", "Third"]

    def test_a_change_of_the_same_day_corrects_it_and_both_stay_readable(self) -> None:
        letterhead(name="Ratea City Council")
        later = AT + timedelta(hours=1)
        actions.change_letterhead(
            authority_code=CODE, reach=COUNCIL, logo=None, on=SINCE, **{**WHY, "at": later}
        )
        assert names(SINCE) == ["Ratae City Council"]
        before = facts.on_record(CODE, on=SINCE, known_at=AT).letterhead
        assert before
        assert before.name == "Ratea City Council"

    def test_the_same_again_is_refused_in_words(self) -> None:
        letterhead()
        with pytest.raises(actions.Refused, match="on record already, from 1 January 2026 on"):
            letterhead(MARCH)

    def test_one_authority_does_not_touch_another(self) -> None:
        letterhead(name="City of Ratae")
        letterhead(code=991, name="Aldermere Council")
        contact(Purpose.REVIEW, code=991)
        assert names(SINCE) == ["City of Ratae"]
        assert Purpose.REVIEW not in facts.on_record(CODE, on=SINCE).contacts

    def test_purposes_are_apart(self) -> None:
        contact(Purpose.REVIEW, name="Reviews")
        contact(Purpose.REUSE, name="Re-use")
        contact(Purpose.REVIEW, MARCH, name="New reviews")
        found = facts.on_record(CODE, on=MARCH).contacts
        assert (found[Purpose.REVIEW].name, found[Purpose.REUSE].name) == ("New reviews", "Re-use")


DAYS = st.integers(0, 40).map(lambda day: SINCE + timedelta(day))


class TestAnyOrder(TestCase):
    @given(st.lists(DAYS, min_size=1, max_size=8))
    @settings(max_examples=25, deadline=None)
    def test_on_every_day_one_holds_the_last_that_was_said_to(self, days: list[date]) -> None:
        """Against the plainest account: of each day, the latest start up to it, as last said."""
        models.Letterhead.objects.all().delete()
        said: dict[date, str] = {}
        for number, day in enumerate(days):
            said[day] = f"Council {number}"
            letterhead(day, name=said[day])
        for day in (SINCE + timedelta(n) for n in range(42)):
            starts = [start for start in said if start <= day]
            assert names(day) == [said[max(starts)] if starts else ""]
        held = models.Letterhead.objects.filter(superseded_at=None).order_by("starts_on")
        assert all(a.ends_on == b.starts_on for a, b in pairwise(held))


class TestRefused:
    @pytest.mark.parametrize(
        ("reach", "words"),
        [
            (actions.Reach(name=" "), "Give the name"),
            (actions.Reach(name="C", address=tuple("1234567")), "has 7 lines; a letter has room"),
            (actions.Reach(name="C", email="nobody"), "“nobody” is not an e-mail address"),
            (actions.Reach(name="C" * 201), "is longer than 200 characters"),
            (actions.Reach(name="C", telephone="1" * 41), "longer than 40 characters"),
        ],
    )
    def test_what_a_letter_could_not_show(self, reach: actions.Reach, words: str) -> None:
        with pytest.raises(actions.Refused, match=words):
            actions.change_letterhead(authority_code=CODE, reach=reach, logo=None, on=SINCE, **WHY)
        assert not models.Letterhead.objects.exists()
        assert not Event.objects.exists()

    def test_a_contact_that_nobody_can_write_to(self) -> None:
        reach = actions.Reach(name="Reviews", telephone="0116 496 0100")
        with pytest.raises(actions.Refused, match="people have to be able to write"):
            actions.change_contact(
                authority_code=CODE, purpose=Purpose.REVIEW, reach=reach, on=SINCE, **WHY
            )

    def test_a_signatory_without_a_role(self) -> None:
        with pytest.raises(actions.Refused, match="Give the role"):
            actions.change_signatory(
                authority_code=CODE, signs=Signs.ANSWERS, name="R", role=" ", picture=None,
                on=SINCE, **WHY,
            )  # fmt: skip

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"GIF89a", "neither PNG nor JPEG. Save it as PNG or JPEG"),
            (png() + b"\0" * 500_000, "at most 500 kB are taken"),
        ],
    )
    def test_a_picture_that_no_letter_can_hold(self, data: bytes, words: str) -> None:
        logo = Picture(data, "image/png", "The council's mark")
        with pytest.raises(actions.Refused, match=words):
            actions.change_letterhead(
                authority_code=CODE, reach=COUNCIL, logo=logo, on=SINCE, **WHY
            )

    def test_without_a_reason_or_a_role(self, person_without_role: Account) -> None:
        with pytest.raises(actions.Refused, match="Give the reason"):
            actions.change_letterhead(
                authority_code=CODE, reach=COUNCIL, logo=None, on=SINCE, **{**WHY, "reason": " "}
            )
        with pytest.raises(NotAllowed):
            actions.change_letterhead(
                authority_code=CODE,
                reach=COUNCIL,
                logo=None,
                on=SINCE,
                **{**WHY, "by": person_without_role},
            )
        with pytest.raises(TypeError):
            actions.change_letterhead(
                authority_code=CODE, reach=COUNCIL, logo=None, on=SINCE, **{**WHY, "by": Nobody()}
            )


@pytest.fixture
def person_without_role() -> Account:
    return Account.objects.create(email="ann@example.org", name="Ann Example")


class TestLetters:
    def test_a_letter_needs_all_of_it_and_hears_all_that_is_missing(self) -> None:
        contact(Purpose.REVIEW)
        with pytest.raises(facts.Incomplete) as missing:
            facts.stationery(CODE, on=MARCH)
        assert missing.value.missing == (
            "a letterhead",
            "“Where to send a request for information”",
            "“Where to ask about re-using information”",
            "who signs answers to requests",
        )
        assert "authority 990 lacks, for 1 March 2026: a letterhead; “Where" in str(missing.value)

    def test_a_day_before_it_was_all_there_is_as_it_was(self) -> None:
        everything(MARCH)
        assert facts.stationery(CODE, on=MARCH).letterhead.name == "Ratae City Council"
        with pytest.raises(facts.Incomplete):
            facts.stationery(CODE, on=SINCE)

    def test_it_gives_what_letters_place(self) -> None:
        everything()
        found = facts.stationery(CODE, on=MARCH)
        review = found.contact(Purpose.REVIEW)
        assert (review.name, review.lines) == ("For review", ("E-mail: review@ratae.example",))
        assert found.letterhead.address == COUNCIL.address
        signed = found.signature(Signs.REVIEWS)  # nobody is named for reviews
        assert (signed.name, signed.role) == ("R Stone", "Head of Information Governance")

    def test_pictures_come_back_as_they_went_in(self) -> None:
        everything()
        logo = Picture(png(), "image/png", "A mosaic")
        actions.change_letterhead(authority_code=CODE, reach=COUNCIL, logo=logo, on=MARCH, **WHY)
        assert facts.stationery(CODE, on=MARCH).letterhead.logo == logo
        assert facts.stationery(CODE, on=SINCE).letterhead.logo is None
        assert Event.objects.latest("id").detail["logo"].endswith(" bytes")

    def test_every_change_is_in_the_audit_with_its_reason(self) -> None:
        signatory()
        event = Event.objects.get()
        assert (event.verb, event.noun, event.noun_id) == (
            "stationery.changed",
            "signatory",
            "990/answers",
        )
        assert (event.reason, event.authority_code) == ("As agreed", CODE)
        assert event.detail["on"] == "2026-01-01"


class TestRegulator:
    def test_the_regulator_is_shipped_with_its_address(self) -> None:
        """ico.org.uk, Contact us."""
        found = regulator(date(2026, 11, 21))
        assert found
        assert found.name == "Information Commissioner's Office"
        assert found.lines == (
            "Wycliffe House", "Water Lane", "Wilmslow SK9 5AF",
            "Telephone: 0303 123 1113", "ico.org.uk",
        )  # fmt: skip

    def test_what_the_authority_enters_comes_before_it_from_its_day(self) -> None:
        """As when the Information Commission takes over before a release of Fosse knows."""
        contact(Purpose.REGULATOR, MAY, name="Information Commission")
        found = [facts.on_record(CODE, on=day).contacts[Purpose.REGULATOR].name
                 for day in (MAY - timedelta(1), MAY)]  # fmt: skip
        assert found == ["Information Commissioner's Office", "Information Commission"]

    def test_for_a_day_that_the_data_do_not_reach_it_is_missing(self) -> None:
        assert regulator(date(2001, 1, 1)) is None
        everything(date(2001, 1, 1))
        with pytest.raises(facts.Incomplete, match="lacks, for 1 February 2001: “The regulator”"):
            facts.stationery(CODE, on=date(2001, 2, 1))


@dataclass(frozen=True)
class Values:
    due_on: date
    name: str


class TestWording:
    def change(self, text: str, on: date = SINCE) -> None:
        actions.change_wording(
            authority_code=CODE, key="foi/response", text=text, values=Values, on=on, **WHY
        )

    def test_own_wording_holds_from_its_day_until_it_is_ended(self) -> None:
        self.change("Dear {name},\n\nBy {due_on}.", MARCH)
        actions.end_wording(authority_code=CODE, key="foi/response", on=MAY, **WHY)
        found = [facts.on_record(CODE, on=day).wording for day in (SINCE, MARCH, MAY)]
        assert found == [{}, {"foi/response": "Dear {name},\n\nBy {due_on}.\n"}, {}]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("One.\n\nBy {duo_on}.", "foi/response, line 3: there is no value “duo_on”"),
            ("[if name]\nDear", r"line 1: \[if name\] has no \[end\]"),
            ("By {due_on", "line 1: a { or } that is not around a name"),
            (" ", "Give the wording"),
        ],
    )
    def test_wording_that_could_not_be_filled_is_refused_at_once(
        self, text: str, words: str
    ) -> None:
        with pytest.raises(actions.Refused, match=words):
            self.change(text)

    def test_nothing_to_end_is_said(self) -> None:
        with pytest.raises(actions.Refused, match="Nothing is on record for 1 May 2026"):
            actions.end_wording(authority_code=CODE, key="foi/response", on=MAY, **WHY)

    def test_a_key_is_a_key(self) -> None:
        with pytest.raises(actions.Refused, match="is not the key of a wording"):
            actions.change_wording(
                authority_code=CODE, key="../x", text="x", values=Values, on=SINCE, **WHY
            )


def test_the_entries_list_what_was_is_and_will_be() -> None:
    signatory("First")
    signatory("Second", MAY)
    assert [(e.noun, e.slot, e.said, e.starts_on, e.ends_on) for e in facts.entries(CODE)] == [
        ("signatory", "answers", "Second, Head of Information Governance", MAY, None),
        ("signatory", "answers", "First, Head of Information Governance", SINCE, MAY),
    ]


def test_times_are_those_passed_in() -> None:
    letterhead()
    record = models.Letterhead.objects.get()
    assert record.recorded_at == datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert record.recorded_by == BY.name
