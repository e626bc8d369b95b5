"""The phase that maps, filters and lists go by. PURE."""

from __future__ import annotations

from .school_fact import SchoolFact

NO_PHASE = "Phase not known"


def phase(school: SchoolFact) -> str:
    """The school's phase in a word: a special school is Special, whatever its ages."""
    type_ = school.type_name.lower()
    if "special" in type_:
        return "Special"
    if "alternative provision" in type_ or "referral" in type_:
        return "Alternative provision"
    named = school.phase.replace("Middle deemed primary", "Primary")
    named = named.replace("Middle deemed secondary", "Secondary")
    return named if named and named != "Not applicable" else NO_PHASE
