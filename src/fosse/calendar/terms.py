"""The verb of school terms: learn a file of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from fosse.audit.actions import Doer, record
from fosse.dates.spans import Span
from fosse.dates.terms import Term
from fosse.people.access import Place

from . import terms_csv
from .models import Edition, SchoolTerm
from .records import Refused, add_terms, check, edition


@dataclass(frozen=True, slots=True)
class LearntTerms:
    """What became of an authority's terms on record."""

    authority_code: int
    added: tuple[Term, ...]
    withdrawn: tuple[Term, ...]
    unchanged: int

    @property
    def in_words(self) -> str:
        """“authority 990: 6 terms added, 1 withdrawn”."""
        counts = {"added": self.added, "withdrawn": self.withdrawn}
        parts = [f"{len(found):,} {verb}" for verb, found in counts.items() if found]
        return f"authority {self.authority_code}: {', '.join(parts) or 'all were on record'}"


@transaction.atomic
def learn_terms(
    data: bytes,
    *,
    source: str,
    by: Doer,
    at: datetime,
    authority_code: int | None = None,
) -> tuple[LearntTerms, ...]:
    """Take a CSV of terms over what is on record of each authority in it.

    A file speaks, for each authority, of the time from its first term to its last: what it
    leaves out there is withdrawn. `authority_code`, where given, is the only one it may speak
    of. Raises `UnreadableTerms` or `Refused` when any part can't be taken: then nothing changes.
    """
    source, found = source[-255:], terms_csv.read(data)
    if authority_code is not None and (others := found.keys() - {authority_code}):
        raise Refused(f"The file speaks of authority {min(others)}, not of {authority_code} alone.")
    return tuple(
        _learn(code, terms.terms, source=source, by=by, at=at) for code, terms in found.items()
    )


def _learn(
    code: int, listed: tuple[Term, ...], *, source: str, by: Doer, at: datetime
) -> LearntTerms:
    check(by=by, at=at, place=Place(authority_code=code))
    held = SchoolTerm.objects.filter(
        authority_code=code,
        ended_at=None,
        starts_on__lt=listed[-1].span.ends_on,
        ends_on__gt=listed[0].span.starts_on,
    )
    recorded = {as_term(one): one for one in held.order_by("starts_on")}
    learnt = LearntTerms(
        authority_code=code,
        added=tuple(term for term in listed if term not in recorded),
        withdrawn=tuple(term for term in recorded if term not in listed),
        unchanged=sum(term in recorded for term in listed),
    )
    if learnt.added or learnt.withdrawn:
        gone = [recorded[term].pk for term in learnt.withdrawn]
        SchoolTerm.objects.filter(pk__in=gone, ended_at=None).update(ended_at=at)
        add_terms(_new(code, term, source, by, at) for term in learnt.added)
        _note(learnt, source=source, by=by, at=at)
    return learnt


def as_term(one: SchoolTerm) -> Term:
    """A record as a value."""
    return Term(one.name, Span(one.starts_on, one.ends_on))


def _new(code: int, term: Term, source: str, by: Doer, at: datetime) -> SchoolTerm:
    return SchoolTerm(
        authority_code=code,
        name=term.name,
        starts_on=term.first_day,
        ends_on=term.last_day + timedelta(1),
        source=source,
        recorded_at=at,
        recorded_by=by.name,
    )


def _note(learnt: LearntTerms, *, source: str, by: Doer, at: datetime) -> None:
    made = edition(Edition.Subject.TERMS, source=source, by=by, at=at)
    record(
        by=by,
        verb="terms.learnt",
        noun="calendar",
        noun_id=made.pk,
        authority_code=learnt.authority_code,
        reason=source,
        detail={
            "added": [_brief(term) for term in learnt.added],
            "withdrawn": [_brief(term) for term in learnt.withdrawn],
        },
    )


def _brief(term: Term) -> str:
    return f"{term.name}, {term.first_day.isoformat()} to {term.last_day.isoformat()}"
