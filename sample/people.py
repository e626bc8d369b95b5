"""The made-up people who can sign in to the sample: one for each role, and a second adviser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fosse.people.demo import DOMAIN
from fosse.people.demo import SIGN_IN_WORDS as PASSWORD

__all__ = ["PASSWORD", "PEOPLE", "ROLES_FROM", "Person"]

ROLES_FROM = date(2024, 9, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `school` is the name of a headteacher's school; `clusters` are
    those whose schools an adviser looks after."""

    mailbox: str
    name: str
    role: str
    school: str = ""
    clusters: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return self.mailbox + DOMAIN


PEOPLE = (
    Person(
        "adviser",
        "Ines Larkwood",
        "adviser",
        clusters=("Sallowbeck", "Larkfold", "Quarryside"),
    ),
    Person(
        "second.adviser",
        "Theo Marchbank",
        "adviser",
        clusters=("Millwater", "Harbour Fold", "Fen Lode", "Weavers’ Reach"),
    ),
    Person("head.of.service", "Ruth Okafor-Lyle", "head_of_service"),
    Person("cluster.lead", "Amara Bellwether", "cluster_lead"),
    Person("headteacher", "Lorcan Redfern-Shah", "school", school="Larkfold Primary School"),
    Person("information.officer", "Peregrine Holtby-Nunn", "information_officer"),
    Person("second.information.officer", "Maud Ellerby-Quill", "information_officer"),
    Person("administrator", "Saskia Thornbury-Vane", "administrator"),
)
