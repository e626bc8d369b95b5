"""What is this school: its kind, where it is, who runs it, which cluster it belongs to?"""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import in_words, listed
from fosse.schools import facts
from fosse.schools.particulars import particulars
from fosse.schools.school_words import sentences

from ..asking import Asked
from ..composed import Composed, Sheet, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import register_source
from ..vocabulary import CLUSTER, NUMBER
from ..which_school import SCHOOL, guess, school_of
from ..wording import said


@dataclass(frozen=True, slots=True)
class Values:
    name: str
    sentences: str
    details: tuple[str, ...]
    belongs: str
    on: str


def compose(asked: Asked) -> Composed:
    school = school_of(asked)
    groups = facts.belongings_of(school.urn, as_at=asked.as_at, known_at=asked.known_at)
    details = (("URN", str(school.urn)), *particulars(school))
    values = Values(
        name=school.name,
        sentences=" ".join(sentences(school, as_at=asked.as_at)),
        details=tuple(f"{name}: {value}" for name, value in details),
        belongs=listed([f"{one.name} ({one.kind_in_words.lower()})" for one in groups]),
        on=in_words(asked.as_at),
    )
    source = register_source(asked)
    title = f"{school.name}, {values.on}"
    return Composed(
        text=said(KIND.id, values),
        source=source,
        as_at=asked.as_at,
        tables=(Sheet(title, ("Detail", "Value"), details, about(asked.as_at, source)),),
        caveats=school.doubts,
    )


KIND = QuestionKind(
    id="school_details",
    title="What a school is, and what it belongs to",
    hints=Hints(
        needs=(
            ("school", "academy"),
            (
                "what type", "type of", "what kind", "address", "capacity", "governance", "trust",
                "who runs", "when did", "opened", "details", "what is", "urn", "ages", "age range",
            ),
        ),
        helps=("primary", "secondary", "details of", "pupils", "capacity"),
        never=(*CLUSTER, *NUMBER, "schools", "predecessor", "history", "previous*", "former*"),
    ),
    compose=compose,
    parameters=(SCHOOL,),
    guess=guess,
)  # fmt: skip
