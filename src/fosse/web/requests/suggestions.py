"""What may already hold the answer: published answers, and pages that answer such questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from fosse.foi.answers.door import propose
from fosse.foi.similar import Similar, answered_alike

READ = 10_000
"""Characters of a request that pages are looked for by: more tells little, and anybody may send it
again and again."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that answers questions of some kinds: its words, its address, what it tells."""

    words: str
    address: str
    tells: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What to read before sending, with the reason for each."""

    answered: tuple[Similar, ...]
    pages: tuple[tuple[Page, str], ...]

    def __bool__(self) -> bool:
        return bool(self.answered or self.pages)


def may_hold_the_answer(text: str, *, authority_code: int) -> Suggestions:
    """Answered requests that ask for much the same, and pages that answer such questions."""
    pages: dict[str, tuple[Page, str]] = {}
    known = _pages(authority_code)
    for proposal in propose(text[:READ]):
        page = known.get(proposal.kind.id)
        if page and page.address not in pages:
            pages[page.address] = (page, proposal.reason)
    return Suggestions(
        answered=answered_alike(text, authority_code=authority_code),
        pages=tuple(pages.values()),
    )


def _pages(code: int) -> Mapping[str, Page]:
    """The page that answers each kind of question, where one does."""
    clusters = Page(
        "Clusters",
        reverse("clusters", args=[code]),
        "How many clusters there are, which schools are in each, who co-ordinates them and who "
        "pays, on any day, with the list to download.",
    )
    schools = Page(
        "Schools",
        reverse("authority-schools", args=[code]),
        "Every school with its type, phase, address, ward and trust, on any day, with the list to "
        "download.",
    )
    policy = Page(
        "How the policy works",
        reverse("policy"),
        "What the levels of support mean, what each school can expect, and how many schools are "
        "proposed for each.",
    )
    find = Page(
        "Find a school",
        reverse("schools"),
        "Each school’s own page: what it is, where, since when, and its published results.",
    )
    return {
        "clusters_how_many": clusters,
        "cluster_members": clusters,
        "cluster_changes": clusters,
        "coordinator_posts": clusters,
        "schools_of_authority": schools,
        "school_details": find,
        "school_history": find,
        "levels_as_counts": policy,
        "policy_versions": policy,
        "support_given": policy,
    }
