"""What strangers send to make a server busy: read as quickly as anything else of its length."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from fosse.foi.blacking import Details, black_out
from fosse.foi.extracts import extract
from fosse.foi.intake.html import as_text
from fosse.foi.intake.message import read_eml
from fosse.foi.intake.text import clean
from fosse.foi.naming import where_named
from fosse.foi.search_words import words_in
from fosse.foi.splitting import split_questions

MANY = 50_000  # characters: as many as a request may have
SECONDS = 5  # each takes a few hundredths; where a pattern looks twice it is minutes or years


@contextmanager
def soon() -> Iterator[None]:
    """Fails what has not ended after some seconds."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise AssertionError(f"Not done after {SECONDS} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


RUNS = {
    "blanks": " " * MANY + "x",
    "tabs at the end of many lines": ("\t" * 100 + "x\n") * (MANY // 102),
    "letters": "x" * MANY,
    "letters before an @": "x" * (MANY - 1) + "@",
    "single letters": "a " * (MANY // 2) + "!",
    "letters apart": ("a" + " " * 99) * (MANY // 100) + "!",
    "a name and blanks": "a" + " " * MANY + "x",
    "noughts": "0 " * (MANY // 2) + "x",
    "brackets": "0" + "(" * MANY,
    "stops": "." * MANY + "x",
    "numbers": "1. " * (MANY // 3),
    "a word over and over": "school " * (MANY // 7),
}
NAMES = ("a b", "a A a A a A", "a " * 100, "Ann Ann-Ann Ann", "O'Neill é É")


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize(
    "read",
    [
        clean,
        split_questions,
        lambda text: list(words_in(text)),
        lambda text: extract(text, {"school", "a"}),
    ],
    ids=["clean", "split", "words", "extract"],
)
def test_a_long_run_is_read_at_once(read: Callable[[str], object], run: str) -> None:
    with soon():
        read(RUNS[run])


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("name", NAMES)
def test_whatever_the_name_it_is_looked_for_at_once(name: str, run: str) -> None:
    details = Details(name, "a@example.org", "1 a a a, 2 a, a", "a")
    with soon():
        black_out(RUNS[run], details)
        where_named(details, {"The request": RUNS[run]})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Priya Anne Church", "[name]"),
        ("  priya anne,  ", "[name]"),
        ("CHURCH.\nHow many?", "[name]\nHow many?"),
        ("priya-anne\nasks", "[name]\nasks"),
        ("Priya J. R. Church asks", "[name] asks"),
        ("Church Lane", "Church Lane"),
        ("write to p.church@example.org. Thanks", "write to [e-mail address]. Thanks"),
        ("mailto:a@b.c.d@e", "mailto:[e-mail address]@e"),
    ],
)
def test_what_is_blacked_out_is_the_same(text: str, left: str) -> None:
    who = Details(name="Priya Anne Church" if "-" not in text else "Priya-Anne Priya Church")
    assert black_out(text, who) == left


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a href='", "<p '>\"", "<![if ", "<blockquote>x", "</", "<!", "<td>"]
)
def test_html_that_is_never_closed_is_read_at_once(piece: str) -> None:
    with soon():
        assert len(as_text(f"How many? {piece * (MANY // 2)}")) < 30 * MANY


@pytest.mark.parametrize("head", ["From: ", "From: x@", "Subject: =?utf-8?q?", "Content-Type: a; "])
def test_a_header_without_end_is_read_at_once(head: str) -> None:
    with soon():
        read_eml(f"{head}{'a' * 10 * MANY}\n\nHow many?".encode())
