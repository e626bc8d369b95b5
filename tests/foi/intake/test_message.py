"""E-mails as they come: whole, broken, and mutated at random."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.intake import message, parts
from fosse.foi.intake.message import LetterIn, read_eml, read_pasted
from fosse.foi.intake.taken import papers_of

from . import made_files as made


def head(*lines: str) -> bytes:
    return "\r\n".join(("From: Ann Example <ann@example.org>", *lines, "", "")).encode()


def test_a_good_mail_says_who_what_and_when() -> None:
    letter = read_eml(made.mail(subject="Schools – clusters", files={"plän.pdf": made.PDF}))
    assert (letter.name, letter.email) == ("Ann Example", "ann@example.org")
    assert letter.subject == "Schools – clusters"
    assert letter.sent_at == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert letter.request == "How many clusters are there?"
    (paper,) = letter.attachments
    assert (paper.name, paper.media_type, paper.data) == ("plän.pdf", "application/pdf", made.PDF)
    assert letter.faults == ()


def test_plain_text_is_preferred_and_html_read_where_it_is_alone() -> None:
    both = made.mail("How many?", html="<p>How <b>many</b>, in HTML?</p>")
    assert read_eml(both).text.strip() == "How many?"
    alone = head("Content-Type: text/html; charset=utf-8") + (
        b"<p>How many <b>clusters</b>?</p><script>alert(1)</script>"
    )
    assert read_eml(alone).request == "How many clusters?"


@pytest.mark.parametrize(
    ("header", "body", "text"),
    [
        ("text/plain; charset=utf-8", "café".encode("cp1252"), "café"),  # says one, is another
        ("text/plain; charset=no-such-set", "café".encode(), "café"),
        ("text/plain", "“quoted”".encode("cp1252"), "“quoted”"),
        ("text/plain; charset=rot13", b"plain", "plain"),  # a codec that is no character set
        ("text/plain; charset", b"plain", "plain"),
        ("multipart/mixed", b"no boundary at all", "no boundary at all"),
        ("multipart/mixed; boundary=x", b"--x\r\n\r\nhello", "hello"),  # never closed
        ("text/plain; name*0*=utf-8''a; name*=b; name*1=c", b"plain", "plain"),
    ],
)
def test_wrong_character_sets_and_broken_parts_are_read_all_the_same(
    header: str, body: bytes, text: str
) -> None:
    letter = read_eml(head(f"Content-Type: {header}") + body)
    read = [letter.text.strip(), *(paper.text for paper in letter.attachments)]
    assert text in read
    assert letter.original.data.endswith(body)


def test_damaged_base64_is_read_as_far_as_it_goes_and_said() -> None:
    letter = read_eml(
        head("Content-Type: text/plain", "Content-Transfer-Encoding: base64")
        + b"SG93IG1hbnkgY2x1c3Rlc!!nM/"
    )
    assert letter.text.startswith("How many cluste")
    assert parts.BAD_CODE in letter.faults


def test_a_message_within_the_message_is_a_file_with_its_words() -> None:
    inner = made.mail("How many schools?", subject="The true request")
    letter = read_eml(
        head("Subject: FW: see below", "MIME-Version: 1.0", "Content-Type: message/rfc822") + inner
    )
    (paper,) = letter.attachments
    assert (paper.name, paper.media_type) == ("The true request.eml", "message/rfc822")
    assert "How many schools?" in paper.text
    assert message.NO_TEXT in letter.faults


def test_a_forwarded_mail_gives_all_its_text_and_says_so() -> None:
    text = "For you.\n\n-----Original Message-----\nFrom: Bob\n\nHow many clusters?"
    letter = read_eml(made.mail(text, subject="Fwd: a question"))
    assert "How many clusters?" in letter.request
    assert message.FORWARDED in letter.faults


def test_winmail_is_kept_and_said() -> None:
    letter = read_eml(made.mail(files={"winmail.dat": b"\x78\x9f\x3e\x22\x01\x00"}))
    assert [paper.name for paper in letter.attachments] == ["winmail.dat"]
    assert parts.WINMAIL in letter.faults


def test_empty_parts_and_files_of_one_name() -> None:
    letter = read_eml(
        head("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x")
        + b"--x\r\n\r\n\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n1\r\n"
        b"--x\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n2\r\n"
        b"--x\r\nContent-Type: application/pdf\r\n\r\n\r\n--x--"
    )
    names = [paper.name for paper in letter.attachments]
    assert names == ["a.pdf", "a (2).pdf", "attachment.pdf"]
    taken = papers_of(letter)
    assert [paper.name for paper in taken.papers] == ["message.eml", "a.pdf", "a (2).pdf"]
    assert any("“attachment.pdf” was left in the original. It is empty" in f for f in taken.faults)


def test_a_program_is_left_in_the_original_and_said() -> None:
    raw = made.mail(files={"invoice.pdf": made.WINDOWS_PROGRAM, "plan.pdf": made.PDF})
    taken = papers_of(read_eml(raw))
    assert [paper.name for paper in taken.papers] == ["message.eml", "plan.pdf"]
    assert taken.papers[0].data == raw
    (fault,) = taken.faults
    assert "“invoice.pdf” was left in the original. It is a program" in fault


def test_parts_without_end_are_cut() -> None:
    many = b"".join(b"--x\r\n\r\n%d\r\n" % n for n in range(500))
    letter = read_eml(head("Content-Type: multipart/mixed; boundary=x") + many)
    assert parts.TOO_MANY in letter.faults
    deep = head("Content-Type: multipart/mixed; boundary=x0") + b"".join(
        b"--x%d\r\nContent-Type: multipart/mixed; boundary=x%d\r\n\r\n" % (n, n + 1)
        for n in range(300)
    )
    assert {parts.TOO_DEEP, message.NOT_APART} & set(read_eml(deep).faults)


def test_a_mail_that_is_larger_than_any_is_not_taken_apart() -> None:
    letter = read_eml(b"x" * (message.MOST_BYTES + 1))
    assert message.TOO_LARGE in letter.faults
    assert letter.attachments == ()


@pytest.mark.parametrize(
    ("said", "name", "email"),
    [
        ("ann@example.org", "", "ann@example.org"),
        ('"Example, Ann" <ann@example.org>', "Example, Ann", "ann@example.org"),
        ("=?utf-8?b?QW5uIEV4w6RtcGxl?= <ann@example.org>", "Ann Exämple", "ann@example.org"),
        ("=?utf-8?q?Ann?= =?utf-8?q?_Ex?= <ann@example.org>", "Ann Ex", "ann@example.org"),
        ("=?utf-8?b?QW5u=?= <ann@example.org", "Ann", "ann@example.org"),
        ("Ann Example", "Ann Example", ""),
        ("<ann@example.org> Ann <", "", "ann@example.org"),
    ],
)
def test_who_sent_it(said: str, name: str, email: str) -> None:
    letter = read_eml(f"From: {said}\r\n\r\nHow many?".encode())
    assert (letter.name, letter.email) == (name, email)
    assert (message.NO_SENDER in letter.faults) == (email == "")


def test_pasted_text_with_and_without_headers() -> None:
    letter = read_pasted(
        "From: Ann Example <ann@example.org>\nSent: 20 November 2026 10:05\nTo: FOI\n"
        "Subject: Clusters\n\nHow many clusters?"
    )
    assert (letter.name, letter.subject) == ("Ann Example", "Clusters")
    assert letter.sent_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    assert letter.request == "How many clusters?"
    plain = read_pasted("To: whom it may concern,\nhow many clusters are there?")
    assert plain.request.startswith("To: whom it may concern")
    assert message.NO_SENDER in plain.faults
    assert read_pasted("").faults == (message.NO_SENDER, message.NO_TEXT)


def test_html_in_a_request_is_text() -> None:
    letter = read_eml(made.mail("<script>alert(1)</script> <b>How many?</b>"))
    assert letter.request == "<script>alert(1)</script> <b>How many?</b>"


WHOLE = made.mail(
    "Dear all,\n\nHow many?\n\n--\nAnn\n> old",
    html="<p>x",
    files={"ä.pdf": made.PDF, "b.txt": b"b"},
)
CUTS = st.lists(
    st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=12)), max_size=6
)


def complete(letter: LetterIn, data: bytes) -> None:
    assert letter.original.data == data
    assert papers_of(letter).papers[0].data == data
    assert "\n".join(passage.text for passage in letter.passages) == letter.text
    for said in (letter.name, letter.subject, letter.text, *letter.faults):
        said.encode("utf-8")
        assert "\x00" not in said


@given(CUTS)
def test_whatever_happens_to_a_mail_it_is_read_and_kept(
    cuts: list[tuple[int, int, bytes]],
) -> None:
    data = WHOLE
    for start, length, put in cuts:
        data = data[:start] + put + data[start + length :]
    complete(read_eml(data), data)


TOKENS = st.sampled_from(
    [b"\r\n", b"\n", b"--x", b"--x--", b"Content-Type: ", b"multipart/mixed; boundary=x",
     b"message/rfc822", b"text/html; charset=", b"utf-7", b"; name*0*=utf-8''%ff", b"; name*=",
     b"; name*1=", b"Content-Transfer-Encoding: ", b"base64", b"uuencode", b"begin 644 x",
     b"quoted-printable", b"From: ", b"=?utf-8?b?", b"?=", b"Date: ", b"9999", b"<![x", b"\xff",
     b"\x00", b"message/delivery-status", b"; boundary*0*=x", b"Content-Disposition: attachment"]
)  # fmt: skip


@given(st.lists(TOKENS | st.binary(max_size=6), max_size=40).map(b"".join))
def test_no_mail_is_too_broken(data: bytes) -> None:
    complete(read_eml(data), data)


@given(st.text())
def test_no_pasted_text_is_too_broken(text: str) -> None:
    read_pasted(text)
    read_pasted(f"From: {text}\nSubject: {text}\n\n{text}")
