"""What several kinds of question read: the authority's name, its clusters, what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from fosse.documents.english import in_words
from fosse.schools import cluster_picture as pictures
from fosse.schools import facts
from fosse.schools.cluster_picture import Picture

from .asking import Asked, CannotCompose


def authority_name(asked: Asked) -> str:
    """The authority's name. Raises `CannotCompose` where the register has none of that code."""
    for authority in facts.authorities():
        if authority.code == asked.authority_code:
            return authority.name
    raise CannotCompose(
        f"The register holds no authority {asked.authority_code}. Load an extract that has it."
    )


def picture(asked: Asked) -> Picture:
    """The clusters, posts and schools of the authority on the day."""
    code, as_at, known_at = asked.authority_code, asked.as_at, asked.known_at
    return pictures.of(
        authority_name(asked),
        as_at=as_at,
        today=asked.today,
        clusters=facts.clusters_of(code, as_at=as_at, known_at=known_at),
        posts=facts.posts_of(code, as_at=as_at, known_at=known_at),
        schools=facts.schools_of(code, as_at=as_at, known_at=known_at),
    )


def cluster_source(asked: Asked, authority: str) -> str:
    """What answers about clusters rest on."""
    kept = f"Records of clusters kept by {authority}"
    return f"{kept}{_known(asked)}; {register_source(asked)}"


def register_source(asked: Asked) -> str:
    return facts.register_source(asked.as_at, asked.known_at)


def _known(asked: Asked) -> str:
    return f", as they stood on {in_words(asked.known_at.date())}" if asked.known_at else ""


MOST_NAMED = 12


def named(names: Sequence[str], where: str) -> str:
    """“: Abbey; Bede”; of more names than a sentence bears, where they are to be found."""
    return f": {'; '.join(names)}" if len(names) <= MOST_NAMED else f"; {where}"


def unsure(seen: Picture) -> tuple[str, ...]:
    """Of which schools the register does not say whether they were open that day."""
    names = [school.name for school in seen.schools if school.presence == "uncertain"]
    if not names or len(names) > MOST_NAMED:
        return ()  # of many their number is enough, which the answer tells
    return (
        f"The register does not say for certain whether these were open on {seen.on}: "
        f"{'; '.join(names)}",
    )


ELSEWHERE = (
    "Fosse holds no record that answers this. Search elsewhere (files, mail, other teams), note "
    "the search, and only then say whether the information is held: FOIA 2000, s.1(1)(a)."
)
"""Advice to the officer where the records hold nothing."""
