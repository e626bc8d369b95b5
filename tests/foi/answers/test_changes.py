"""What an officer changed in a composed answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.answers.changes import Stretch, changes, in_words

TEXTS = st.text(alphabet="ab \n", max_size=20)


def test_words_that_came_and_went() -> None:
    found = changes("There are 9 clusters.", "There are now 10 clusters.")
    assert found == (
        Stretch("same", "There are "),
        Stretch("deleted", "9"),
        Stretch("inserted", "now 10"),
        Stretch("same", " clusters."),
    )
    assert in_words(found) == "2 words inserted, 1 word deleted"


def test_nothing_changed() -> None:
    assert in_words(changes("As it was.", "As it was.")) == "As composed from the records"
    assert in_words(changes("", "")) == "As composed from the records"
    assert in_words(changes("a b", "a  b")) == "Only blanks were changed"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_changes(composed: str, answer: str) -> None:
    found = changes(composed, answer)
    assert "".join(one.text for one in found if one.what != "inserted") == composed
    assert "".join(one.text for one in found if one.what != "deleted") == answer
