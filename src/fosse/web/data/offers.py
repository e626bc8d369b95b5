"""What can be taken away from Fosse: each download, where it is and what it takes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Offer:
    """A table that has twins: its words, the address without its ending, what it can be asked."""

    words: str
    holds: str
    address: str
    takes: str


DAY = "as_at=2007-09-17, the day; known_at=, as recorded by which day"


def offers(code: int | None) -> tuple[Offer, ...]:
    """The public downloads; those of one authority where the installation serves one."""
    of_one = (*_register(code), *_requests()) if code is not None else ()
    return (
        *of_one,
        Offer(
            "Bank holidays",
            "Each bank holiday on record of each part of the United Kingdom, and who says so",
            reverse("calendar"),
            "day=2026-11-20, n=20 and calendar=united-kingdom: in JSON, the nth working day "
            "after a day, with each day that is not counted and why",
        ),
        Offer(
            "What Fosse rests on",
            "Each published file that is loaded: its year, stage, day of publication and hash",
            reverse("data"),
            "as_at=2026-03-31, leaves out what was published later; known_at=, what was loaded "
            "later",
        ),
    )


def _register(code: int) -> tuple[Offer, ...]:
    return (
        Offer(
            "Schools of the authority",
            "Each school with its numbers, type, phase, address, ward, trust, dates, and "
            "what is uncertain about it",
            reverse("authority-schools", kwargs={"code": code}),
            DAY,
        ),
        Offer(
            "Clusters",
            "Each cluster with its schools and posts: who co-ordinates, who employs and pays them",
            reverse("clusters", kwargs={"code": code}),
            DAY,
        ),
    )


def _requests() -> tuple[Offer, ...]:
    return (
        Offer(
            "Answered requests",
            "Each request for information in the disclosure log, word for word, with its "
            "answer, its outcome and its dates",
            reverse("answered"),
            "q=cluster, words to find; year=2026; outcome=Not held",
        ),
        Offer(
            "How requests are answered",
            "How many requests came in each quarter, how they ended and whether in time",
            reverse("requests-statistics"),
            "year=2026; without it, the last four quarters",
        ),
    )
