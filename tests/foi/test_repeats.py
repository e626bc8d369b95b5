"""Earlier requests that are offered to an officer as repeated, or to be added up, and why."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.foi import facts
from fosse.foi.actions import RequesterDetails

from .making import answered, receive

pytestmark = pytest.mark.django_db

CLUSTERS = "Which schools are in each cluster, and who coordinates the clusters?"
ALIKE = "Please list the clusters, who coordinates them and the schools in each cluster."
OTHER = "How much was spent on minibuses in 2025?"
ELSE = RequesterDetails("Somebody Else", "else@example.org")


def test_the_same_again_after_an_answer_may_be_repeated() -> None:
    first = answered(date(2026, 3, 2), date(2026, 3, 16), text=CLUSTERS)
    receive(date(2026, 3, 2), text=OTHER)
    again = receive(date(2026, 11, 20), text=CLUSTERS)
    (offer,) = facts.possible_repeats(again.case_id)
    assert (offer.reference, offer.rule, offer.may) == (first.reference, "FOIA-14-2", True)
    assert offer.why == (
        "It is from the same requester. Both are in the same words. "
        "It was answered on 16 March 2026."
    )


def test_what_was_not_answered_cannot_be_repeated() -> None:
    receive(date(2026, 3, 2), text=CLUSTERS)
    again = receive(date(2026, 11, 20), text=CLUSTERS)
    (offer,) = facts.possible_repeats(again.case_id)
    assert not offer.may
    assert offer.why.endswith("It has not been answered yet.")


def test_another_requester_or_a_year_later_is_no_repeat() -> None:
    answered(date(2026, 3, 2), date(2026, 3, 16), text=CLUSTERS)
    other = receive(date(2026, 11, 20), text=CLUSTERS, requester=ELSE)
    later = receive(date(2027, 12, 1), text=CLUSTERS)
    assert facts.possible_repeats(other.case_id) == ()
    assert [o.reference for o in facts.possible_repeats(later.case_id)] == []


def test_similar_requests_of_one_person_within_60_working_days_may_be_added_up() -> None:
    """FOIA-12-4: all of the same person, similar, within 60 consecutive working days."""
    for number in range(10):  # words tell what is asked for when not every request has them
        receive(date(2026, 9, 1), text=f"{OTHER} And item {number}?", requester=ELSE)
    near = receive(date(2026, 10, 5), text=CLUSTERS)
    far = receive(date(2026, 8, 3), text=f"{CLUSTERS} Of the year before.")
    this = receive(date(2026, 11, 20), text=ALIKE)
    found = {offer.reference: offer for offer in facts.possible_aggregation(this.case_id)}
    assert found[near.reference].may
    assert not found[far.reference].may
    assert "more than 60" in found[far.reference].why


def test_the_same_words_from_others_are_shown_with_what_is_missing() -> None:
    receive(date(2026, 11, 2), text=CLUSTERS, requester=ELSE)
    this = receive(date(2026, 11, 20), text=CLUSTERS)
    (offer,) = facts.possible_aggregation(this.case_id)
    assert not offer.may
    assert offer.why == "It is not known to be from the same person or campaign."


def test_something_else_by_the_same_person_is_shown_as_not_similar() -> None:
    receive(date(2026, 11, 2), text=OTHER)
    this = receive(date(2026, 11, 20), text=CLUSTERS)
    (offer,) = facts.possible_aggregation(this.case_id)
    assert (offer.may, offer.why) == (
        False,
        "It does not ask for the same or similar information.",
    )
