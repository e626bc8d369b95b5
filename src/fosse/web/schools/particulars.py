"""What happened to a school in lines with links, and its website."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.schools.facts import SchoolFact


@dataclass(frozen=True, slots=True)
class Line:
    """A line with, perhaps, a link in the middle: before, the link's words, after."""

    before: str
    name: str = ""
    address: str = ""
    after: str = ""
    when: str = ""
    source: str = ""


def website(school: SchoolFact) -> str:
    """The address of its website, to follow; "" when none that could be one is published."""
    said = school.website.strip()
    if not said or " " in said or "." not in said:
        return ""
    return said if said.lower().startswith(("http://", "https://")) else f"https://{said}"
