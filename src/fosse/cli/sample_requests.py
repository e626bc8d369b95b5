"""Ratae's requests for information. Those that are there already, by their words and the day on
which they came, are left as they are."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.db import transaction

from fosse.foi.intake.text import clean
from fosse.foi.models import Case, LogEntry
from fosse.foi.sent_twice import words_sha256
from fosse.people import facts as people
from fosse.people.demo import DOMAIN
from fosse.people.models import Account
from fosse.people.operator import Operator

from .output import progress
from .sample_files import generator, part


class Request(Protocol):
    """What a request of the sample is known by: see `sample.requests`."""

    @property
    def received(self) -> date: ...
    @property
    def text(self) -> str: ...


def load() -> None:
    """Log every request that is not there yet, and take each as far as it went."""
    code = generator().RATAE
    wanted = part("requests").requests()
    missing = [request for request in wanted if case_id(request, code) is None]
    if not missing:
        return
    from .sample_course import Staff, live  # what writes letters is slow to import

    staff = Staff(
        officer=_person("information.officer"),
        clearer=_person("second.information.officer"),
        reviewer=_person("head.of.service"),
    )
    by_key = {request.key: request for request in wanted if request.key}
    with progress("Logging Ratae's requests", total=len(missing)) as advance:
        for request in missing:
            with transaction.atomic():
                earlier = by_key.get(request.repeats)
                repeats = case_id(earlier, code) if earlier else None
                live(request, code, staff, repeats=repeats)
            advance(1)


def how_many(code: int) -> tuple[int, int]:
    """How many requests of the authority are on record, and how many are in its disclosure log."""
    published = LogEntry.objects.filter(authority_code=code, withdrawn_on=None)
    return Case.objects.filter(authority_code=code).count(), published.count()


def case_id(request: Request, code: int) -> int | None:
    """The case of a request of the sample, where it has been logged."""
    found = Case.objects.filter(
        authority_code=code,
        received_on=request.received,
        text_sha256=words_sha256(clean(request.text)),
    )
    return found.values_list("pk", flat=True).first()


def _person(mailbox: str) -> Account | Operator:
    """The made-up officer; where such accounts were not made, an operator of that name."""
    return people.account_of(mailbox + DOMAIN) or Operator(mailbox)
