"""Which clusters were founded, renamed and closed, and which schools joined and left?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fosse.documents.english import count, in_words
from fosse.schools import facts
from fosse.schools.facts import HistoryLine

from ..asking import Asked, CannotCompose, Parameter
from ..composed import Composed, Sheet, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, authority_name, cluster_source
from ..vocabulary import CLUSTER
from ..wording import said

SINCE = Parameter("since", "From", hint="A day such as 2020-09-01; empty: from the beginning")


@dataclass(frozen=True, slots=True)
class Happened:
    """What changed in a cluster on a day (None: since before anybody recorded); `school` is the
    one that came or went, "" where the cluster itself changed."""

    on: date | None
    cluster: str
    words: str
    school: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    authority: str
    on: str
    since: str
    number: str
    events: tuple[str, ...]
    table: str


def compose(asked: Asked) -> Composed:
    authority, since = authority_name(asked), _since(asked)
    told = [one for one in _all(asked) if _within(one, since, asked.as_at)]
    source = cluster_source(asked, authority)
    title = f"Changes of clusters in {authority} up to {in_words(asked.as_at)}"
    rows = tuple((_when(one), one.cluster, one.words) for one in told)
    sheet = Sheet(title, ("When", "Cluster", "What changed"), rows, about(asked.as_at, source))
    clusters = [
        one for one in told if not one.words.endswith((" joined", " left", " a member already"))
    ]
    values = Values(
        authority=authority,
        on=in_words(asked.as_at),
        since=in_words(since),
        number=count(len(told), "change") if told else "",
        events=tuple(f"{_when(one)}: {one.cluster} {one.words}" for one in clusters),
        table=title,
    )
    return Composed(
        text=said(KIND.id, values),
        source=source,
        as_at=asked.as_at,
        held=bool(told),
        tables=(sheet,) if told else (),
        advice=() if told else (ELSEWHERE,),
    )


def _since(asked: Asked) -> date | None:
    said_day = asked.value(SINCE.name)
    if not said_day:
        return None
    try:
        return date.fromisoformat(said_day)
    except ValueError:
        raise CannotCompose(f"“{said_day}” is no day. Give one such as 2020-09-01.") from None


def _all(asked: Asked) -> list[Happened]:
    histories = facts.clusters_history(asked.authority_code, known_at=asked.known_at)
    found = [one for lines in histories.values() for one in _of_cluster(lines)]
    return sorted(found, key=lambda one: (one.on or date.min, one.cluster, one.words))


def _of_cluster(lines: tuple[HistoryLine, ...]) -> Iterator[Happened]:
    """Its names tell when it was founded, renamed and closed; its schools, who joined and left.
    Posts are another kind of question, and name people."""
    names = [line for line in lines if line.what == "name"]
    for place, name in enumerate(names):
        before = names[place - 1].words if place else ""
        founded = "was founded" if name.starts_on else "was there already"
        words = f"took this name; it had been {before}" if before else founded
        yield Happened(name.starts_on, name.words, words)
    if names and names[-1].ends_on:
        yield Happened(names[-1].ends_on, names[-1].words, "was no more")
    for line in lines:
        if line.what == "school" and names:
            called, school = _name_on(names, line.starts_on), line.words.rsplit(", ", 1)[0]
            joined = "joined" if line.starts_on else "was a member already"
            yield Happened(line.starts_on, called, f"{school} {joined}", school)
            if line.ends_on:
                last = _name_on(names, line.ends_on - timedelta(days=1))
                yield Happened(line.ends_on, last, f"{school} left", school)


def _name_on(names: list[HistoryLine], on: date | None) -> str:
    """What the cluster was called that day; before its first name, by that."""
    begun = [one for one in names if one.starts_on is None or (on and one.starts_on <= on)]
    return (begun or names[:1])[-1].words


def _within(one: Happened, since: date | None, until: date) -> bool:
    if one.on is None:
        return since is None
    return (since is None or since <= one.on) and one.on <= until


def _when(one: Happened) -> str:
    return in_words(one.on) or "When records begin"


KIND = QuestionKind(
    id="cluster_changes",
    title="How clusters changed",
    hints=Hints(
        needs=(
            CLUSTER,
            (
                "founded", "closed", "created", "set up", "change*", "history", "joined", "left",
                "renamed", "established", "dissolved", "disbanded", "since", "started", "ended",
            ),
        ),
        helps=("when", "schools", "since", "decision*", "years"),
    ),
    compose=compose,
    parameters=(SINCE,),
)  # fmt: skip
