"""Receiving a request: its reference, its words, its papers; the same request sent twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fosse.audit.models import Event
from fosse.foi import paper_store
from fosse.foi.actions import Refused, RequesterDetails, keep_paper, paper_bytes, withdraw
from fosse.foi.intake.incoming import Incoming
from fosse.foi.kinds import Channel, PaperKind
from fosse.foi.models import Case, CaseEvent, Paper, Requester
from fosse.people.access import NotAllowed
from fosse.people.models import RoleName
from fosse.people.nobody import Nobody

from .making import BY, CODE, FRIDAY, TEXT, at, officer, receive

pytestmark = pytest.mark.django_db

PDF = Incoming("letter.pdf", "application/pdf", b"%PDF-1.7 a letter")


def kept(home: Path) -> list[Path]:
    """The files of papers."""
    return [path for path in home.glob("*") if not path.name.startswith(".")]


def test_a_request_gets_the_next_reference_of_its_authority_and_year() -> None:
    assert receive(text="Which schools are in a cluster?").reference == "FOI-2026-0001"
    assert receive(text="Who pays the co-ordinators?").reference == "FOI-2026-0002"
    later = date(2027, 1, 4)
    assert receive(later, text="How many visits were made?").reference == "FOI-2027-0001"


def test_a_request_logged_in_the_new_year_has_the_year_in_which_it_came() -> None:
    logged = receive(date(2026, 12, 31), at=at(date(2027, 1, 4)))
    assert logged.reference == "FOI-2026-0001"


def test_a_second_authority_in_the_database_has_references_of_its_own() -> None:
    receive()
    assert receive(authority_code=856).reference == "FOI-856-2026-0001"
    assert receive(text="Another question, please?").reference == "FOI-2026-0002"
    assert receive(date(2027, 2, 1), authority_code=856).reference == "FOI-856-2027-0001"


def test_a_failure_in_the_middle_leaves_no_gap_and_nothing_else(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken_down, pytest.raises(RuntimeError):
        broken_down.setattr("fosse.foi.receiving.happen", broken)
        receive(papers=[PDF])
    assert not Case.objects.exists()
    assert not Requester.objects.exists()
    assert kept(home) == []
    assert receive().reference == "FOI-2026-0001"


def test_the_words_are_kept_word_for_word_and_the_title_names_nobody() -> None:
    case = Case.objects.get(pk=receive().case_id)
    assert case.text == TEXT.strip("\n")
    assert case.title.startswith("I would like to make a request under the freedom")
    assert "Rowan" not in case.title


def test_a_title_from_the_subject_of_an_e_mail_names_nobody() -> None:
    made = receive(title="FOI request from Rowan\u200b Example (rowan@example.org)")
    title = Case.objects.get(pk=made.case_id).title
    assert title == "FOI request from [name] ([e-mail address])"


def test_markup_in_a_request_stays_the_words_that_it_is() -> None:
    text = "<script>alert('x')</script> Which schools?\x00"
    assert Case.objects.get(pk=receive(text=text).case_id).text == text.rstrip("\0")


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_an_empty_request_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="empty"):
        receive(text=text)
    assert not Case.objects.exists()


def test_a_day_still_to_come_is_refused() -> None:
    with pytest.raises(Refused, match="21 November 2026 is still to come"):
        receive(date(2026, 11, 21), at=at(FRIDAY))


def test_a_day_before_the_act_is_refused_for_no_clock_could_be_read() -> None:
    with pytest.raises(Refused, match=r"FOIA-10-1.*is from 1 January 2005"):
        receive(date(2004, 12, 31), at=at(FRIDAY))
    assert not Case.objects.exists()
    assert receive(date(2005, 1, 1), at=at(FRIDAY)).reference == "FOI-2005-0001"


def test_a_request_comes_with_one_event_and_one_audit_event() -> None:
    found = receive()
    (event,) = CaseEvent.objects.filter(case_id=found.case_id)
    assert (event.number, event.kind, event.on) == (1, "received", FRIDAY)
    (audited,) = Event.objects.filter(verb="request.received")
    assert (audited.noun_id, audited.authority_code) == (found.reference, CODE)


def test_the_audit_never_holds_who_asked() -> None:
    receive()
    said = str(list(Event.objects.values()))
    assert "Rowan" not in said
    assert "rowan@example.org" not in said


def test_what_happened_cannot_be_changed_or_deleted() -> None:
    event = CaseEvent.objects.get(case_id=receive().case_id)
    event.on = date(2026, 1, 1)
    for change in (event.save, event.delete, CaseEvent.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        CaseEvent.objects.update(on=date(2026, 1, 1))


# --- sent twice ------------------------------------------------------------------------------


def test_the_same_request_sent_twice_is_one_case_and_says_so() -> None:
    first = receive(papers=[PDF])
    other = Incoming("again.pdf", "application/pdf", b"%PDF-1.7 another")
    again = receive(
        date(2026, 11, 23),
        text=TEXT.upper().replace("\n\n", "\n"),
        channel=Channel.LETTER,
        papers=[PDF, other],
    )
    assert (again.case_id, again.twin_of) == (first.case_id, first.reference)
    noted = CaseEvent.objects.get(case_id=first.case_id, kind="noted")
    assert "The same request came again, on 23 November 2026: Letter" in noted.note
    assert Paper.objects.filter(case_id=first.case_id).count() == 2
    assert receive(text="Something else entirely?").reference == "FOI-2026-0002"


@pytest.mark.parametrize(
    "other",
    [
        {"requester": RequesterDetails(name="Somebody Else", email="else@example.org")},
        {"requester": RequesterDetails()},
        {"text": TEXT + "And who pays?"},
        {"authority_code": 856},
        {"received_on": date(2026, 11, 30), "at": at(date(2026, 11, 30))},
    ],
)
def test_another_requester_other_words_or_a_later_day_make_another_case(other: dict) -> None:
    first = receive()
    again = receive(**other)
    assert again.twin_of is None
    assert again.case_id != first.case_id


def test_two_requests_without_a_requester_are_two() -> None:
    nobody = RequesterDetails()
    assert receive(requester=nobody).case_id != receive(requester=nobody).case_id


def test_the_same_by_post_without_an_e_mail_address_is_the_same() -> None:
    first = receive()
    by_post = RequesterDetails(name="rowan  EXAMPLE", address="1 Abbey Street\nRatae\nRA1 1AA")
    assert receive(requester=by_post).twin_of == first.reference


def test_a_request_sent_again_after_it_was_withdrawn_is_a_new_one() -> None:
    first = receive()
    withdraw(case_id=first.case_id, on=FRIDAY, by=BY, at=at(FRIDAY))
    assert receive().twin_of is None


# --- who may ---------------------------------------------------------------------------------


def test_nobody_signed_in_can_send_the_form_and_nothing_else() -> None:
    assert receive(by=Nobody(), channel=Channel.FORM).reference
    with pytest.raises(Refused, match="Sign in"):
        receive(by=Nobody(), channel=Channel.EMAIL)


def test_an_adviser_does_not_log_requests_and_nobody_does_elsewhere() -> None:
    with pytest.raises(NotAllowed, match="handle requests"):
        receive(by=officer("Bea Adviser", RoleName.ADVISER))
    with pytest.raises(NotAllowed, match="not here"):
        receive(by=officer("Cal Elsewhere", code=856))
    assert receive(by=officer()).reference


# --- papers ----------------------------------------------------------------------------------


def test_a_paper_is_kept_under_its_hash_for_its_owner_only(home: Path) -> None:
    found = receive(papers=[PDF])
    paper = Paper.objects.get(case_id=found.case_id)
    assert paper_bytes(paper.pk) == PDF.data
    (file,) = kept(home)
    assert file.name == PDF.sha256
    assert file.stat().st_mode & 0o077 == 0


def test_the_same_upload_twice_is_one_paper() -> None:
    found = receive(papers=[PDF, PDF])
    again = keep_paper(
        case_id=found.case_id, kind=PaperKind.RECEIVED, paper=PDF, by=BY, at=at(FRIDAY)
    )
    assert Paper.objects.get(case_id=found.case_id).pk == again
    assert Case.objects.get(pk=found.case_id).version == 1


def test_a_paper_of_more_than_25_megabytes_is_refused_and_nothing_is_kept(home: Path) -> None:
    large = Incoming("scan.pdf", "application/pdf", bytes(30 * 1024 * 1024))
    with pytest.raises(Refused, match="30 MB; at most 25 MB"):
        receive(papers=[PDF, large])
    assert not Case.objects.exists()
    assert kept(home) == []


def test_a_paper_that_was_changed_on_the_disk_is_not_handed_out(home: Path) -> None:
    found = receive(papers=[PDF])
    paper = Paper.objects.get(case_id=found.case_id)
    (home / PDF.sha256).write_bytes(b"something else")
    with pytest.raises(paper_store.Damaged, match="is not what was kept"):
        paper_bytes(paper.pk)
    (home / PDF.sha256).unlink()
    with pytest.raises(paper_store.Damaged, match="backup"):
        paper_bytes(paper.pk)
