"""How many schools are there, and which? By phase, by type, by trust."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fosse.documents.english import count, in_words
from fosse.schools import facts
from fosse.schools.facts import SchoolFact
from fosse.schools.gias_codes import ACADEMIES, FREE
from fosse.schools.phases import phase

from ..asking import Asked, Parameter
from ..composed import Composed, Sheet, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, authority_name, named, register_source
from ..vocabulary import CLUSTER, SCHOOL
from ..wording import said

PHASES = (
    "Nursery", "Primary", "Secondary", "All-through", "16 plus", "Special",
    "Alternative provision",
)  # fmt: skip
RUN_BY = {"": "All state-funded schools", "authority": "Maintained", "trust": "Academies"}
PHASE = Parameter("phase", "Phase", choices=(("", "Every phase"), *((p, p) for p in PHASES)))
RUN = Parameter("run_by", "Maintained schools or academies", choices=tuple(RUN_BY.items()))
TRUST = Parameter("trust", "Trust", hint="Part of its name; empty for every trust and none")
COLUMNS = (
    "School", "URN", "LAESTAB", "Phase", "Type", "Trust", "Ward", "Postcode", "Opened on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    were: str
    number: str
    what: str
    authority: str
    on: str
    by_phase: tuple[str, ...]
    by_type: tuple[str, ...]
    table: str


def compose(asked: Asked) -> Composed:
    authority, source = authority_name(asked), register_source(asked)
    near = [school for school in _present(asked) if _fits(school, asked)]
    certain = [school for school in near if school.presence == "open"]
    what = _what(asked)
    title = f"{what[0].upper()}{what[1:]} in {authority}, {in_words(asked.as_at)}"
    tables = (_table(title, certain, asked, source),) if certain else ()
    return Composed(
        text=said(KIND.id, _values(asked, certain, authority, what, title)),
        source=source,
        as_at=asked.as_at,
        held=bool(certain),
        tables=tables,
        caveats=_unsure(near),
        advice=() if certain else (ELSEWHERE,),
    )


def _present(asked: Asked) -> Sequence[SchoolFact]:
    """The state-funded schools that were open, or perhaps open, that day."""
    found = facts.schools_of(asked.authority_code, as_at=asked.as_at, known_at=asked.known_at)
    return [school for school in found if school.state_funded]


def _fits(school: SchoolFact, asked: Asked) -> bool:
    wanted, run_by = asked.value("phase"), asked.value("run_by")
    by_trust = school.type_group in {ACADEMIES, FREE} or bool(school.trust)
    return (
        (not wanted or phase(school) == wanted)
        and (not run_by or by_trust == (run_by == "trust"))
        and asked.value("trust").casefold() in school.trust.casefold()
    )


def _what(asked: Asked) -> str:
    """“open state-funded primary academies of the Fosse Way Trust”, as far as it was narrowed."""
    nouns = {"": "state-funded schools", "authority": "maintained schools", "trust": "academies"}
    wanted = asked.value("phase")
    named = f"{wanted.lower()} " if wanted else ""
    of = f" of trusts named “{asked.value('trust')}”" if asked.value("trust") else ""
    return f"open {named}{nouns[asked.value('run_by')]}{of}"


def _values(
    asked: Asked, schools: Sequence[SchoolFact], authority: str, what: str, title: str
) -> Values:
    past, one = asked.as_at < asked.today, len(schools) == 1
    be = ("was" if one else "were") if past else ("is" if one else "are")
    return Values(
        were=be,
        number=f"{len(schools):,}" if schools else "",
        what=_singular(what) if one else what,
        authority=authority,
        on=in_words(asked.as_at),
        by_phase=_counted([phase(school) for school in schools]),
        by_type=_counted([school.type_name or "Type not published" for school in schools]),
        table=title if schools else "",
    )


def _singular(what: str) -> str:
    return what.replace("academies", "academy", 1).replace("schools", "school", 1)


def _counted(words: Sequence[str]) -> tuple[str, ...]:
    """The words with how often each comes, most often first; none where all are alike."""
    found = Counter(words)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"{word}: {number:,}" for word, number in ordered) if len(found) > 1 else ()


def _unsure(schools: Sequence[SchoolFact]) -> tuple[str, ...]:
    names = [school.name for school in schools if school.presence == "uncertain"]
    if not names:
        return ()
    more = count(len(names), "more school")
    return (
        f"{more} may have been open that day, for the register does not say for certain; not "
        f"counted{named(names, 'ask us for their names')}",
    )


def _table(title: str, schools: Sequence[SchoolFact], asked: Asked, source: str) -> Sheet:
    rows = tuple(
        (
            school.name,
            school.urn,
            school.laestab or None,
            phase(school),
            school.type_name or None,
            school.trust or None,
            school.ward or None,
            school.postcode or None,
            in_words(school.opened_on) or "Not published",
        )
        for school in schools
    )
    return Sheet(title, COLUMNS, rows, about(asked.as_at, source))


def guess(text: str, asked: Asked) -> dict[str, str]:
    """The phase, and maintained or academy, where the question says so."""
    words = text.casefold()
    named = [one for one in PHASES if one.casefold() in words]
    found = {PHASE.name: named[0]} if len(named) == 1 else {}
    if "academ" in words and "maintained" not in words:
        found[RUN.name] = "trust"
    if "maintained" in words and "academ" not in words:
        found[RUN.name] = "authority"
    return found


KIND = QuestionKind(
    id="schools_of_authority",
    title="How many schools there are, and which",
    hints=Hints(
        needs=(SCHOOL, ("how many", "number of", "list", "list of", "which", "names of", "all")),
        helps=(
            "primary", "secondary", "special", "nursery", "academ*", "maintained", "trust*",
            "phase", "type", "open", "authority", "city", "county",
        ),
        never=(*CLUSTER, "level*", "pupils", "adviser*"),
    ),
    compose=compose,
    parameters=(PHASE, RUN, TRUST),
    guess=guess,
)  # fmt: skip
