"""Reads of evidence: what was published of a school, as at a day and as known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

from fosse.evidence import shelf
from fosse.evidence.distribution import Distribution, of_universe
from fosse.evidence.indicator import Series, Source
from fosse.evidence.measure import Measure, measures
from fosse.evidence.models import Release, standing_among
from fosse.evidence.publications.catalogue import title_of
from fosse.evidence.series import asked_of, is_empty, series
from fosse.evidence.universe import Frame, frame
from fosse.evidence.view import Held, View
from fosse.schools import facts as register
from fosse.schools.models import Extract

__all__ = [
    "Distribution",
    "Profiles",
    "distribution",
    "neighbours",
    "profile",
    "profiles",
    "releases",
    "view_at",
    "warm",
]


def profile(
    urn: int, *, as_at: date, known_at: datetime | None = None, view: View | None = None
) -> Mapping[str, Series]:
    """Each measure that is asked of the school, in the order of the measures' files, with
    similar schools. A measure that no release holds for it is there, empty, with why. A `view`
    that was opened already saves opening it again."""
    view = view or view_at(as_at, known_at)
    before = register.predecessors([urn], as_at=as_at, known_at=known_at, published_by=as_at).get(
        urn, ()
    )
    every = tuple(measures().values())
    asked = asked_of(view, every, urn)
    found = ((measure, series(view, measure, urn, before)) for measure in every)
    return {m.id: one for m, one in found if m in asked or not is_empty(one)}


def profiles(
    urns: Iterable[int],
    *,
    as_at: date,
    known_at: datetime | None = None,
    measures: Iterable[str] | None = None,
    since: str = "",
) -> Profiles:
    """The profiles of many schools, each made when it is asked for and not kept.

    Only the named measures that are asked of the school are read, from the year `since` on.
    Quartiles are those of the whole universe: similar schools are not looked for.
    """
    asked = tuple(urns)
    wanted = tuple(_named(measures))
    before = register.predecessors(asked, as_at=as_at, known_at=known_at, published_by=as_at)
    return Profiles(view_at(as_at, known_at), wanted, asked, before, since)


class Profiles(Mapping[int, Mapping[str, Series]]):
    """Profiles by URN, made on reading."""

    def __init__(
        self,
        view: View,
        wanted: tuple[Measure, ...],
        urns: tuple[int, ...],
        predecessors: Mapping[int, tuple[int, ...]],
        since: str,
    ) -> None:
        self._view, self._wanted, self._since = view, wanted, since
        self._urns, self._predecessors = dict.fromkeys(urns), predecessors

    def read_ahead(self) -> None:
        """Read every table that the profiles are made from, and make no profile yet."""
        _read(self._view, self._wanted, alike=False)

    def __getitem__(self, urn: int) -> Mapping[str, Series]:
        if urn not in self._urns:
            raise KeyError(urn)
        before = self._predecessors.get(urn, ())
        return {
            measure.id: series(self._view, measure, urn, before, since=self._since, alike=False)
            for measure in asked_of(self._view, self._wanted, urn)
        }

    def __iter__(self) -> Iterator[int]:
        return iter(self._urns)

    def __len__(self) -> int:
        return len(self._urns)


def distribution(
    measure_id: str,
    *,
    year: str,
    as_at: date,
    universe: str,
    known_at: datetime | None = None,
    view: View | None = None,
) -> Distribution | None:
    """All schools of a universe in one year of a measure; None when no release holds it."""
    view = view or view_at(as_at, known_at)
    standings = view.years(measures()[measure_id], alike=False)
    offered = [of_universe(s, universe) for s in standings.get(year, ())]
    known = [found for found in offered if found and found.urns.size]
    return max(known, key=lambda found: found.urns.size, default=None)


def releases(*, as_at: date, known_at: datetime | None = None) -> tuple[Source, ...]:
    """The release that stood for each publication and year, by publication and year."""
    held = _held(Release.objects.standing(as_at=as_at, known_at=known_at))
    return tuple(one.source for one in held)


def neighbours(
    authority_code: int, *, as_at: date, known_at: datetime | None = None
) -> tuple[int, ...]:
    """The statistical neighbours of an authority, nearest first; none where not known."""
    return view_at(as_at, known_at).neighbours.get(authority_code, ())


def warm(*, as_at: date) -> None:
    """Read every measure as at a day, so that the first page that shows one need not."""
    _read(view_at(as_at), measures().values(), alike=True)


def _read(view: View, wanted: Iterable[Measure], *, alike: bool) -> None:
    for measure in wanted:
        if measure.graded:
            view.judged(measure)
        else:
            view.years(measure, alike=alike)


def view_at(as_at: date, known_at: datetime | None = None) -> View:
    """What had been published by a day and, with `known_at`, loaded by a moment."""
    visible = Release.objects.filter(published_on__lte=as_at).order_by("-published_on", "-pk")
    if known_at is not None:
        visible = visible.filter(loaded_at__lte=known_at)
    found = list(visible)
    standing = _held(standing_among(found))
    return _view(as_at, standing, _held(found), _register(as_at, known_at))


@lru_cache(maxsize=4)
def _frame(extracts: tuple[str, ...], day: date, known_at: datetime | None) -> Frame:
    """The register as the extracts with those hashes tell it; `day` is that of the latest."""
    return frame(register.universe_rows(as_at=day, known_at=known_at, published_by=day))


def _register(as_at: date, known_at: datetime | None) -> Frame:
    """The register as told by the extracts up to `as_at`, or by the earliest there is."""
    told = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS).order_by("dated", "pk")
    if known_at is not None:
        told = told.filter(loaded_at__lte=known_at)
    extracts = list(told.values_list("sha256", "dated"))
    by_then = [one for one in extracts if one[1] <= as_at] or extracts[:1]
    if not by_then:
        return frame(())
    return _frame(tuple(digest for digest, _ in by_then), by_then[-1][1], known_at)


@lru_cache(maxsize=6)
def _view(
    as_at: date, standing: tuple[Held, ...], visible: tuple[Held, ...], schools: Frame
) -> View:
    return View(as_at, standing, visible, schools)


def _held(found: Iterable[Release]) -> tuple[Held, ...]:
    return tuple(
        Held(
            source=Source(
                publication=release.publication,
                title=title_of(release.publication),
                year=release.year,
                stage=release.stage,
                published_on=release.published_on,
                sha256=release.sha256,
                as_of=release.as_of,
            ),
            path=shelf.path_of(release),
        )
        for release in found
    )


def _named(ids: Iterable[str] | None) -> Iterable[Measure]:
    return measures().values() if ids is None else (measures()[one] for one in ids)
