"""Verbs that tell the requester of what they do: the deed and its letter together, or neither.

Such a verb can be looked at first: `preview` writes the letter as it would go out, and takes back
all else that was done for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import update_wrapper
from typing import Generic, ParamSpec

from django.db import transaction

from fosse.documents.document import Document
from fosse.people.models import Account
from fosse.people.operator import Operator

from .blacking import EMAIL, NAME
from .case_fact import CaseFact, RequesterFact
from .kinds import LetterKind
from .posting import check_day, send

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that has not gone out: of which case, to whom, of which kind, about which
    proceeding. `compose` writes it to whoever is named."""

    case: CaseFact
    who: RequesterFact
    kind: LetterKind
    compose: Callable[[RequesterFact], Document]
    by: Account | Operator
    at: datetime
    proceeding: int | None = None

    def document(self, *, without_requester: bool = False) -> Document:
        """The letter as it would go out; `without_requester` for those who may not see who made
        the request. Raises `Refused` where it could not go, `Unfit` and `TemplateFault` where it
        could not be written."""
        who = blacked_out(self.who, self.case) if without_requester else self.who
        document = self.compose(who)
        check_day(document, at=self.at)
        return document

    def send(self) -> int:
        """Keep it and queue its mail; the number of the letter."""
        document = self.compose(self.who)
        letter = send(
            self.case,
            self.who,
            self.kind,
            document,
            by=self.by,
            at=self.at,
            proceeding=self.proceeding,
        )
        return int(letter.pk)


class ByLetter(Generic[Given]):
    """A verb and its letter in one transaction; called, it gives the number of the letter."""

    def __init__(self, write: Callable[Given, Written]) -> None:
        self._write = write
        update_wrapper(self, write)

    def __call__(self, *args: Given.args, **given: Given.kwargs) -> int:
        with transaction.atomic():
            return self._write(*args, **given).send()

    def preview(self, *args: Given.args, **given: Given.kwargs) -> Written:
        """The letter as it would go out now. It raises what the verb raises; what was done to
        write it is taken back, and nothing goes out."""
        with transaction.atomic():
            written = self._write(*args, **given)
            transaction.set_rollback(True)
        return written


def blacked_out(who: RequesterFact, case: CaseFact) -> RequesterFact:
    """The requester as those read of them who may not see who made a request."""
    return replace(
        who,
        name=NAME,
        email=EMAIL,
        address="",
        organisation="",
        text=case.text,
        clarifications=case.clarifications,
        grounds={one.id: one.grounds for one in case.proceedings},
    )
