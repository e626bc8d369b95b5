"""The details of a school as the register gives them. PURE."""

from __future__ import annotations

from datetime import date

from . import school_words
from .phases import phase
from .school_fact import SchoolFact

NOT_PUBLISHED = "not published"


def particulars(school: SchoolFact) -> tuple[tuple[str, str], ...]:
    """Name and value of each detail that says something; what is not published says so where a
    reader would look for it."""
    lines = (
        ("Address", school.address or NOT_PUBLISHED),
        ("Ward", school.ward or NOT_PUBLISHED),
        ("Kind", school.type_name or NOT_PUBLISHED),
        ("Phase", phase(school)),
        ("Ages", school_words.ages(school).removeprefix("ages ")),
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
