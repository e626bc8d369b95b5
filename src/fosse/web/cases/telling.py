"""A letter that goes out with what is done: read first, as it would go, and then sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from fosse.documents import html
from fosse.foi import facts
from fosse.foi.by_letter import ByLetter
from fosse.foi.case_fact import CaseFact
from fosse.people.access import Place

from ..access import may

BY_MAIL = "It goes by e-mail, as a PDF and as a page, and is kept, byte for byte."
BY_POST = (
    "It is kept, byte for byte, and there is no e-mail address: you print it and post it today."
)
POST_IT = "There is no e-mail address: print the letter and post it today."


@dataclass(frozen=True, slots=True)
class Letter:
    """A verb that tells the requester by letter, and what it is given."""

    verb: ByLetter[...]
    given: dict[str, Any]

    def send(self, by: dict[str, Any]) -> None:
        """Do it, and send the letter."""
        self.verb(**self.given, **by)

    def shown(self, request: HttpRequest, case: CaseFact, by: dict[str, Any]) -> dict[str, Any]:
        """The letter as it would go out now, for the eyes of the visitor. Nothing is done."""
        written = self.verb.preview(**self.given, **by)
        sees = may(request, "requests.requester", Place(authority_code=case.authority_code))
        document = written.document(without_requester=not sees)
        return {
            "letter": html.fragment(document, level=2),
            "sees_requester": sees,
            "goes": BY_MAIL if written.who.email else BY_POST,
        }


def to_be_posted(case: CaseFact) -> str:
    """“ There is no e-mail address: print …” after a letter that mail does not take; else ""."""
    who = facts.requester(case.reference)
    return "" if who is None or who.email else f" {POST_IT}"
