"""Which school a question is about: the parameter, and a guess from its words."""

from __future__ import annotations

import re

from fosse.schools import facts
from fosse.schools.facts import SchoolFact

from .asking import Asked, CannotCompose, Parameter

SCHOOL = Parameter("urn", "School", hint="Its URN, six figures", needed=True)
_URN = re.compile(r"(?<!\d)\d{6}(?!\d)")


def school_of(asked: Asked) -> SchoolFact:
    """The school that is asked about, on the day. Raises `CannotCompose` where there is none."""
    said = asked.value(SCHOOL.name)
    if not _URN.fullmatch(said):
        raise CannotCompose(f"“{said}” is no URN. Give the school's six figures.")
    found = facts.school(int(said), as_at=asked.as_at, known_at=asked.known_at)
    if found is None:
        raise CannotCompose(f"The register holds no school with the URN {said}. Check the figures.")
    return found


def guess(text: str, asked: Asked) -> dict[str, str]:
    """The URN in the text; or the school of the authority whose name the text holds, the longest
    where there are several; nothing where two have the same name."""
    if number := _URN.search(text):
        return {SCHOOL.name: number[0]}
    words = _plain(text)
    schools = facts.schools_of(
        asked.authority_code,
        as_at=asked.as_at,
        known_at=asked.known_at,
        presence=facts.EVERY_PRESENCE,
    )
    held = [school for school in schools if f" {_plain(school.name)} " in f" {words} "]
    longest = max((len(school.name) for school in held), default=0)
    best = [school for school in held if len(school.name) == longest]
    now = [school for school in best if school.presence == "open"] or best
    return {SCHOOL.name: str(now[0].urn)} if len(now) == 1 else {}


def _plain(text: str) -> str:
    """Letters and figures with single blanks, small: as names are compared."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("'", "").replace("’", "")))
