"""The words of a request, out of HTML or as they came."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.intake.html import as_text
from fosse.foi.intake.quoting import own_words, passages
from fosse.foi.intake.text import clean, one_line


def test_words_stay_and_what_nobody_sees_goes() -> None:
    assert clean("a\r\nb\rc\u2028d \t\ne") == "a\nb\nc\nd\ne"
    assert clean("pass\x00port\x1b[31m\u202egnp.exe\ud800") == "passport[31mgnp.exe"
    assert clean("<b>How many?</b> “clusters” – 3 × 4") == "<b>How many?</b> “clusters” – 3 × 4"
    assert clean("  1. indented\n\n\nthree") == "  1. indented\n\n\nthree"
    assert one_line("  a\r\n\tb ", most=3) == "a b"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")  # a database takes it


def test_html_becomes_what_a_reader_saw() -> None:
    html = (
        "<html><head><title>no</title><style>p {}</style></head><body><p>How&nbsp;many <b>clusters"
        "</b>&#63;</p><script>alert('no')</script><ol><li>one<li>two</ol>"
        "<a href='https://example.org/a'>see here</a> <a href='javascript:no()'>there</a>"
        "<br>&lt;b&gt;<!-- no --><![if mso]>office<![endif]>"
        "<table><tr><td>1</td><td>2</td></tr></table><blockquote>said before</blockquote>"
    )
    assert as_text(html).split("\n") == [
        "How\xa0many clusters?", "", "- one", "- two", "", "see here <https://example.org/a> there",
        "<b>office", "", "1\t2", "", "> said before",
    ]  # fmt: skip


@given(st.text(alphabet="<>!/[]-=\"'& abp;\n") | st.text())
def test_no_html_is_too_broken(html: str) -> None:
    as_text(html)
    assert "x" in as_text(f"x{html}") or "<" in html


MAIL = """Please send me the list.

Ann

--
Ann Example
Example & Co

On Mon, 2 Nov 2026 at 09:00, Bob wrote:
> earlier
>> still earlier"""


def test_quoted_mail_and_signature_are_marked_and_kept() -> None:
    found = passages(MAIL)
    assert [passage.kind for passage in found] == ["words", "signature", "quoted"]
    assert "\n".join(passage.text for passage in found) == MAIL
    assert own_words(found) == "Please send me the list.\n\nAnn"


def test_outlook_puts_headers_above_what_was_before() -> None:
    text = "Thank you.\n\nFrom: Bob\nSent: Monday\nTo: Ann\nSubject: x\n\nearlier"
    assert own_words(passages(text)) == "Thank you."
    kept = "From: the register\nplease send me all names"
    assert own_words(passages(kept)) == kept  # a sentence that begins so is the writer's


def test_an_answer_between_the_lines_is_the_writers() -> None:
    found = passages("> How many?\nAll of them, please.\n> Which?\nThose of 2026.")
    assert own_words(found) == "All of them, please.\nThose of 2026."


def test_when_all_is_quoted_all_is_the_request() -> None:
    assert own_words(passages("> How many clusters?")) == "> How many clusters?"


@given(st.lists(st.sampled_from(["> a", "--", "From: x", "Sent: y", "To: z", "word", ""])))
def test_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "\n".join(passage.text for passage in passages(text)) == text
