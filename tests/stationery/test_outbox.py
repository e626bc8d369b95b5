"""Mail waits, goes out once, and is not lost when the mail server is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from fosse.audit.models import Event
from fosse.people.operator import Operator
from fosse.stationery import kept, outbox, sending
from fosse.stationery.mail_facts import mails, outbox_fact
from fosse.stationery.models import OutgoingMail
from fosse.stationery.outbox import Attached, Mail

from .mail_server import MailServer, running

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LETTER = Mail(
    key="letter:1",
    to="ann@example.org",
    subject="Your request FOI-2026-0001",
    text="Dear Ann Example,\n\nThe answer is attached. – Straße\n.\nYours\n",
    about="FOI-2026-0001",
    authority_code=999,
)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    settings.FOSSE_MAIL_FROM = "Information Team <foi@ratae.example>"
    settings.MAIL_ROUTE = None


def put(**changed: object) -> None:
    with transaction.atomic():
        outbox.queue(Mail(**({f: getattr(LETTER, f) for f in LETTER.__slots__} | changed)), at=AT)


def send(at: datetime = AT) -> sending.Round:
    return sending.send_waiting(now=lambda: at)


@pytest.mark.django_db
def test_a_letter_goes_out_whole_with_its_attachment(settings: Settings) -> None:
    sha256 = kept.keep(b"%PDF-1.7 the letter")
    put(attachments=[Attached("Answer – clusters.pdf", "application/pdf", sha256)])
    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        assert send() == sending.Round(sent=1)
        assert send(AT + timedelta(days=1)) == sending.Round()  # once, and not again
    (mail,) = server.received
    assert mail["To"] == "ann@example.org"
    assert mail["From"] == "Information Team <foi@ratae.example>"
    assert mail["Subject"] == "Your request FOI-2026-0001"
    assert mail["Message-ID"].endswith("@ratae.example>")
    body = mail.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER.text
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Answer – clusters.pdf"
    assert attached.get_content() == b"%PDF-1.7 the letter"
    assert [fact.state for fact in mails()] == ["sent"]


@pytest.mark.django_db
def test_a_server_that_is_down_loses_nothing_and_gets_all_when_it_is_back(
    settings: Settings,
) -> None:
    for number in range(3):
        put(key=f"letter:{number}", subject=f"Letter {number}")
    with running(MailServer()) as server:
        pass  # it has a port, and is gone
    settings.MAIL_ROUTE = server.route
    down = send()
    assert (down.sent, down.failed) == (0, 1)  # the others need not find out for themselves
    assert "The mail server was not reached: " in down.stopped
    fact = outbox_fact()
    assert (fact.waiting, fact.failing, fact.waiting_since) == (3, 1, AT)
    assert fact.last_error == down.stopped
    with running(server):
        assert send(AT + timedelta(seconds=30)).sent == 2  # the first waits out its minute
        assert send(AT + timedelta(minutes=2)).sent == 1
        assert send(AT + timedelta(days=1)).sent == 0
    assert sorted(str(mail["Subject"]) for mail in server.received) == [
        "Letter 0",
        "Letter 1",
        "Letter 2",
    ]
    assert outbox_fact().last_error == ""


@pytest.mark.django_db
def test_a_server_that_dies_half_way_gets_the_mail_again_once(settings: Settings) -> None:
    put()
    with running(MailServer(manner="dies")) as server:
        settings.MAIL_ROUTE = server.route
        assert send().failed == 1
    server.manner = "well"
    with running(server):
        assert send(AT + timedelta(minutes=1)).sent == 1
        assert send(AT + timedelta(minutes=30)).sent == 0
    assert len(server.received) == 1


@pytest.mark.django_db
def test_pauses_grow_and_end_after_five_days(settings: Settings) -> None:
    put()
    at, tried = AT, []
    with running(MailServer(manner="busy")) as server:
        settings.MAIL_ROUTE = server.route
        while outbox_fact().waiting:
            assert send(at).failed == 1
            assert send(at).failed == 0  # not before its pause is over
            waits = OutgoingMail.objects.get()
            tried.append((waits.not_before - at) // timedelta(minutes=1))
            at = waits.not_before
    assert tried[:9] == [1, 2, 5, 15, 30, 60, 120, 240, 240]
    assert timedelta(days=5) < at - AT < timedelta(days=5, hours=5)
    (fact,) = mails()
    assert fact.state == "given up"
    assert "451 busy, come back later" in fact.last_error


@pytest.mark.django_db
def test_a_server_that_is_away_for_long_or_set_late_gives_no_mail_up(settings: Settings) -> None:
    put()
    at = AT + timedelta(days=20)  # nobody was there to send it over the holidays
    with running(MailServer()) as server:
        pass
    settings.MAIL_ROUTE = server.route
    for _ in range(60):
        assert "was not reached" in send(at).stopped
        at = OutgoingMail.objects.get().not_before
    assert at - AT > timedelta(days=27)
    server.manner = "busy"
    with running(server):
        assert send(at).failed == 1
    assert outbox_fact().given_up == 0
    server.manner = "well"
    with running(server):
        assert send(at + timedelta(hours=4)).sent == 1


@pytest.mark.django_db
def test_a_mail_that_is_too_large_is_said_and_does_not_hold_up_the_others(
    settings: Settings,
) -> None:
    put()
    put(key="letter:2", about="FOI-2026-0002")
    with running(MailServer(manner="small")) as server:
        settings.MAIL_ROUTE = server.route
        assert send() == sending.Round(failed=2)
    assert {fact.state for fact in mails()} == {"given up"}
    assert "too large for the mail server: message is larger" in mails()[0].last_error


@pytest.mark.django_db
def test_what_cannot_be_read_or_written_stops_no_other_mail(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = kept.keep(b"%PDF-1.7 the letter")
    put(attachments=[Attached("a.pdf", "application/pdf", sha256)])
    put(key="letter:2")
    OutgoingMail.objects.filter(key="letter:2").update(subject="Two\nlines")
    put(key="letter:3", subject="Letter 3")

    def unreadable(_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(kept, "read", unreadable)
    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        assert send() == sending.Round(sent=1, failed=2)
    assert [str(mail["Subject"]) for mail in server.received] == ["Letter 3"]
    assert server.received[0]["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_an_address_that_is_refused_is_given_up_and_can_be_tried_again(
    settings: Settings,
) -> None:
    put()
    with running(MailServer(manner="unknown")) as server:
        settings.MAIL_ROUTE = server.route
        assert send() == sending.Round(failed=1)  # the server is well: others can go
        (fact,) = mails(999)
        assert fact.state == "given up"
        assert fact.last_error == "The address was refused: 550 nobody of that name here"
        server.manner = "well"
        assert send(AT + timedelta(days=1)).sent == 0
        by, later = Operator("tests"), AT + timedelta(days=1)
        outbox.try_again(fact.pk, authority_code=998, by=by, at=later)
        assert send(later).sent == 0  # it is another authority's
        outbox.try_again(fact.pk, authority_code=999, by=by, at=later)
        assert send(AT + timedelta(days=1)).sent == 1
    assert Event.objects.filter(verb="mail.tried_again").count() == 1


@pytest.mark.django_db
def test_without_a_server_mail_waits_and_says_so() -> None:
    put()
    assert send().stopped == sending.NO_SERVER
    assert outbox_fact().waiting == 1


@pytest.mark.django_db
def test_an_attachment_that_is_gone_is_said_and_nothing_half_goes_out(
    settings: Settings,
) -> None:
    put(attachments=[Attached("a.pdf", "application/pdf", "0" * 64)])
    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        assert send() == sending.Round(failed=1)
    assert server.received == []
    assert "000000000000… is on record but its file is not in" in outbox_fact().last_error


@pytest.mark.django_db(transaction=True)
def test_mail_goes_with_its_transaction_or_not_at_all() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        outbox.queue(LETTER, at=AT)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.queue(LETTER, at=AT)
        _ = 1 / 0
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_the_same_mail_twice_is_one_mail() -> None:
    assert outbox.queue(LETTER, at=AT)
    assert not outbox.queue(LETTER, at=AT)
    assert OutgoingMail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "ann", "ann@example.org\nBcc: x@example.org"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(outbox.NotAnAddress):
        put(to=address)


@pytest.mark.django_db
def test_a_subject_cannot_add_a_header(settings: Settings) -> None:
    put(subject="Answer\r\nBcc: everybody@example.org")
    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        assert send().sent == 1
    assert server.received[0]["Bcc"] is None


@pytest.mark.django_db
def test_who_is_forgotten_gets_no_more_mail(settings: Settings) -> None:
    put()
    put(key="another", about="FOI-2026-0002")
    assert outbox.forget("FOI-2026-0001") == 1
    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        assert send().sent == 1
    emptied = OutgoingMail.objects.get(about="FOI-2026-0001")
    assert (emptied.to, emptied.text) == ("", "")


@pytest.mark.django_db
def test_who_is_slower_finds_the_mail_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw the same row waiting; the one that wrote first has it."""
    put()
    seen = outbox.OutgoingMail.objects.get()
    mine = outbox.claim_next(now=AT)
    assert mine is not None
    late = OutgoingMail.objects.filter(
        outbox.WAITING, pk=seen.pk, tries=seen.tries, claimed_until=seen.claimed_until
    )
    assert late.update(tries=9) == 0


@pytest.mark.django_db(transaction=True)
def test_two_that_send_at_once_send_each_mail_once(settings: Settings) -> None:
    """On PostgreSQL at the same time; SQLite in memory has no second connection to write by."""
    for number in range(12):
        put(key=f"letter:{number}", subject=f"Letter {number}")
    start, sent = Barrier(2 if connection.vendor == "postgresql" else 1), list[int]()

    def work() -> None:
        start.wait()
        sent.append(send().sent)
        connection.close()

    with running(MailServer()) as server:
        settings.MAIL_ROUTE = server.route
        threads = [Thread(target=work) for _ in range(start.parties)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(sent) == 12
    assert len({mail["Message-ID"] for mail in server.received}) == len(server.received) == 12


@pytest.mark.django_db
def test_a_claim_ends_so_that_a_process_that_was_killed_holds_nothing(
    settings: Settings,
) -> None:
    put()
    held = outbox.claim_next(now=AT)
    assert held is not None
    assert outbox.claim_next(now=AT + timedelta(minutes=5)) is None
    again = outbox.claim_next(now=AT + timedelta(minutes=11))
    assert again is not None
    assert again.message_id == held.message_id  # by which it is known for the same


@pytest.mark.django_db
def test_a_rehearsal_writes_mail_into_a_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MAIL_ROUTE = {
        "backend": "fosse.stationery.rehearsal.EmailBackend",
        "folder": str(tmp_path / "mail"),
    }
    put()
    assert send().sent == 1
    (file,) = (tmp_path / "mail").iterdir()
    assert b"Your request FOI-2026-0001" in file.read_bytes()
