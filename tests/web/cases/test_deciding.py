"""The page that decides a review says beforehand who may not, and because of what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.stationery import making as stationery

from fosse.foi import actions, issuing
from fosse.people.actions import add_account, give_role
from fosse.people.models import Account, RoleName

from .whole import ANSWERED, BY, at, drafted, opened, said

pytestmark = pytest.mark.django_db
CODE = 999
PASSWORD = "three random words"
LATER = date(2026, 3, 25)


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path


def person(name: str, role: RoleName = RoleName.INFORMATION_OFFICER) -> Account:
    """Somebody with a role in the authority."""
    day = date(2026, 1, 1)
    account = add_account(
        email=f"{name.lower()}@example.org", name=name, password=PASSWORD, today=day, by=BY
    )
    give_role(account=account, name=role, authority_code=CODE, starts_on=day, today=day, by=BY)
    return account


def reviewed(gave: Account, cleared: Account) -> str:
    """The address that decides the review of an answer that they gave and cleared."""
    stationery.everything(code=CODE)
    values = drafted(CODE)
    case_id = int(values["case_id"])
    actions.ask_clearance(case_id=case_id, on=ANSWERED, **said(ANSWERED))
    draft = issuing.preview(case_id, on=ANSWERED).draft_sha256
    given: dict[str, Any] = {"case_id": case_id, "on": ANSWERED, "at": at(ANSWERED)}
    actions.clear(draft_sha256=draft, by=cleared, **given)
    issuing.issue(by=gave, **given)
    review = actions.ask_review(case_id=case_id, grounds="No.", on=LATER, **said(LATER))
    return f"/authorities/{CODE}/requests/{values['reference']}/reviews/{review}/decide"


def test_who_gave_or_cleared_the_answer_is_told_that_they_may_not(client: Any) -> None:
    """FOI-REVIEW."""
    gave, cleared, head = person("Ann"), person("Bea"), person("Cal", RoleName.HEAD_OF_SERVICE)
    address = reviewed(gave, cleared)
    for who, words in (
        (gave, "You gave the answer, so you cannot review it (FOI-REVIEW)"),
        (cleared, "You cleared the answer, so you cannot review it (FOI-REVIEW)"),
        (head, "Ann gave the answer; Bea cleared the answer, and cannot review it (FOI-REVIEW). "
         "You can."),
    ):  # fmt: skip
        client.force_login(who)
        page = client.get(address).content.decode()
        assert words in page
        assert ("<textarea" in page) is (who is head)  # nobody writes what will be refused


def test_of_a_silence_anybody_may_decide(client: Any) -> None:
    made = opened(CODE)
    review = actions.ask_review(case_id=made.case_id, grounds="", on=LATER, **said(LATER))
    client.force_login(person("Ann"))
    page = client.get(f"/authorities/{CODE}/requests/{made.reference}/reviews/{review}/decide")
    assert "No answer has gone out, so nobody has a part in it" in page.content.decode()
