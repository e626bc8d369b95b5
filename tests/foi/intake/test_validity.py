"""FOIA-8: what makes a request valid, Freedom of Information Act 2000, s.8(1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.foi.intake import validity
from fosse.stationery import outbox

GOOD = {
    "name": "Ann Example",
    "email": "ann@example.org",
    "address": "",
    "text": "How many clusters are there?",
}


def found(**changed: str) -> list[tuple[str, bool]]:
    return [(fault.field, fault.certain) for fault in validity.faults(**(GOOD | changed))]


def test_a_request_with_a_name_an_address_and_a_description_is_valid() -> None:
    assert found() == []
    assert found(email="", address="1 High Street, Ratae ZZ1 1ZZ") == []


@pytest.mark.parametrize(
    ("changed", "field", "certain"),
    [
        ({"name": ""}, "name", True),
        ({"name": "\u200b \n"}, "name", True),
        ({"name": "…"}, "name", True),
        ({"name": "x" * 201}, "name", True),
        ({"name": "Ann"}, "name", False),  # may be an organisation of one word
        ({"email": ""}, "email", True),
        ({"email": "ann at example"}, "email", True),
        ({"email": "ann@example.org, bob@example.org"}, "email", True),
        ({"email": "ann@example.org\nBcc: x@example.org"}, "email", True),
        ({"email": "", "address": "1"}, "address", True),
        ({"text": ""}, "text", True),
        ({"text": " \n\t\x00\x07"}, "text", True),
        ({"text": "?!"}, "text", True),
        ({"text": "school clusters"}, "text", False),
        ({"text": "how many " * 10_000}, "text", True),
    ],
)
def test_what_is_missing_is_said_with_the_section(
    changed: dict[str, str], field: str, certain: bool
) -> None:
    assert found(**changed) == [(field, certain)]
    (fault,) = validity.faults(**(GOOD | changed))
    assert fault.cites.startswith("FOIA s.8(1)(")
    assert fault.words.endswith(".")


def test_everything_that_is_missing_is_said_at_once() -> None:
    faults = validity.faults(name="", text="")
    assert [fault.field for fault in faults] == ["name", "email", "text"]


@pytest.mark.parametrize(
    "said", ["a@b.co", "first.last+tag@mail.example.org", "o'b@example.org", "a@bücher.example"]
)
def test_addresses_that_mail_reaches(said: str) -> None:
    assert validity.is_mail_address(said)


@pytest.mark.parametrize(
    "said",
    ["", "@b.co", "a@b", "a@b..co", "a b@c.de", "a@b.co\r\nTo: x@y.z", "ann.@b.co", "a@b_c.co",
     ".a@b.co", "a@-b.co", "a@b.c0", "é@b.co", "a\\b@c.de", f"{'a' * 65}@b.co"],
)  # fmt: skip
def test_addresses_that_mail_does_not_reach(said: str) -> None:
    assert not validity.is_mail_address(said)


LOCAL = st.text("ab.é'_+ \\|\"", max_size=6)
HOST = st.text("ab.-_1éx \n", max_size=8)


@given(st.builds("{}@{}.{}".format, LOCAL, HOST, HOST) | st.emails())
def test_what_is_taken_for_an_address_can_be_written_to(said: str) -> None:
    """Else a request would be lost when its receipt is to be sent."""
    if validity.is_mail_address(said):
        outbox.check_address(said)
