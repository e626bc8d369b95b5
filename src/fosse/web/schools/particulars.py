"""The details of a school as the register gives them, and what happened to it, in lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fosse.schools.facts import SchoolFact
from fosse.schools.phases import phase

from . import about

NOT_PUBLISHED = "not published"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with, perhaps, a link in the middle: before, the link's words, after."""

    before: str
    name: str = ""
    address: str = ""
    after: str = ""
    when: str = ""
    source: str = ""


def particulars(school: SchoolFact) -> tuple[tuple[str, str], ...]:
    """Name and value of each detail that says something; what is not published says so where a
    reader would look for it."""
    lines = (
        ("Address", school.address or NOT_PUBLISHED),
        ("Ward", school.ward or NOT_PUBLISHED),
        ("Kind", school.type_name or NOT_PUBLISHED),
        ("Phase", phase(school)),
        ("Ages", about.ages(school).removeprefix("ages ")),
        ("Girls or boys", school.gender),
        ("Religious character", _said(school.religious_character)),
        ("Trust", school.trust),
        ("Pupils", _of(school.pupils, school.capacity)),
    )
    return tuple((name, value) for name, value in lines if value)


def _said(text: str) -> str:
    """GIAS writes “Does not apply” and “None” for nothing to say."""
    return "" if text in {"Does not apply", "None", "Not applicable"} else text


def _of(pupils: int | None, capacity: int | None) -> str:
    if pupils is None:
        return f"not published; room for {capacity:,}" if capacity else ""
    return f"{pupils:,}, with room for {capacity:,}" if capacity else f"{pupils:,}"


def dated(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else "date not published"


def website(school: SchoolFact) -> str:
    """The address of its website, to follow; "" when none that could be one is published."""
    said = school.website.strip()
    if not said or " " in said or "." not in said:
        return ""
    return said if said.lower().startswith(("http://", "https://")) else f"https://{said}"
