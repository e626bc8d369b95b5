"""What happened to a school: opened, followed, renamed, became an academy, closed."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import count, sentence
from fosse.schools import facts
from fosse.schools.school_words import sentences
from fosse.schools.story import story

from ..asking import Asked
from ..composed import Composed, Sheet, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import register_source
from ..which_school import SCHOOL, guess, school_of
from ..wording import said


@dataclass(frozen=True, slots=True)
class Values:
    name: str
    sentences: str
    number: str
    events: tuple[str, ...]
    table: str


def compose(asked: Asked) -> Composed:
    school = school_of(asked)
    links = facts.lineage(school.urn, as_at=asked.as_at)
    events = story(school, links, facts.school_history(school.urn), as_at=asked.as_at)
    source, title = register_source(asked), f"History of {school.name}"
    rows = tuple((event.when, event.words, event.urn, event.source) for event in events)
    values = Values(
        name=school.name,
        sentences=" ".join(sentences(school, as_at=asked.as_at)),
        number=count(len(events), "event"),
        events=tuple(sentence(f"{event.when}: {event.words}") for event in events),
        table=title,
    )
    columns = ("When", "What happened", "URN of the other school", "Source")
    return Composed(
        text=said(KIND.id, values),
        source=source,
        as_at=asked.as_at,
        tables=(Sheet(title, columns, rows, about(asked.as_at, source)),),
        caveats=school.doubts,
    )


KIND = QuestionKind(
    id="school_history",
    title="What happened to a school",
    hints=Hints(
        needs=(
            ("school", "academy"),
            (
                "history", "predecessor*", "successor*", "when did", "became", "become",
                "convert*", "closed", "close", "formerly", "previous*", "former", "renamed",
                "opened", "merged", "amalgamat*",
            ),
        ),
        helps=("academy", "name", "date", "closed", "history"),
        never=("schools", "how many"),
    ),
    compose=compose,
    parameters=(SCHOOL,),
    guess=guess,
)  # fmt: skip
