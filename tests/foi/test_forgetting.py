"""Forgetting who asked: what goes, what stays, and that it says so."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from tests.stationery import making as stationery_of_ratae

from fosse.audit.models import Event
from fosse.foi import actions, facts, issuing, search
from fosse.foi.actions import (
    PublishDecision,
    QuestionDraft,
    Received,
    RequesterDetails,
    TableDraft,
)
from fosse.foi.blacking import black_out
from fosse.foi.intake.incoming import Incoming
from fosse.foi.kinds import Disposition, PaperKind, State
from fosse.foi.models import AnswerTable, CaseEvent, LogEntry, Paper, Requester
from fosse.foi.redaction import Span, redact
from fosse.people.access import NotAllowed
from fosse.people.models import RoleName
from fosse.schools.models import Authority
from fosse.stationery import facts as stationery
from fosse.stationery import outbox
from fosse.stationery.models import OutgoingMail
from fosse.stationery.outbox import Mail

from .making import BY, CODE, ROWAN, answered, at, fact, officer, opened, receive

pytestmark = pytest.mark.django_db

RECEIVED, ANSWERED, CLOSED = date(2023, 3, 1), date(2023, 3, 20), date(2023, 4, 3)
TODAY = date(2026, 11, 21)
BEFORE = date(2023, 11, 21)
PDF = Incoming("Rowan Example.pdf", "application/pdf", b"%PDF-1.7 from Rowan", "From Rowan Example")


@pytest.fixture
def made() -> Received:
    """A request answered and closed more than three years ago, with all that may name its
    requester: a note, a mail, a paper, a review."""
    made = answered(RECEIVED, ANSWERED, papers=[PDF], answer="Dear Rowan Example, twelve.")
    actions.close(case_id=made.case_id, publish=PublishDecision(), on=CLOSED, by=BY, at=at(CLOSED))
    actions.note(
        case_id=made.case_id,
        text="Rowan Example (0116 496 0001) rang: rowan@example.org is the address.",
        on=CLOSED,
        by=BY,
        at=at(CLOSED),
    )
    with transaction.atomic():
        mail = Mail(
            key="1", to=ROWAN.email, subject="Answer", text="Dear Rowan", about=made.reference
        )
        outbox.queue(mail, at=at(CLOSED))
    return made


def old(home: Path) -> None:
    """The files of papers were written long ago."""
    for file in home.iterdir():
        os.utime(file, (0, 0))


def forget(before: date = BEFORE, **other: object) -> actions.Forgotten:
    given: dict[str, object] = {"by": BY, "at": at(TODAY)}
    return actions.forget(before=before, **{**given, **other})


def everything() -> str:
    """All that the room and its mail hold of anybody, as text."""
    from django.apps import apps

    models = [*apps.get_app_config("foi").get_models(), OutgoingMail, Event]
    return " ".join(str(list(model._default_manager.values())) for model in models)


def test_nothing_of_the_requester_is_left_and_the_case_is(made: Received, home: Path) -> None:
    old(home)
    assert "rowan" in everything().lower()
    done = forget()
    (case,) = done.cases
    assert (case.reference, case.ended_on, case.papers, case.mails) == (
        made.reference,
        CLOSED,
        1,
        1,
    )
    assert case.passages > 3
    left = everything().lower()
    for said in ("rowan", "abbey street", "0116 496"):
        assert said not in left
    assert [file.name for file in home.iterdir() if not file.name.startswith(".")] == []
    found = fact(made, TODAY)
    assert (found.forgotten, found.state) == (True, State.CLOSED)
    assert found.text.endswith(
        "Which schools are in each cluster?\n\nIs there a salaried person "
        "specifically employed as a cluster co-ordinator?\n\nYours faithfully\n[name]"
    )
    assert found.clocks[0].ended_on == ANSWERED


def test_it_says_what_it_did_in_an_event_and_in_words(made: Received, home: Path) -> None:
    old(home)
    done = forget()
    assert done.in_words == (
        "Removed who made 1 request that ended before 21 November 2023, 1 paper, 1 mail and 1 file."
    )
    event = CaseEvent.objects.get(kind="forgotten")
    assert (event.detail["papers"], event.detail["mails"]) == (1, 1)
    assert Event.objects.filter(verb="request.forgotten", noun_id=made.reference).exists()
    assert forget().cases == ()


def test_a_dry_run_says_the_same_and_does_nothing(made: Received, home: Path) -> None:
    old(home)
    before = everything()
    dry = forget(dry_run=True)
    assert everything() == before
    assert actions.paper_bytes(Paper.objects.get().pk) == PDF.data
    real = forget()
    assert (dry.cases, dry.files) == (real.cases, real.files)


def test_what_is_not_over_long_enough_or_not_over_at_all_stays(made: Received) -> None:
    assert forget(before=CLOSED).cases == ()
    open_ = receive(date(2020, 1, 6), text="Never answered?", requester=RequesterDetails("A Other"))
    review = actions.ask_review(
        case_id=made.case_id,
        grounds="Late",
        on=CLOSED,
        accept_late=True,
        by=BY,
        at=at(CLOSED),
    )
    assert review
    done = forget()
    assert done.cases == ()
    assert dict(done.kept) == {
        made.reference: "A review, complaint, notice or appeal is not over.",
        open_.reference: "It was never closed.",
    }
    assert Requester.objects.filter(forgotten_at=None).count() == 2


def test_bytes_that_another_case_needs_stay(made: Received, home: Path) -> None:
    other = receive(date(2026, 11, 20), text="Another?", papers=[PDF])
    old(home)
    assert forget().files == 0
    paper = Paper.objects.get(case_id=other.case_id)
    assert actions.paper_bytes(paper.pk) == PDF.data


def test_the_letters_go_and_what_went_with_them_stays(home: Path) -> None:
    """A letter begins with a name and an address; its table was written without either."""
    stationery_of_ratae.everything()
    sent_on, closed_on, later = date(2026, 12, 1), date(2026, 12, 14), date(2030, 1, 2)
    made = opened()
    (question,) = actions.split(
        case_id=made.case_id, questions=[QuestionDraft("Which?")], by=BY, at=at(sent_on)
    )
    table = TableDraft("Schools", ("Group", "School"), (("Abbey", "Abbey Primary"),))
    actions.write_answer(
        question_id=question, text="See it.", tables=[table], by=BY, at=at(sent_on)
    )
    actions.dispose(question_id=question, disposition=Disposition.DISCLOSED, by=BY, at=at(sent_on))
    actions.ask_clearance(case_id=made.case_id, on=sent_on, by=BY, at=at(sent_on))
    draft = issuing.preview(made.case_id, on=sent_on).draft_sha256
    actions.clear(case_id=made.case_id, draft_sha256=draft, on=sent_on, by=BY, at=at(sent_on))
    issuing.issue(case_id=made.case_id, on=sent_on, by=BY, at=at(sent_on))
    actions.close(case_id=made.case_id, publish=None, on=closed_on, by=BY, at=at(closed_on))
    (letter,) = fact(made, closed_on).letters
    assert "Rowan Example" in stationery.issued(letter.html_sha256).decode()

    assert forget(later, at=at(later)).cases[0].letters == 3

    for sha256 in (letter.html_sha256, letter.docx_sha256, letter.pdf_sha256):
        with pytest.raises(stationery.Missing, match="was removed on 2 January 2030"):
            stationery.issued(sha256)
    assert letter.attachments
    for file in letter.attachments:
        assert stationery.issued(file["sha256"])
    assert "rowan" not in everything().lower()


def test_a_paper_on_its_way_is_not_swept_away(made: Received, home: Path) -> None:
    old(home)
    fresh = home / ("a" * 64)
    fresh.write_bytes(b"its row is not committed yet")
    forget()
    assert fresh.exists()


def test_of_a_paper_that_went_out_the_text_stays_as_it_went_and_the_file_goes(
    made: Received, home: Path
) -> None:
    """What was redacted stays so, though the words before it became other words; the file, of
    which only the text went out, holds all of it."""
    secret = "Mo Bede was absent"
    text = f"Rowan Example asked us, rowan@example.org.\n{secret} on Friday."
    given = Incoming("Rowan Example.docx", "application/msword", b"PK all of it", text)
    actions.reopen(case_id=made.case_id, reason="More", on=CLOSED, by=BY, at=at(CLOSED))
    paper = actions.keep_paper(
        case_id=made.case_id, kind=PaperKind.REDACTED, paper=given, by=BY, at=at(CLOSED)
    )
    start = text.index(secret)
    actions.redact_text(
        paper_id=paper, start=start, end=start + len(secret), provision="40(2)",
        reason="a pupil, of whom Rowan Example knew", by=BY, at=at(CLOSED),
    )  # fmt: skip
    actions.withdraw(case_id=made.case_id, on=CLOSED, by=BY, at=at(CLOSED))
    old(home)
    assert forget().cases[0].papers == 2
    (kept,) = [one for one in fact(made, TODAY).papers if one.kind is PaperKind.REDACTED]
    spans = [Span(one.start or 0, one.end or 0, one.provision) for one in kept.redactions]
    assert redact(kept.text, spans).text == (
        "[name] asked us, [e-mail address].\n[redacted: s.40(2)] on Friday."
    )
    with pytest.raises(actions.Refused, match="was removed"):
        actions.paper_bytes(paper)
    assert [file.name for file in home.iterdir() if not file.name.startswith(".")] == []
    assert "rowan" not in everything().lower()


def test_an_organisation_goes_but_for_the_school_that_an_answer_lists() -> None:
    """Who asked for a school is not told by a list that the school stands in."""
    for name, kept in (("Chalk and Slate", False), ("Ratae", True)):
        Authority.objects.get_or_create(code=CODE, name="Ratae")
        made = answered(
            RECEIVED,
            ANSWERED,
            text=f"We at {name} ask: how many?",
            requester=RequesterDetails("Ann Other", "ann@example.org", "", name),
            answer=f"Twelve in {name}.",
        )
        actions.close(case_id=made.case_id, publish=None, on=CLOSED, by=BY, at=at(CLOSED))
        forget()
        found = fact(made, TODAY)
        assert found.text == "We at [organisation] ask: how many?"
        assert (name in found.questions[0].answer) is kept


def test_a_table_that_answers_names_the_requester_no_more() -> None:
    made = answered(RECEIVED, ANSWERED, answer="See it.")
    question = fact(made, ANSWERED).questions[0].id
    table = TableDraft("Visits", ("School", "Who"), (("Abbey", "Rowan Example"), ("Bede", 3)))
    AnswerTable.objects.create(question_id=question, title=table.title, columns=[*table.columns],
                               rows=[[*row] for row in table.rows])  # fmt: skip
    actions.close(case_id=made.case_id, publish=None, on=CLOSED, by=BY, at=at(CLOSED))
    forget()
    assert AnswerTable.objects.get().rows == [["Abbey", "[name]"], ["Bede", 3]]


def test_what_a_mail_server_said_of_the_address_goes_too(made: Received) -> None:
    mail = OutgoingMail.objects.get(key="1")
    mail.tries = 1
    outbox.failed(mail, f"550 <{ROWAN.email}> is unknown", at=at(CLOSED), for_good=True)
    forget()
    assert "rowan" not in everything().lower()


def test_a_forgotten_name_is_found_by_no_search(made: Received) -> None:
    forget()
    assert search.cases("Rowan", authority_code=CODE).hits == ()
    assert facts.requester(made.reference).name == ""
    assert LogEntry.objects.get().answer == "Dear [name], twelve."


def test_only_those_who_handle_requests_there_may_forget(made: Received) -> None:
    with pytest.raises(NotAllowed):
        forget(by=officer("Bea Adviser", RoleName.ADVISER), authority_code=CODE)
    with pytest.raises(NotAllowed):
        forget(by=officer("Cal Elsewhere", code=856), authority_code=CODE)
    assert forget(by=officer(), authority_code=CODE).cases


def test_a_failure_in_the_middle_of_a_case_leaves_it_whole(
    made: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()

    def broken(_: str) -> int:
        raise RuntimeError("the outbox is locked")

    monkeypatch.setattr(outbox, "forget", broken)
    with pytest.raises(RuntimeError):
        forget()
    assert everything() == before


@pytest.mark.parametrize(
    ("today", "day"),
    [(TODAY, BEFORE), (date(2028, 2, 29), date(2025, 2, 28))],
)
def test_three_years_are_counted_by_the_calendar(today: date, day: date) -> None:
    assert actions.retention_ends(today) == day


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Yours,\nRowan Example", "Yours,\n[name]"),
        ("Yours,\nRowan\n", "Yours,\n[name]\n"),
        ("Mr. R. Example and Rowan  J Example", "[name] and [name]"),
        ("MS EXAMPLE wrote", "[name] wrote"),
        ("For example, the Rowan tree", "For example, the Rowan tree"),
        ("1 Abbey Street\nRatae RA1 1AA", "[address]"),
        ("live at 1 abbey  street", "live at [address]"),
        ("write to rowan.e@mail.example.org.", "write to [e-mail address]."),
        (
            "ring 0116 496 0001 or +44 (0)116 4960001",
            "ring [telephone number] or [telephone number]",
        ),
        ("school 900001, DfE 990/2001, 01/09/2026", "school 900001, DfE 990/2001, 01/09/2026"),
        ("£450, 20 working days, 2026-11-20", "£450, 20 working days, 2026-11-20"),
    ],
)
def test_what_is_blacked_out(text: str, without: str) -> None:
    assert black_out(text, ROWAN) == without


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann O'Neill", "Ann O’Neill"),
        ("Ann O’Neill", "Mrs O'Neill"),
        ("Ann O'Neill", "O’NEILL, Dr Ann"),
        ("Zoë Baker-Grey", "Zoe\u0308 Baker‑Grey"),
        ("Zoe\u0308 Baker-Grey", "Yours,\nZoë"),
    ],
)
def test_a_name_is_blacked_out_whichever_signs_it_was_typed_with(name: str, text: str) -> None:
    without = black_out(text, RequesterDetails(name=name))
    assert without.removeprefix("Yours,\n") == "[name]"


def test_nothing_known_blacks_out_nothing_but_addresses() -> None:
    nobody = RequesterDetails()
    assert black_out("Rowan Example, a\nline", nobody) == "Rowan Example, a\nline"
