"""The stored states of schools: what an extract changes in them, worked out in memory."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter

from .bulk import count_anew, insert
from .establishment import Establishment
from .gias import Establishments
from .models import Authority, Extract, School, SchoolState
from .published import UnreadableFile
from .timeline import Extracts, Run, vanished, with_state, without_state

CHUNK = 500  # keys in one statement: SQLite takes 999 parameters where it is old

STATE_FIELDS = tuple(
    f.name
    for f in fields(Establishment)
    if f.name not in {"urn", "authority_code", "authority_name"}
)
_state_fields = attrgetter(*STATE_FIELDS)
STATE_COLUMNS = ("school_id", "authority_id", "digest", "seen_from", "seen_to", *STATE_FIELDS)


@dataclass(frozen=True, slots=True)
class Added:
    """How many schools an extract added and changed, and which it lacks (URNs, ascending)."""

    added: int
    changed: int
    vanished: tuple[int, ...]


def extracts_known(known_at: datetime | None = None) -> Extracts:
    """Which extracts of establishments spoke of which authority, and when; those that were
    loaded by `known_at`, or all."""
    dates: dict[int, list[date]] = defaultdict(list)
    silent: dict[int, set[date]] = defaultdict(set)
    known = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS)
    if known_at is not None:
        known = known.filter(loaded_at__lte=known_at)
    for dated, authorities, rejected in known.values_list("dated", "authorities", "rejected_urns"):
        for authority in authorities:
            insort(dates[authority], dated)
        for urn in rejected:
            silent[urn].add(dated)
    return Extracts(dates, silent)


def add_extract(day: date, found: Establishments, rejected: Collection[int]) -> Added:
    """Store what the extract of `day` says. `rejected` are the schools whose own rows could not
    be taken: it says nothing of them. Call it within a transaction."""
    others = extracts_known()
    runs = _stored_runs()
    _know_authorities(day, found, others)
    plan = _Plan()
    for row in found.rows:
        _plan_row(plan, row, runs.get(row.urn, []), day, others)
    spoken_of = {row.authority_code for row in found.rows}
    unsaid = runs.keys() - {row.urn for row in found.rows} - set(rejected)
    for urn in unsaid:
        plan.replace(urn, runs[urn], without_state(runs[urn], urn, day, spoken_of, others))
    plan.carry_out()
    count_anew(School, SchoolState)
    gone = (urn for urn in unsaid if vanished(runs[urn], urn, day, spoken_of, others))
    return Added(plan.added, plan.changed, tuple(sorted(gone)))


def chunks(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    """Keys in lots that fit into one statement."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _stored_runs() -> dict[int, list[Run]]:
    runs: dict[int, list[Run]] = defaultdict(list)
    stored = SchoolState.objects.order_by("school_id", "seen_from").values_list(
        "school_id", "digest", "authority_id", "seen_from", "seen_to", "pk"
    )
    for urn, digest, authority, seen_from, seen_to, key in stored.iterator(chunk_size=10_000):
        runs[urn].append(Run(digest, authority, seen_from, seen_to, key))
    return runs


def _know_authorities(day: date, found: Establishments, others: Extracts) -> None:
    """Add the authorities, and take their names from this extract unless a later one has them."""
    names = {row.authority_code: row.authority_name for row in found.rows}
    newest = [
        Authority(
            code=code,
            name=name,
            gss_code=found.gss_codes.get(code, ""),
            region=found.regions.get(code, ""),
        )
        for code, name in names.items()
        if not others.dates.get(code) or others.dates[code][-1] <= day
    ]
    Authority.objects.bulk_create(
        newest,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "gss_code", "region"],
    )


def _plan_row(plan: _Plan, row: Establishment, old: list[Run], day: date, others: Extracts) -> None:
    for run in old:
        if run.seen_from <= day <= run.seen_to and day in others.speaking(run.authority, row.urn):
            raise UnreadableFile(
                f"URN {row.urn} is in another extract of {day.isoformat()} under authority "
                f"{run.authority}, and here under {row.authority_code}."
            )
    digest = row.digest()
    new = with_state(old, row.urn, day, digest, row.authority_code, others)
    if not old:
        plan.added += 1
    elif any(run.seen_from == run.seen_to == day for run in new):
        plan.changed += 1
    plan.rows[digest, row.urn] = row
    plan.replace(row.urn, old, new)


class _Plan:
    """The changes to stored states, gathered so that they are written in few statements."""

    def __init__(self) -> None:
        self.added = self.changed = 0
        self.rows: dict[tuple[str, int], Establishment] = {}
        self._create: list[tuple[object, ...]] = []  # values of STATE_COLUMNS
        self._copy: list[tuple[int, Run]] = []  # the stored state's key, and what to make of it
        self._delete: list[int] = []
        self._move: dict[tuple[str, date], list[int]] = defaultdict(list)
        self._urns: list[int] = []

    def replace(self, urn: int, old: Sequence[Run], new: Sequence[Run]) -> None:
        """Plan that `new` runs are stored instead of `old` ones of the school."""
        if old == new:
            return
        if not old:
            self._urns.append(urn)
        kept = {run.key: run for run in new}
        for run in old:
            self._keep_or_delete(run, kept)
        for run in new:
            if run.key is None:
                self._add(urn, run, old)

    def carry_out(self) -> None:
        """Write what was planned."""
        known = set(School.objects.values_list("pk", flat=True)) if self._urns else set()
        insert(School, ("urn",), [(urn,) for urn in self._urns if urn not in known])
        self._copy_states()
        for keys in chunks(self._delete):
            SchoolState.objects.filter(pk__in=keys).delete()
        for (field, day), keys in self._move.items():
            for some in chunks(keys):
                SchoolState.objects.filter(pk__in=some).update(**{field: day})
        insert(SchoolState, STATE_COLUMNS, self._create)

    def _keep_or_delete(self, run: Run, kept: dict[int | None, Run]) -> None:
        if run.key is None:
            raise ValueError("A run that is not stored cannot be replaced.")
        now = kept.get(run.key)
        if now is None:
            self._delete.append(run.key)
            return
        if now.seen_from != run.seen_from:
            self._move["seen_from", now.seen_from].append(run.key)
        if now.seen_to != run.seen_to:
            self._move["seen_to", now.seen_to].append(run.key)

    def _add(self, urn: int, run: Run, old: Sequence[Run]) -> None:
        row = self.rows.get((run.digest, urn))
        if row is None:  # the second half of a run that breaks: the same state, seen later
            key = next(other.key for other in old if other.digest == run.digest)
            self._copy.append((key or 0, run))
            return
        self._create.append(_state(urn, run, row))

    def _copy_states(self) -> None:
        keys = [key for key, _ in self._copy]
        stored = {
            state.pk: state
            for some in chunks(keys)
            for state in SchoolState.objects.filter(pk__in=some)
        }
        for key, run in self._copy:
            self._create.append(_state(stored[key].school_id, run, stored[key]))


def _state(urn: int, run: Run, said: Establishment | SchoolState) -> tuple[object, ...]:
    return (urn, run.authority, run.digest, run.seen_from, run.seen_to, *_state_fields(said))
