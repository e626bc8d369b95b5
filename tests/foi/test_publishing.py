"""What goes into the disclosure log: neither the request nor its files name who asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fosse.foi import actions, disclosures
from fosse.foi.actions import PublishDecision, QuestionDraft, Received, Refused, RequesterDetails
from fosse.foi.kinds import Disposition, LetterKind
from fosse.foi.models import Letter, LogEntry
from fosse.schools.models import Authority
from fosse.stationery import kept

from .making import BY, CODE, at, fact, issue, opened

pytestmark = pytest.mark.django_db

ANSWERED, CLOSED = date(2026, 12, 1), date(2026, 12, 14)
PRIYA = RequesterDetails(
    name="Priya Church",
    email="priya@example.org",
    address="Abbey School, 1 Abbey Street, Ratae, RA1 1AA",
    organisation="Abbey Tenants",
)
CHILD = "Which support did Tom Green of Abbey Primary School have?"
COUNT = "How many clusters are there?"


def answered(answer: str = "There are twelve.") -> Received:
    """A request of Priya Church's, of two questions, answered."""
    made = opened(text=f"{COUNT}\n\n{CHILD}\n\nthanks", requester=PRIYA)
    drafts = [QuestionDraft(COUNT), QuestionDraft(CHILD)]
    for question in actions.split(case_id=made.case_id, questions=drafts, by=BY, at=at(ANSWERED)):
        actions.write_answer(question_id=question, text=answer, by=BY, at=at(ANSWERED))
        actions.dispose(
            question_id=question, disposition=Disposition.DISCLOSED, by=BY, at=at(ANSWERED)
        )
    issue(made.case_id, ANSWERED)
    return made


def close(made: Received, **decided: Any) -> LogEntry:
    publish = PublishDecision(**{"title": "Clusters", **decided})
    actions.close(case_id=made.case_id, publish=publish, on=CLOSED, by=BY, at=at(CLOSED))
    return LogEntry.objects.get()


def files(made: Received, *given: tuple[str, str, bytes]) -> list[dict[str, str]]:
    """Files that went out with the answer."""
    sent = [
        {"name": name, "title": "List", "media_type": media, "sha256": kept.keep(data)}
        for name, media, data in given
    ]
    Letter.objects.create(
        case_id=made.case_id,
        kind=LetterKind.RESPONSE,
        issued_on=ANSWERED,
        issued_at=at(ANSWERED),
        issued_by="tests",
        html_sha256="0",
        docx_sha256="0",
        pdf_sha256="0",
        attachments=sent,
    )
    return sent


def test_what_was_taken_out_of_the_request_is_not_in_its_questions_either() -> None:
    entry = close(answered(), request=f"{COUNT}\n\nWhich support did a pupil have?")
    assert [part["question"] for part in entry.by_question] == [COUNT, ""]
    assert "Tom Green" not in str(vars(entry))


def test_a_request_as_it_was_made_keeps_its_questions() -> None:
    entry = close(answered())
    assert [part["question"] for part in entry.by_question] == [COUNT, CHILD]
    assert [part["answer"] for part in entry.by_question] == ["There are twelve."] * 2


def test_a_school_that_asks_stands_in_the_list_and_not_as_who_asked() -> None:
    """“Abbey Tenants” comes on the register: an answer lists it as it lists every other."""
    said = "Twelve have it: Abbey Tenants, Bede Primary."
    entry = close(answered(said))
    assert entry.answer.count("[organisation], Bede") == 2
    Authority.objects.create(code=998, name="Abbey Tenants")
    again = publish_again(entry, request="Abbey Tenants ask: how many?", answer=said)
    assert (again.request, again.answer) == ("[organisation] ask: how many?", said)


def publish_again(entry: LogEntry, **decided: Any) -> LogEntry:
    """The entry as it is published anew, in other words."""
    actions.publish(
        case_id=entry.case_id,
        publish=PublishDecision(**{"title": "Clusters", **decided}),
        on=CLOSED,
        by=BY,
        at=at(CLOSED),
    )
    return LogEntry.objects.get()


def test_an_answer_that_names_who_asked_is_published_in_other_words() -> None:
    made = answered("You live at ra11aa, which is in the Abbey cluster.")
    with pytest.raises(Refused, match="requester's postcode"):
        close(made)
    entry = close(made, answer="It is in the Abbey cluster.")
    assert entry.answer == "It is in the Abbey cluster."
    assert "ra11aa" not in str(vars(entry))


@pytest.mark.parametrize(
    ("name", "media_type", "data"),
    [
        ("list.csv", "text/csv; charset=utf-8", b"school,complaint\nAbbey,of Priya Church\n"),
        ("list.html", "text/html; charset=utf-8", b"<p>Mail of <b>priya</b>@example.org</p>"),
        ("letter-of-priya-church.csv", "text/csv", b"school\nAbbey\n"),
    ],
)
def test_a_file_that_names_who_asked_is_not_published(
    name: str, media_type: str, data: bytes
) -> None:
    made = answered()
    attached = files(made, (name, media_type, data))
    with pytest.raises(Refused, match=f"The file “{name}” holds the requester's"):
        close(made, attachments=attached)
    assert not LogEntry.objects.exists()
    close(made)


def test_a_file_that_is_no_text_is_judged_by_its_twin() -> None:
    made = answered()
    _, book, other = files(
        made,
        ("list.html", "text/html", b"<p>Priya Church wrote</p>"),
        ("list.pdf", "application/pdf", b"%PDF"),
        ("other.pdf", "application/pdf", b"%PDF"),
    )
    with pytest.raises(Refused, match=r"“list\.pdf” holds the requester's name"):
        close(made, attachments=[book])
    with pytest.raises(Refused, match=r"“alone\.pdf” can't be looked into"):
        close(made, attachments=[{**other, "name": "alone.pdf", "title": "Alone"}])


def test_what_only_looks_like_the_requester_in_a_file_is_said_to_be_so() -> None:
    """The school that asked stands in every list of schools, with its address."""
    made = answered()
    attached = files(made, ("list.csv", "text/csv", b"Abbey School,1 Abbey Street\n"))
    with pytest.raises(Refused, match="1 Abbey Street"):
        close(made, attachments=attached)
    entry = close(made, attachments=attached, not_names=["1 Abbey Street", "Abbey School"])
    assert entry.attachments == attached


def test_an_answer_after_a_review_makes_no_answer_late_that_was_in_time() -> None:
    """As the statistics count it: what is done afterwards undoes neither."""
    made = answered()
    close(made)
    again = date(2027, 3, 5)
    given: dict[str, Any] = {"on": again, "by": BY, "at": at(again)}
    actions.reopen(case_id=made.case_id, reason="The review says so.", **given)
    question = fact(made, again).questions[0]
    actions.write_answer(question_id=question.id, text="Fourteen.", by=BY, at=at(again))
    issue(made.case_id, again)
    actions.close(case_id=made.case_id, publish=PublishDecision(title="Clusters"), **given)
    (told,) = disclosures.newest(CODE, as_at=again, limit=1)
    assert (told.first_answered_on, told.answered_on) == (ANSWERED, again)
    assert told.due_on and told.due_on < again and told.in_time is True
