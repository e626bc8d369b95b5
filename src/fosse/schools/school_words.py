"""What a school is, in sentences: the first screen of its page, the answer in a letter. PURE."""

from __future__ import annotations

from datetime import date

from fosse.documents.english import in_words, sentence

from .school_fact import SchoolFact

_PHASE_WORDS = {
    "Nursery": "nursery school",
    "Primary": "primary school",
    "Middle deemed primary": "middle school, counted as primary",
    "Middle deemed secondary": "middle school, counted as secondary",
    "Secondary": "secondary school",
    "All-through": "all-through school",
    "16 plus": "school for ages 16 and over",
}


def sentences(school: SchoolFact, *, as_at: date) -> tuple[str, ...]:
    """What it is, since when, and who runs it; each known or said not to be."""
    said = (_what_and_where(school), _since_when(school, as_at), _run_by(school))
    return tuple(sentence(words) for words in said if words)


def kind(school: SchoolFact) -> str:
    """“primary school (academy converter)”; a special school by its type."""
    phase = _PHASE_WORDS.get(school.phase, "")
    type_ = _lower_first(school.type_name)
    if not phase:
        return type_ or "school"
    return f"{phase} ({type_})" if type_ else phase


def presence(school: SchoolFact) -> str:
    """Whether it was open that day, in a word or two."""
    return {
        "open": "Open",
        "closed": "Closed",
        "not yet open": "Not open yet",
        "uncertain": "Not certain whether open",
    }[school.presence]


def place(school: SchoolFact) -> str:
    """Where it is, as far as the register says: ward, town and authority, none of them twice."""
    parts = [f"{school.ward} ward" if school.ward else "", school.town, school.authority_name]
    seen: list[str] = []
    for part in parts:
        if part and part not in seen:
            seen.append(part)
    return ", ".join(seen)


def ages(school: SchoolFact) -> str:
    if school.low_age is None or school.high_age is None:
        return ""
    return f"ages {school.low_age} to {school.high_age}"


def _what_and_where(school: SchoolFact) -> str:
    words = kind(school)
    article = "An" if words[0] in "aeiou" else "A"
    aged = f" for {ages(school)}" if ages(school) else ""
    return f"{article} {words}{aged} in {place(school)}"


def _since_when(school: SchoolFact, as_at: date) -> str:
    opened, closed = in_words(school.opened_on), in_words(school.closed_on)
    if school.presence == "closed":
        told = f"closed on {closed}" if closed else "has closed; the register does not say when"
        return f"It {told}. It had opened on {opened}" if opened else f"It {told}"
    if school.presence == "not yet open":
        return f"It was to open on {opened}" if opened else "It had not opened yet"
    if school.presence == "uncertain":
        return ""  # the doubts say why
    told = f"Open since {opened}" if opened else "Open; the register does not say since when"
    ends_later = school.closed_on is not None and school.closed_on >= as_at
    return f"{told}. It closes on {closed}" if ends_later else told


def _run_by(school: SchoolFact) -> str:
    return f"It is part of {school.trust}" if school.trust else ""


def _lower_first(text: str) -> str:
    """“academy converter”; an abbreviation in front keeps its capitals."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]
