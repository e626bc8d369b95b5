"""Ratae's requests for information: as they are written, and as they stand when they are loaded."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sample.requests import requests

import sample
from fosse.cli.sample_course import VERBS
from fosse.dates.calendar import england_and_wales
from fosse.foi.intake import validity

RATAE_TODAY = sample.AS_AT


def test_forty_in_the_two_years_before_the_sample_s_own_day() -> None:
    days = [request.received for request in requests()]
    assert len(days) == 40
    assert RATAE_TODAY - timedelta(days=731) <= min(days)
    assert max(days) < RATAE_TODAY


def test_officers_do_things_on_working_days_in_order_and_not_after_the_sample_s_own() -> None:
    calendar = england_and_wales([])
    for request in requests():
        on = request.received
        for step in request.course:
            assert step.do in VERBS, request.title
            assert on <= step.on < RATAE_TODAY, (request.title, step)
            assert calendar.why_not(step.on) == "", (request.title, step)
            on = step.on


def test_everything_about_them_is_made_up() -> None:
    for request in requests():
        assert request.email.endswith(".example") or "\nZZ" in request.address
        for question in request.question:
            assert question.kind or question.answer or question.claim or not question.disposition


def test_all_are_valid_but_the_one_that_was_found_not_to_be() -> None:
    """FOIA-8."""
    faulty = [
        request.title
        for request in requests()
        if any(
            fault.certain
            for fault in validity.faults(
                name=request.name, email=request.email, address=request.address, text=request.text
            )
        )
    ]
    assert faulty == ["Something about schools"]


def test_every_kind_of_answer_is_among_them() -> None:
    found = Counter(one.disposition for request in requests() for one in request.question)
    assert set(found) >= {"disclosed", "part", "not_held", "exempt", "s12", "s14", "s21", "granted"}
    assert {one.regime for request in requests() for one in request.question} == {
        "foi",
        "eir",
        "reuse",
    }
    assert date(2024, 11, 1) <= min(request.received for request in requests())


def test_what_is_refused_as_repeated_came_after_the_first_was_answered() -> None:
    """FOIA s.14(2): “an interval between compliance with the previous request and the making of
    the current request”."""
    first = {one.key: one for one in requests() if one.key}
    repeated = [one for one in requests() if one.repeats]
    assert repeated
    for one in repeated:
        answered = first[one.repeats].answered
        assert answered and answered < one.received
