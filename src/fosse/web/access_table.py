"""The one table of who may open which address, as `docs/access.md` shows it.

A test holds the file to the views, and walks every address as every visitor to hold the views
to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from fosse.people.access import ANYWHERE, PUBLIC, VERBS, Place, reaches
from fosse.people.models import Role, RoleName

from .access import Door, door_of

HERE, ELSEWHERE, OWN_SCHOOL, OTHER_SCHOOL = 999, 998, 100001, 100002

_NAMED = re.compile(r"<(?:\w+:)?(\w+)>")


def _role(name: RoleName, authority_code: int = HERE, urn: int | None = None) -> Role:
    return Role(name=name, authority_code=authority_code, urn=urn)


# Whoever may come: words for the head of the column, and the role that they hold.
VISITORS: dict[str, Role | None] = {
    "nobody signed in": None,
    "adviser": _role(RoleName.ADVISER),
    "adviser elsewhere": _role(RoleName.ADVISER, ELSEWHERE),
    "head of service": _role(RoleName.HEAD_OF_SERVICE),
    "cluster lead": _role(RoleName.CLUSTER_LEAD),
    "headteacher": _role(RoleName.SCHOOL, urn=OWN_SCHOOL),
    "another headteacher": _role(RoleName.SCHOOL, urn=OTHER_SCHOOL),
    "information officer": _role(RoleName.INFORMATION_OFFICER),
    "administrator": _role(RoleName.ADMINISTRATOR),
}


@dataclass(frozen=True, slots=True)
class Address:
    """An address, what its parts are called, and what its view declared."""

    shape: str  # "/authorities/<code>/levels"
    parts: tuple[str, ...]
    name: str
    door: Door | None

    @property
    def place(self) -> Place:
        """The place that it speaks of, in the authority and the school of the table."""
        if "urn" in self.parts:
            return Place(authority_code=HERE, urn=OWN_SCHOOL)
        of_authority = "code" in self.parts or (self.door is not None and self.door.of_installation)
        return Place(authority_code=HERE) if of_authority else ANYWHERE


def addresses() -> tuple[Address, ...]:
    """Every address, in the order of the alphabet."""
    return tuple(sorted(_under(get_resolver(), ""), key=lambda address: address.shape))


def opens_to(address: Address, role: Role | None) -> bool:
    """Whether a visitor with the role (None: not signed in) may open the address."""
    if address.door is None:
        return False
    verb = VERBS[address.door.verb]
    if address.door.verb == PUBLIC or role is None:
        return address.door.verb == PUBLIC
    return not verb.roles or (role.name in verb.roles and reaches(role, address.place))


def as_markdown() -> str:
    """The table, with the verb that each address asks for."""
    heads = ["address", "verb", *VISITORS]
    lines = [_line(heads), _line(["---"] * 2 + [":-:"] * len(VISITORS))]
    for address in addresses():
        verb = address.door.verb if address.door else "closed"
        marks = ["yes" if opens_to(address, role) else "–" for role in VISITORS.values()]
        lines.append(_line([f"`{address.shape}`", verb, *marks]))
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _under(resolver: URLResolver, before: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _under(pattern, here)
        elif isinstance(pattern, URLPattern):
            yield Address(
                shape="/" + _NAMED.sub(r"<\1>", here),
                parts=tuple(_NAMED.findall(here)),
                name=pattern.name or "",
                door=door_of(pattern.callback),
            )
