"""A request's page: what is due and why, what to do next, and who sees what of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from fosse.foi import actions
from fosse.foi.kinds import Regime

from .pages import R, text
from .whole import ROWAN, drafted, opened, received, said, whole

pytestmark = pytest.mark.django_db
CODE = 999


def page(client: Client, reference: str) -> str:
    answer = client.get(f"{R}/{reference}")
    assert answer.status_code == 200
    return text(answer)


class TestDue:
    def test_it_says_by_when_and_by_which_rule(self, officer: Client) -> None:
        made = opened(CODE, received_on=date(2026, 3, 20), **said(date(2026, 3, 20)))
        shown = page(officer, made.reference)
        assert "The answer is due by Tuesday 21 April 2026, in 21 days." in shown
        assert "Rule FOIA-10-1" in shown

    def test_a_late_answer_says_how_late(self, officer: Client) -> None:
        made = opened(CODE, received_on=date(2026, 2, 27), **said(date(2026, 2, 27)))
        shown = page(officer, made.reference)
        assert "The answer is 1 day late: it was due on Monday 30 March 2026." in shown

    def test_each_day_that_does_not_count_is_listed_with_its_reason(self, officer: Client) -> None:
        made = opened(CODE)
        shown = page(officer, made.reference)
        assert "9 days that do not count, and why" in shown
        assert "Tue 17 March 2026 bank holiday in Northern Ireland" in shown
        assert "Sat 7 March 2026 Saturday" in shown

    def test_waiting_for_clarification_nothing_is_due(self, officer: Client) -> None:
        made, on = opened(CODE), date(2026, 3, 5)
        actions.ask_clarification(case_id=made.case_id, text="Which?", on=on, **said(on))
        shown = page(officer, made.reference)
        assert "Nothing is due: clarification was asked for on 5 March 2026." in shown
        assert "It lapses after 5 May 2026." in shown
        assert "waiting for clarification (FOIA-1-3)" in shown

    def test_an_answer_says_whether_it_was_in_time(self, officer: Client, paper: None) -> None:
        shown = page(officer, whole(CODE)["reference"])
        assert "The answer went out on 20 March 2026" not in shown  # the review is due now
        assert "The outcome of the review is due by" in shown

    def test_the_history_says_days_in_words(self, officer: Client) -> None:
        made, on = opened(CODE), date(2026, 3, 5)
        actions.extend(
            case_id=made.case_id, regime=Regime.FOI, provisions=["43(2)"], reason="To weigh it.",
            estimated_on=date(2026, 4, 20), on=on, **said(on),
        )  # fmt: skip
        assert "Time extended, to be decided by 20 April 2026" in page(officer, made.reference)


class TestNext:
    def test_only_what_is_lawful_is_a_button_and_the_rest_is_explained(
        self, officer: Client
    ) -> None:
        made = received(CODE)
        answer = officer.get(f"{R}/{made.reference}").content.decode()
        assert f'href="{R}/{made.reference}/accept"' in answer
        assert f'href="{R}/{made.reference}/issue"' not in answer
        shown = page(officer, made.reference)
        assert "Accept it as a request first, split it into questions and draft." in shown

    def test_the_work_goes_on_with_the_question_that_is_open(self, officer: Client) -> None:
        made = opened(CODE)
        assert "Split it into questions" in page(officer, made.reference)
        questions = [actions.QuestionDraft("One?"), actions.QuestionDraft("Two?")]
        actions.split(case_id=made.case_id, questions=questions, **said(date(2026, 3, 3)))
        assert "Answer question 1" in page(officer, made.reference)

    def test_only_reviewers_are_offered_the_review(
        self, head: Client, adviser: Client, paper: None
    ) -> None:
        values = whole(CODE)
        form = f'{R}/{values["reference"]}/reviews/{values["review_id"]}/decide"'
        assert form in head.get(f"{R}/{values['reference']}").content.decode()
        assert form not in adviser.get(f"{R}/{values['reference']}").content.decode()

    def test_what_was_never_answered_is_not_offered_for_publication(self, officer: Client) -> None:
        made, on = opened(CODE), date(2026, 3, 5)
        actions.withdraw(case_id=made.case_id, on=on, **said(on))
        actions.close(case_id=made.case_id, publish=None, on=on, **said(on))
        assert "Publish it" not in page(officer, made.reference)

    def test_an_adviser_is_offered_searching_and_nothing_else(self, adviser: Client) -> None:
        made = drafted(CODE)
        answer = adviser.get(f"{R}/{made['reference']}").content.decode()
        assert f"{R}/{made['reference']}/questions/1/search" in answer
        for form in ("accept", "issue", "close", "assign", "clear", "withdraw"):
            assert f'href="{R}/{made["reference"]}/{form}"' not in answer


class TestWhoSeesWhat:
    @pytest.mark.parametrize(
        "address",
        ["", "/questions/1", "/questions/2", "/letter"],
    )
    def test_an_adviser_never_sees_who_asked(
        self, adviser: Client, paper: None, address: str
    ) -> None:
        signed = "Please tell me how many there are.\n\nYours\nRowan Example\nrowan@example.org"
        made = drafted(CODE, text=signed)
        shown = adviser.get(f"{R}/{made['reference']}{address}").content.decode()
        for secret in (ROWAN.email, "Rowan", "Abbey Street"):
            assert secret not in shown

    def test_an_information_officer_sees_who_asked_and_every_word(self, officer: Client) -> None:
        made = drafted(CODE)
        shown = page(officer, made["reference"])
        assert ROWAN.name in shown
        assert ROWAN.email in shown
        assert "The request, word for word" in shown
        assert "1. How many clusters are there?" in shown

    def test_the_rest_are_told_that_it_is_not_word_for_word(self, adviser: Client) -> None:
        shown = page(adviser, drafted(CODE)["reference"])
        assert "The request Who asks is blacked out in it." in shown
        assert "word for word" not in shown

    def test_a_head_of_service_clears_without_seeing_who_asked(
        self, head: Client, paper: None
    ) -> None:
        made = drafted(CODE)
        case_id, on = int(made["case_id"]), date(2026, 3, 23)
        actions.ask_clearance(case_id=case_id, on=on, **said(on))
        shown = head.get(f"{R}/{made['reference']}/clear").content.decode()
        assert "There are two." in shown
        assert "Rowan" not in shown
        assert "[name]" in shown

    def test_another_authoritys_request_is_not_found(self, signed_in: Any) -> None:
        made = drafted(998)
        from fosse.people.models import RoleName

        elsewhere = signed_in(RoleName.INFORMATION_OFFICER, CODE)
        assert elsewhere.get(f"{R}/{made['reference']}").status_code == 404
        assert elsewhere.get(f"/authorities/998/requests/{made['reference']}").status_code == 403


def test_the_page_of_a_busy_request_takes_a_fixed_number_of_queries(
    officer: Client, paper: None, django_assert_max_num_queries: Any
) -> None:
    reference = whole(CODE)["reference"]
    with django_assert_max_num_queries(20):
        assert officer.get(f"{R}/{reference}").status_code == 200
