"""Who may do what, and why not: one table, and the two questions that are asked of it.

`may(person, verb, place, today=…)` answers yes or no; `check_may` raises with the reason in
words. Views, actions and templates ask these and nothing else. `docs/access.md` shows the
table and a test holds it to this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from .models import Account, Role, RoleName
from .operator import Operator

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb is done: in an authority, and of a school where `urn` is given.

    Without either it is the installation itself: a role in any authority reaches it.
    """

    authority_code: int | None = None
    urn: int | None = None


ANYWHERE = Place()


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, in words that follow “may”, and the roles that allow it: none of them
    means that everybody who is signed in may."""

    words: str
    roles: frozenset[RoleName]


def _to(words: str, *roles: RoleName) -> Verb:
    return Verb(words, frozenset(roles))


VERBS: Mapping[str, Verb] = {
    PUBLIC: _to("see what is published", *RoleName),
    "account.own": _to("see and change your own account"),
    "work.see": _to("see your own work", *RoleName),
    "levels.see": _to(
        "see levels of support and why they are proposed",
        RoleName.ADVISER,
        RoleName.HEAD_OF_SERVICE,
        RoleName.SCHOOL,
    ),
    "levels.assess": _to("assess the authority's schools", RoleName.HEAD_OF_SERVICE),
    "caseload.assign": _to("assign advisers to schools", RoleName.HEAD_OF_SERVICE),
    "clusters.change": _to(
        "change clusters, their schools and posts", RoleName.ADVISER, RoleName.HEAD_OF_SERVICE
    ),
    "requests.see": _to(
        "see requests for information and their deadlines",
        RoleName.INFORMATION_OFFICER,
        RoleName.HEAD_OF_SERVICE,
        RoleName.ADVISER,
    ),
    "requests.handle": _to("handle requests for information", RoleName.INFORMATION_OFFICER),
    "requests.search": _to(
        "search for what a request asks for",
        RoleName.INFORMATION_OFFICER,
        RoleName.HEAD_OF_SERVICE,
        RoleName.ADVISER,
    ),
    "requests.clear": _to(
        "clear an answer to a request", RoleName.HEAD_OF_SERVICE, RoleName.INFORMATION_OFFICER
    ),
    "requests.review": _to(
        "review how a request was answered",
        RoleName.INFORMATION_OFFICER,
        RoleName.HEAD_OF_SERVICE,
    ),
    "requests.requester": _to("see who made a request", RoleName.INFORMATION_OFFICER),
    "stationery.change": _to(
        "change the authority's letterhead, addresses and wording",
        RoleName.INFORMATION_OFFICER,
        RoleName.HEAD_OF_SERVICE,
        RoleName.ADMINISTRATOR,
    ),
    "calendar.change": _to(
        "change bank holidays and school terms",
        RoleName.INFORMATION_OFFICER,
        RoleName.HEAD_OF_SERVICE,
        RoleName.ADMINISTRATOR,
    ),
    "audit.see": _to("see who did what", RoleName.HEAD_OF_SERVICE, RoleName.ADMINISTRATOR),
    "accounts.change": _to("add accounts and give roles", RoleName.ADMINISTRATOR),
}


class NotAllowed(Exception):
    """Somebody may not do this here; the message says so in words that they can be shown."""


def may(
    person: Account | Operator | None, verb: str, place: Place = ANYWHERE, *, today: date
) -> bool:
    """Whether `person` (None: nobody signed in) may do `verb` in `place` on the day `today`.

    Raises `KeyError` for a verb that is not in the table.
    """
    return why_not(person, verb, place, today=today) == ""


def check_may(
    person: Account | Operator | None, verb: str, place: Place = ANYWHERE, *, today: date
) -> None:
    """Raise `NotAllowed`, with the reason in words, unless `person` may do `verb`."""
    if reason := why_not(person, verb, place, today=today):
        raise NotAllowed(reason)


def why_not(
    person: Account | Operator | None, verb: str, place: Place = ANYWHERE, *, today: date
) -> str:
    """Why `person` may not do `verb` in `place`, in words; "" when they may."""
    rule = VERBS[verb]
    if verb == PUBLIC or isinstance(person, Operator):
        return ""  # whoever has a shell on the server can read its database anyway
    if person is None:
        return f"Sign in to {rule.words}."
    if not person.is_active:
        return "This account has been closed. Ask an administrator of Fosse."
    if not rule.roles:
        return ""
    held = [role for role in roles_on(person, today) if role.name in rule.roles]
    if not held:
        return f"Your role does not let you {rule.words}. {_who_may(rule)}"
    if not any(reaches(role, place) for role in held):
        return f"Your role lets you {rule.words}, but not here. {_where(held)}"
    return ""


def authorities_of(person: Account, verb: str, *, today: date) -> frozenset[int]:
    """The authorities in which the account may do `verb` on the day, by the roles it holds."""
    allow = VERBS[verb].roles
    return frozenset(r.authority_code for r in roles_on(person, today) if r.name in allow)


def roles_on(person: Account, today: date) -> tuple[Role, ...]:
    """The roles that the account holds on the day, read once for each account in hand."""
    return tuple(role for role in _roles_of(person) if _holds(role, today))


def _roles_of(person: Account) -> Iterable[Role]:
    """All roles of the account; kept on it, so that a page that asks often reads once."""
    if "roles" not in getattr(person, "_prefetched_objects_cache", {}):
        prefetch_related_objects([person], "roles")
    return person.roles.all()


def _holds(role: Role, today: date) -> bool:
    return role.starts_on <= today and (role.ends_on is None or today < role.ends_on)


def reaches(role: Role, place: Place) -> bool:
    """A role reaches its own authority; a school's own people reach their own school only."""
    if place == ANYWHERE:
        return True
    if role.name == RoleName.SCHOOL:
        return place.urn is not None and place.urn == role.urn
    return place.authority_code == role.authority_code


def _who_may(rule: Verb) -> str:
    names = sorted(role.label.lower() for role in rule.roles)
    return f"These roles do: {'; '.join(names)}."


def _where(held: Iterable[Role]) -> str:
    places = sorted(
        {f"school {role.urn}" if role.urn else f"authority {role.authority_code}" for role in held}
    )
    return f"It reaches {' and '.join(places)}."
