"""School terms on record: read from CSV, every fault by its line; a later file corrects them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.calendar.making import AT, BY, LATER

from fosse.audit.models import Event
from fosse.calendar import actions, facts
from fosse.calendar.models import SchoolTerm
from fosse.calendar.terms_csv import TEMPLATE, UnreadableTerms, read
from fosse.people.access import NotAllowed
from fosse.people.models import Account

HEAD = "authority,term,first_day,last_day\n"
AUTUMN = "990,Autumn 1,2026-09-01,2026-10-23\n"
AFTER = "990,Autumn 2,02/11/2026,18/12/2026\n"
BEFORE = "990,Summer 2,2026-06-01,2026-07-17\n"


def learn(text: str, at: object = AT, **more: object) -> tuple[actions.LearntTerms, ...]:
    return actions.learn_terms((HEAD + text).encode(), source="terms.csv", by=BY, at=at, **more)


def known(on: date = date(2026, 11, 20), **more: object) -> list[tuple[str, date, date]]:
    return [(t.name, t.first_day, t.last_day) for t in facts.terms_of(990, as_at=on, **more).terms]


def test_days_are_read_as_people_write_them_and_both_are_days_of_the_term() -> None:
    terms = read(("﻿" + HEAD + AFTER + AUTUMN).encode())[990]
    assert [(t.name, t.first_day, t.last_day) for t in terms.terms] == [
        ("Autumn 1", date(2026, 9, 1), date(2026, 10, 23)),
        ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
    ]
    assert terms.is_term_time(date(2026, 12, 18))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Line 1: these columns are missing: authority, term, first_day, last_day"),
        (b"authority,term\n", "missing: first_day, last_day"),
        (TEMPLATE.encode(), "The file holds no term."),
        (b"\xff\xfea", "not UTF-8 text"),
        ((HEAD + '990,"Autumn,2026-09-01\n').encode(), "not a CSV"),
        ((HEAD + "99,Autumn,2026-09-01,2026-10-23\n").encode(), "Line 2: authority: “99”"),
        ((HEAD + AUTUMN + "990,,2026-11-02,2026-12-18").encode(), "Line 3: term: give its name"),
        ((HEAD + "990,A,1.9.2026,2026-10-23").encode(), "Line 2: first_day: “1.9.2026” is no day"),
        ((HEAD + "990,A,2026-09-01").encode(), "Line 2: last_day: “” is no day"),
        ((HEAD + "990,A,31/9/2026,2026-10-23").encode(), "“31/9/2026” is no day"),
        ((HEAD + "990,A,2026-10-23,2026-09-01").encode(), "last_day is before first_day"),
        ((HEAD + "990,A,2026-09-01,2027-10-23").encode(), "would last 418 days. Check the years"),
        ((HEAD + AUTUMN + AUTUMN).encode(), "Authority 990: Autumn 1 ends on 23 October 2026"),
        ((HEAD + "x,A,2026-09-01,2026-09-02\n" * 7).encode(), "And 2 more."),
    ],
)
def test_a_file_that_cannot_be_taken_names_the_line_and_the_fault(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableTerms) as fault:
        read(data)
    assert said in str(fault.value)


@pytest.mark.django_db
def test_terms_are_learnt_once_and_corrected_within_the_time_of_the_file() -> None:
    assert learn(BEFORE + AUTUMN + AFTER)[0].in_words == "authority 990: 3 added"
    assert learn(AUTUMN + AFTER, LATER)[0].in_words == "authority 990: all were on record"
    (corrected,) = learn(AUTUMN + AFTER.replace("18/12", "17/12"), LATER)
    assert corrected.in_words == "authority 990: 1 added, 1 withdrawn"
    assert corrected.unchanged == 1
    assert known()[-1] == ("Autumn 2", date(2026, 11, 2), date(2026, 12, 17))
    assert known(known_at=AT)[-1] == ("Autumn 2", date(2026, 11, 2), date(2026, 12, 18))
    assert Event.objects.filter(verb="terms.learnt", authority_code=990).count() == 2


@pytest.mark.django_db
def test_terms_are_those_of_the_school_year_of_the_day_and_later() -> None:
    learn(BEFORE + AUTUMN + AFTER)
    assert [name for name, _, _ in known(date(2026, 8, 31))] == ["Summer 2", "Autumn 1", "Autumn 2"]
    assert [name for name, _, _ in known(date(2026, 9, 1))] == ["Autumn 1", "Autumn 2"]
    assert facts.terms_of(989, as_at=date(2026, 9, 1)).terms == ()


@pytest.mark.django_db
def test_one_authority_does_not_speak_for_another() -> None:
    with pytest.raises(actions.Refused, match="speaks of authority 990, not of 989 alone"):
        learn(AUTUMN, authority_code=989)
    account = Account.objects.create_user("ann@example.org", "Ann", "three random words")
    with pytest.raises(NotAllowed):
        actions.learn_terms((HEAD + AUTUMN).encode(), source="x", by=account, at=AT)
    assert not SchoolTerm.objects.exists()


@pytest.mark.django_db
def test_the_database_itself_refuses_terms_that_overlap() -> None:
    learn(AUTUMN)
    held = SchoolTerm.objects.get()
    held.pk, held.starts_on = None, date(2026, 10, 1)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        held.save()
    held.ended_at = LATER  # what was held to be so before may overlap
    held.save()
