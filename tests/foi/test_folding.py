"""What no reader sees in a text hides no name in it, and what is found stands where it stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.blacking import Details, black_out, moved, places, without
from fosse.foi.finding import find
from fosse.foi.folding import foldings, occurrences
from fosse.foi.redaction import Span, again, redact

ROWAN = Details("Rowan Griffin", "rowan@example.org", "1 Abbey Street, Ratae", "Chalk & Slate")
SIGNS = st.sampled_from("Rowan Griffin 1Abbey,@.\u200b\u00ad\ufb01\u0301é\n\U0001d411ßİ")


@pytest.mark.parametrize(
    "written",
    [
        "Ro\u200bwan Grif\u00adfin",  # without width; where a line may break
        "R\u2060owan\u200bGriffin",  # nothing else stands between the names
        "\u202eRowan\u202c Griffin\ufeff",
        "Rowan Gri\ufb03n",  # “ffi” as one sign, as PDFs have it
        "Ｒｏｗａｎ Griffin",
        "\U0001d411\U0001d428\U0001d430\U0001d41a\U0001d427 Griffin",  # bold of another alphabet
        "Rowan\ufe0f Griffin",
        "R\u034fowan Griffin",
    ],
)
def test_a_name_is_blacked_out_whatever_stands_in_it_unseen(written: str) -> None:
    left = black_out(f"Sent by {written}, today.", ROWAN)
    assert "[name]" in left
    assert left.startswith("Sent by ") and left.endswith(", today.")
    assert not set("RoGf") & set(next(foldings(left[8:-8])).text)


def test_a_telephone_number_a_postcode_and_an_organisation_are_found_so_too() -> None:
    assert black_out("0116\u200b 496\u00ad0001", ROWAN) == "[telephone number]"
    assert black_out("for Chalk &\u00a0Sla\u200bte", ROWAN) == "for [organisation]"
    text = "at LE\u200b1 6ZG"
    assert [text[one.start : one.end] for one in find(text)] == ["LE\u200b1 6ZG"]


@pytest.mark.parametrize(
    ("organisation", "text", "left"),
    [
        ("Chalk and Slate", "of CHALK AND\nSLATE,", "of [organisation],"),
        ("Lodestone", "the Lodestone, a lodestone", "the [organisation], a lodestone"),
        ("parent", "a parent of two", "a parent of two"),
        ("None", "None is known", "None is known"),
        ("a parent", "as a parent", "as a parent"),
    ],
)
def test_an_organisation_is_blacked_out_where_it_is_a_name(
    organisation: str, text: str, left: str
) -> None:
    assert black_out(text, Details(organisation=organisation)) == left


def test_words_are_found_in_every_spelling_and_one_odd_letter_hides_none() -> None:
    text = "Straße 1: ROWAN\nGRIFFIN; Rowan Gri\ufb03n; Zoë; O’Neill"
    found = [text[start:end] for start, end in occurrences("rowan griffin", text)]
    assert found == ["ROWAN\nGRIFFIN", "Rowan Gri\ufb03n"]
    assert [text[start:end] for start, end in occurrences("Zoe\u0308", text)] == ["Zoë"]
    assert [text[start:end] for start, end in occurrences("O'NEILL", text)] == ["O’Neill"]
    first = text.index("ROWAN")
    (second,) = again(text, [Span(first, first + 13, "40(2)")])
    assert redact(text, [second]).text.count("Rowan") == 0
    assert list(occurrences(" \u200b", text)) == []


@given(st.text(SIGNS, max_size=60))
def test_what_is_left_is_what_stood_there(text: str) -> None:
    taken = places(text, ROWAN)
    assert all(a.end <= b.start for a, b in pairwise(taken))
    kept = without(text, [one._replace(words="") for one in taken])
    gone = {at for one in taken for at in range(one.start, one.end)}
    assert kept == "".join(sign for at, sign in enumerate(text) if at not in gone)


@given(st.text(SIGNS, max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_a_passage_is_found_again_after_blacking_out(text: str, start: int, length: int) -> None:
    """What was redacted stays redacted: no letter of it shows, and none beside it goes."""
    end = min(start + length, len(text))
    if start >= end:
        return
    taken = places(text, ROWAN)
    left = without(text, taken)
    begins, ends = moved(start, end, taken)
    assert 0 <= begins < ends <= len(left)
    gone = {at for one in taken for at in range(one.start, one.end)}
    inside = "".join(sign for at, sign in enumerate(text[start:end], start) if at not in gone)
    marked = left[begins:ends]
    for one in taken:
        marked = marked.replace(one.words, "") if one.start < end and start < one.end else marked
    assert marked == inside
