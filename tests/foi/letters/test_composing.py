"""Whom a letter goes to."""

from __future__ import annotations

import pytest

from fosse.documents.blocks import Address
from fosse.documents.faults import faults_of
from fosse.foi.case_fact import RequesterFact
from fosse.foi.letters.composing import correspondent


def requester(*lines: str, organisation: str = "") -> RequesterFact:
    return RequesterFact(
        case_id=1,
        name="Rowan Example",
        email="rowan@example.org",
        address="\n".join(lines),
        organisation=organisation,
        text="How many clusters?",
        forgotten_at=None,
    )


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        (requester(), ["rowan@example.org"]),
        (requester(organisation="Example Watch"), ["rowan@example.org"]),
        (requester("1 Abbey Street", "", " Ratae "), ["1 Abbey Street", "Ratae"]),
        (requester("1 Abbey Street", organisation="Watch"), ["Watch", "1 Abbey Street"]),
        (requester(*"123456"), [*"123456"]),
        (requester(*"1234567"), [*"12345", "6, 7"]),
        (requester(*"12345678", organisation="Watch"), ["Watch", *"1234", "5, 6, 7, 8"]),
    ],
)
def test_a_letter_goes_to_every_line_of_the_address_within_the_window(
    who: RequesterFact, lines: list[str]
) -> None:
    to = correspondent(who)
    assert list(to.lines) == lines
    assert faults_of([Address((to.name, *to.lines))]) == ()
