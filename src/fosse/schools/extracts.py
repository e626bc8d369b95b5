"""Loading extracts of the register: each adds what it says, and nothing newer is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from fosse.audit.actions import Doer, record

from . import gias
from .gias_codes import CLOSED
from .link_store import add_links
from .models import Extract
from .published import Reject, UnreadableFile
from .state_store import add_extract


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReport:
    """What loading a file of the register did. `rows` counts all of the file's rows."""

    kind: str
    dated: date
    source_name: str
    sha256: str
    rows: int
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()
    already_loaded: bool = False
    added: int = 0  # schools (or links) that were not known
    changed: int = 0  # schools (or links) of which it says something else than what was known
    vanished: tuple[int, ...] = ()  # URNs that the extract before it had, and this one has not
    counts: Mapping[str, int] = field(default_factory=dict)  # open and closed


def load_establishments(
    source: Path | bytes,
    *,
    by: Doer,
    at: datetime,
    dated: date | None = None,
    source_name: str | None = None,
) -> ExtractReport:
    """Load "all establishment data" of `dated` (or of the day in its file name).

    Loading it twice changes nothing; the order of extracts does not matter; a row that cannot
    be taken is rejected with its line and reason. Raises `UnreadableFile` when the file as a
    whole is wrong, and then nothing has changed.
    """
    data, name = _bytes_of(source, source_name)
    digest = sha256(data).hexdigest()
    if report := _already_loaded(digest):
        return report
    day = _day_of(name, dated, at)
    found = gias.read_establishments(data)
    _refuse_if_nothing(found.rows, found.rejects)
    authorities = sorted({row.authority_code for row in found.rows})
    with transaction.atomic():
        _one_loader_at_a_time()
        if report := _already_loaded(digest):
            return report
        _refuse_second_of_a_day(day, authorities)
        done = add_extract(day, found, _rejected_urns(found.rejects))
        extract = _keep(
            Extract.Kind.ESTABLISHMENTS,
            day,
            digest,
            name,
            at,
            rows=len(found.rows) + len(found.rejects),
            rejects=found.rejects,
            authorities=authorities,
        )
        _audit(extract, by, added=done.added, changed=done.changed, gone=len(done.vanished))
    closed = sum(row.status_code == CLOSED for row in found.rows)
    return ExtractReport(
        kind="establishments",
        dated=day,
        source_name=name,
        sha256=digest,
        rows=extract.rows,
        rejects=found.rejects,
        notes=found.notes,
        added=done.added,
        changed=done.changed,
        vanished=done.vanished,
        counts={"open": len(found.rows) - closed, "closed": closed},
    )


def load_links(
    source: Path | bytes,
    *,
    by: Doer,
    at: datetime,
    dated: date | None = None,
    source_name: str | None = None,
) -> ExtractReport:
    """Load the links of `dated` (or of the day in the file's name). Of a link that stands in
    several files, each date is kept, and the latest stands. Raises as `load_establishments`."""
    data, name = _bytes_of(source, source_name)
    digest = sha256(data).hexdigest()
    if report := _already_loaded(digest):
        return report
    day = _day_of(name, dated, at)
    found = gias.read_links(data)
    _refuse_if_nothing(found.rows, found.rejects)
    with transaction.atomic():
        _one_loader_at_a_time()
        if report := _already_loaded(digest):
            return report
        added, changed = add_links(day, found.rows)
        rows = len(found.rows) + len(found.rejects)
        extract = _keep(Extract.Kind.LINKS, day, digest, name, at, rows=rows, rejects=found.rejects)
        _audit(extract, by, added=added, changed=changed)
    return ExtractReport(
        kind="links",
        dated=day,
        source_name=name,
        sha256=digest,
        rows=rows,
        rejects=found.rejects,
        added=added,
        changed=changed,
    )


def _bytes_of(source: Path | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, (name or "a file")[:255]
    return source.read_bytes(), (name or source.name)[:255]


def _already_loaded(digest: str) -> ExtractReport | None:
    extract = Extract.objects.filter(sha256=digest).first()
    if extract is None:
        return None
    return ExtractReport(
        kind=extract.kind,
        dated=extract.dated,
        source_name=extract.source_name,
        sha256=digest,
        rows=extract.rows,
        rejects=tuple(Reject(**reject) for reject in extract.rejects),
        already_loaded=True,
    )


def _day_of(name: str, dated: date | None, at: datetime) -> date:
    day = dated or gias.dated_by_name(name)
    if day is None:
        raise UnreadableFile(
            f"The name “{name}” does not say which day the file is of (as in "
            "edubasealldata20220425.csv). Give the day it was published."
        )
    if day > timezone.localdate(at):
        raise UnreadableFile(f"“{name}” would be of {day.isoformat()}, a day still to come.")
    return day


def _refuse_if_nothing(rows: Sequence[object], rejects: Sequence[Reject]) -> None:
    if not rows and rejects:
        first = rejects[0]
        raise UnreadableFile(
            f"None of the {len(rejects)} rows can be taken. Line {first.line}: {first.reason}"
        )


def _refuse_second_of_a_day(day: date, authorities: Sequence[int]) -> None:
    """A school has one state on one day, so two different files of a day cannot both hold."""
    same_day = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS, dated=day)
    for other in same_day.only("authorities", "source_name"):
        if set(authorities) & set(other.authorities):
            raise UnreadableFile(
                f"Another extract of {day.isoformat()} with the same authorities is loaded: "
                f"{other.source_name}. If this one is of another day, give that day."
            )


def _one_loader_at_a_time() -> None:
    """SQLite's transactions are one at a time already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE schools_extract IN SHARE ROW EXCLUSIVE MODE")


def _rejected_urns(rejects: Iterable[Reject]) -> frozenset[int]:
    return frozenset(reject.urn for reject in rejects if reject.urn is not None)


def _keep(
    kind: str,
    day: date,
    digest: str,
    name: str,
    at: datetime,
    *,
    rows: int,
    rejects: Sequence[Reject],
    authorities: Sequence[int] = (),
) -> Extract:
    return Extract.objects.create(
        kind=kind,
        dated=day,
        sha256=digest,
        source_name=name,
        rows=rows,
        authorities=list(authorities),
        rejects=[asdict(reject) for reject in rejects],
        rejected_urns=sorted(_rejected_urns(rejects)),
        loaded_at=at,
    )


def _audit(extract: Extract, by: Doer, **counts: int) -> None:
    record(
        by=by,
        verb="loaded",
        noun="extract",
        noun_id=extract.pk,
        reason=f"{extract.source_name}, of {extract.dated.isoformat()}",
        detail={"kind": extract.kind, "sha256": extract.sha256, "rows": extract.rows, **counts},
    )
