"""Clearing, issuing, and what follows an answer."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.test import Client

from fosse.foi import actions
from fosse.foi.draft import draft_sha256
from fosse.foi.kinds import State, Verdict

from .pages import CODE, R, case, done, send, text
from .whole import CLAIM, drafted, issued, said, whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
DAY = date(2026, 3, 23)


@pytest.fixture
def reference() -> str:
    """A request whose answer is drafted and lacks nothing."""
    return drafted(CODE)["reference"]


def clear(client: Client, reference: str) -> str:
    return done(client, reference, "clear", draft=draft_sha256(case(reference)))


def test_it_is_cleared_by_somebody_else_and_issued_once(
    officer: Client, head: Client, reference: str
) -> None:
    done(officer, reference, "ask-clearance")
    assert "The draft as it stands is not cleared." in text(officer.get(f"{R}/{reference}/issue"))
    clear(head, reference)
    assert "Nothing stands in its way." in text(officer.get(f"{R}/{reference}/letter"))
    seen = case(reference).version
    shown = done(officer, reference, "issue")
    assert "is issued, and on its way" in shown
    again = send(officer, reference, "issue", version=seen)
    assert again.status_code == 409
    assert "Ann Example was quicker: answer issued" in text(again)
    assert len(case(reference).letters) == 1
    assert case(reference).state is State.ISSUED


def test_an_edit_after_clearing_has_to_be_cleared_again(officer: Client, reference: str) -> None:
    done(officer, reference, "ask-clearance")
    clear(officer, reference)
    done(officer, reference, "questions/1/answer", text="There are three.",
         disposition="disclosed")  # fmt: skip
    assert case(reference).state is State.DRAFTING
    done(officer, reference, "ask-clearance")
    response = send(officer, reference, "issue")
    shown = text(response)
    assert "The draft was edited after it was cleared" in shown
    assert case(reference).letters == ()


def test_a_draft_that_is_no_longer_there_is_not_cleared(officer: Client, reference: str) -> None:
    done(officer, reference, "ask-clearance")
    seen = draft_sha256(case(reference))
    first = case(reference).question(1)
    actions.write_answer(question_id=first.id, text="There are three.", **said(DAY))
    done(officer, reference, "ask-clearance")
    response = send(officer, reference, "clear", draft=seen)
    assert response.status_code == 409
    assert "The draft is no longer the one that you read." in text(response)
    assert case(reference).clearances == ()
    again = send(officer, reference, "clear", draft=seen, step="edit").content.decode()
    now = draft_sha256(case(reference))
    assert f'name="draft" value="{now}"' in again
    assert "There are three." in again


def test_what_the_draft_lacks_is_said_before_it_is_cleared(officer: Client, reference: str) -> None:
    claim = case(reference).question(2).claims[0]
    actions.drop_claim(claim_id=claim.id, **said(DAY))
    shown = text(officer.get(f"{R}/{reference}/ask-clearance"))
    assert "Claim the exemption under which it is withheld." in shown
    second = case(reference).question(2)
    actions.claim_exemption(question_id=second.id, claim=CLAIM, **said(DAY))
    assert "Nothing is missing." in text(officer.get(f"{R}/{reference}/ask-clearance"))


def test_it_is_sent_back_with_the_reason(officer: Client, head: Client, reference: str) -> None:
    done(officer, reference, "ask-clearance")
    response = send(head, reference, "send-back", reason="")
    assert "There is a problem" in text(response)
    shown = done(head, reference, "send-back", reason="The second answer is not clear.")
    assert "The second answer is not clear." in shown
    assert case(reference).state is State.DRAFTING


def test_the_draft_is_marked_as_one(officer: Client, reference: str) -> None:
    answer = officer.get(f"{R}/{reference}/letter/draft.docx")
    words = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    assert "this letter has not been issued" in words
    assert officer.get(f"{R}/{reference}/letter/draft.pdf").content.startswith(b"%PDF")


def test_whoever_clears_opens_what_would_go_out_with_it(
    head: Client, adviser: Client, reference: str
) -> None:
    actions.ask_clearance(case_id=case(reference).id, on=DAY, **said(DAY))
    page = head.get(f"{R}/{reference}/clear").content.decode()
    files = f"{R}/{reference}/letter/files"
    assert f'<a href="{files}/1">' in page
    table = head.get(f"{files}/1")
    assert b"Abbey Primary School" in table.content
    assert table["Content-Disposition"].startswith('attachment; filename="draft-schools-by')
    pages = [head.get(f"{files}/{place}").content for place in (4, 5)]
    assert b"[redacted: s.40(2)]" in pages[0]
    assert b"Ann Teacher" not in pages[0]
    assert pages[1].startswith(b"%PDF")
    assert head.get(f"{files}/6").status_code == 404
    assert adviser.get(f"{files}/1").status_code == 403  # it may not be redacted yet
    assert f"{files}/1" not in adviser.get(f"{R}/{reference}/letter").content.decode()


def test_letters_and_files_are_had_again_byte_for_byte_by_those_who_may(
    officer: Client, adviser: Client
) -> None:
    values = issued(CODE)
    where = f"{R}/{values['reference']}/letters/{values['letter_id']}"
    page = officer.get(f"{where}.html")
    assert b"Rowan Example" in page.content
    assert page["Content-Disposition"].startswith("attachment")
    assert page["X-Content-Type-Options"] == "nosniff"
    assert officer.get(f"{where}.pdf").content.startswith(b"%PDF")
    assert adviser.get(f"{where}.html").status_code == 403  # it names the requester
    table = adviser.get(f"{where}/files/1")
    assert b"Abbey Primary School" in table.content
    assert officer.get(f"{where}/files/99").status_code == 404
    assert officer.get(f"{R}/{values['reference']}/letters/999999.pdf").status_code == 404


class TestReview:
    def test_whoever_answered_cannot_review_it(self, officer: Client, head: Client) -> None:
        reference = drafted(CODE)["reference"]
        done(officer, reference, "ask-clearance")
        clear(officer, reference)  # whoever clears it gave it, too
        done(officer, reference, "issue")
        done(officer, reference, "review", grounds="Not enough.")
        review = case(reference).proceedings[0]
        form = f"reviews/{review.id}/decide"
        assert "You gave the answer" in text(officer.get(f"{R}/{reference}/{form}"))
        typed = {"outcome": "overturned", "reasons": "More can be given."}
        refused = send(officer, reference, form, **typed)
        assert "somebody else has to review it" in text(refused)
        shown = done(head, reference, form, step="send", **typed)
        assert "The answer is overturned" in shown
        decided = case(reference).proceedings[0]
        assert decided.outcome == Verdict.OVERTURNED
        assert [letter.kind for letter in case(reference).letters][-1] == "review_outcome"
        done(officer, reference, "reopen", reason="The review overturned it.")
        assert case(reference).state is State.OPEN
        shown = text(officer.get(f"{R}/{reference}"))
        assert "Send it Not yet" in shown  # what is answered anew goes out anew

    def test_it_is_extended_with_a_reason(self, officer: Client) -> None:
        values = whole(CODE)
        form = f"reviews/{values['review_id']}/extend"
        assert "There is a problem" in text(send(officer, values["reference"], form, reason=""))
        typed = {"reason": "It is complex.", "told": "already"}
        shown = done(officer, values["reference"], form, **typed)
        assert "FOI-REVIEW-LONGER" in shown
        assert "review_extension" not in [
            letter.kind for letter in case(values["reference"]).letters
        ]


@pytest.mark.parametrize(
    ("part", "form", "typed"),
    [
        ("complaint_id", "complaints/{}/answer", {"note": "Our reply."}),
        ("complaint_id", "complaints/{}/close", {"outcome": "withdrawn"}),
        ("notice_id", "notices/{}/comply", {"note": "Sent it."}),
        ("appeal_id", "appeals/{}/decide", {"outcome": "upheld", "due_on": "1/6/2026"}),
    ],
)
def test_what_happens_outside_is_recorded(
    officer: Client, part: str, form: str, typed: dict[str, Any]
) -> None:
    values = whole(CODE)
    shown = done(officer, values["reference"], form.format(values[part]), **typed)
    assert "it is on record" in shown


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("complaint", {"their_reference": "IC-9", "due_on": "20/4/2026"}),
        ("notice", {"their_reference": "IC-9", "outcome": "part", "steps": "Give it.", "days": 35}),
        ("appeal", {"their_reference": "EA-9", "by_whom": "authority"}),
    ],
)
def test_what_begins_outside_is_recorded(officer: Client, form: str, typed: dict[str, Any]) -> None:
    reference = issued(CODE)["reference"]
    assert "There is a problem" in text(send(officer, reference, form))
    shown = done(officer, reference, form, **typed)
    assert typed["their_reference"] in shown
    assert len(case(reference).proceedings) == 1
