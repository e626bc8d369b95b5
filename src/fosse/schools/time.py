"""Whether a school was open on a day, from what extracts of the register said of it. PURE.

GIAS's CloseDate is the last day that a school was open: of the successors that have both dates,
nine in ten opened on the day after their predecessor's CloseDate, and the links are dated on
that day. Dates can be missing: most schools that opened before 2000 have no OpenDate. Then the
days on which extracts listed the school as open or closed bound what happened, and the rest is
uncertain, with the doubt in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from .gias_codes import CLOSED, OPEN, PROPOSED_TO_CLOSE, PROPOSED_TO_OPEN

Word = Literal["open", "closed", "not yet open", "uncertain"]
Answer = tuple[bool | None, str]  # yes, no or not known; and the doubt in words, or ""

YES: Answer = (True, "")
NO: Answer = (False, "")


class Observation(NamedTuple):
    """What the extracts from `seen_from` to `seen_to` said of a school's status and dates."""

    urn: int
    authority_code: int
    seen_from: date
    seen_to: date
    status_code: int
    opened_on: date | None
    closed_on: date | None
    key: int = 0  # whatever the caller knows the rest of the state by

    @property
    def says_open(self) -> bool:
        """Listed as open, with no open date that was still to come."""
        listed = self.status_code in (OPEN, PROPOSED_TO_CLOSE)
        return listed and (self.opened_on is None or self.opened_on <= self.seen_from)


class Presence(NamedTuple):
    """Whether the school was open on the day, its dates as far as they are known, and what is
    doubtful about it."""

    word: Word
    opened_on: date | None
    closed_on: date | None
    doubts: tuple[str, ...]


def presence_on(
    day: date,
    seen: Sequence[Observation],
    *,
    missing_before: date | None = None,
    missing_after: date | None = None,
) -> Presence:
    """Whether the school was open on `day`.

    `seen` is in order and not empty. `missing_before` is the day of the last extract before the
    first of them that should have held the school and did not; `missing_after` that of the
    first such extract after the last.
    """
    last = seen[-1]
    opened_on, closed_on = open_date(seen), last.closed_on
    if last.says_open and day >= last.seen_from and not closed_on and not missing_after:
        return Presence("open", opened_on, None, ())  # as most schools are on most days asked
    begun, begin_doubt = _begun(day, seen, opened_on, missing_before)
    if begun is False:
        return Presence("not yet open", opened_on, closed_on, _said(begin_doubt))
    ended, end_doubt = _ended(day, seen, missing_after)
    if ended:
        return Presence("closed", opened_on, closed_on, _said(end_doubt))
    word: Word = "uncertain" if begun is None or ended is None else "open"
    return Presence(word, opened_on, closed_on, _said(begin_doubt, end_doubt))


def open_date(seen: Sequence[Observation]) -> date | None:
    """The open date last published of a school; None where none ever was."""
    last = seen[-1].opened_on
    if last or len(seen) == 1:
        return last
    return next((one.opened_on for one in reversed(seen) if one.opened_on), None)


def state_on(day: date, seen: Sequence[Observation]) -> Observation:
    """What describes a school on a day: the last state that was seen by then, or the first."""
    return next((one for one in reversed(seen) if one.seen_from <= day), seen[0])


def in_words(day: date) -> str:
    """A day as people write it: 25 April 2022."""
    return f"{day.day} {day:%B %Y}"


def _said(*doubts: str) -> tuple[str, ...]:
    return tuple([doubt for doubt in doubts if doubt])


def _begun(
    day: date, seen: Sequence[Observation], opened_on: date | None, missing_before: date | None
) -> Answer:
    first_open = next((o.seen_from for o in seen if o.says_open), None)
    if opened_on:
        return _begun_by_date(day, seen, opened_on, first_open)
    if first_open and day >= first_open:
        return YES
    not_open_on = _last_known_not_open(seen, missing_before)
    if not_open_on and day <= not_open_on:
        return NO
    if not_open_on and first_open:
        return None, _between("opened", not_open_on, first_open)
    if not_open_on and seen[-1].status_code == PROPOSED_TO_OPEN:
        return None, f"proposed to open when last seen on {in_words(not_open_on)}"
    return None, "no open date published"


def _begun_by_date(
    day: date, seen: Sequence[Observation], opened_on: date, first_open: date | None
) -> Answer:
    """The published open date decides, unless the register listed the school as open before."""
    if day >= opened_on:
        if seen[-1].status_code == PROPOSED_TO_OPEN and day > seen[-1].seen_to:
            return None, _not_confirmed("open", opened_on)
        return YES
    if first_open is None or first_open >= opened_on:
        listed = next((o for o in seen if o.status_code == OPEN and o.seen_from <= day), None)
        return False, _listed_early(listed, opened_on) if listed else ""
    doubt = (
        f"the register of {in_words(first_open)} lists it as open, and a later one gives "
        f"{in_words(opened_on)} as its open date"
    )
    return (True if day >= first_open else None), doubt


def _listed_early(listed: Observation, opened_on: date) -> str:
    return (
        f"the register of {in_words(listed.seen_from)} lists it, with {in_words(opened_on)} as "
        "its open date"
    )


def _last_known_not_open(seen: Sequence[Observation], missing_before: date | None) -> date | None:
    """The last day on which the register said that the school was not open yet."""
    proposed = None
    for observation in seen:
        if observation.status_code != PROPOSED_TO_OPEN:
            break
        proposed = observation.seen_to
    return proposed or missing_before


def _ended(day: date, seen: Sequence[Observation], missing_after: date | None) -> Answer:
    last = seen[-1]
    if last.status_code == CLOSED:
        if last.closed_on:
            return _ended_by_date(day, seen, last.closed_on)
        return _ended_undated(day, seen)
    if last.closed_on and day > last.closed_on:
        if day <= last.seen_to:
            return False, f"listed as open, though it was to close on {in_words(last.closed_on)}"
        return None, _not_confirmed("close", last.closed_on)
    if missing_after and day > last.seen_to:
        return None, (
            f"not in the register of {in_words(missing_after)}; last seen in that of "
            f"{in_words(last.seen_to)}"
        )
    return NO


def _ended_by_date(day: date, seen: Sequence[Observation], closed_on: date) -> Answer:
    if day <= closed_on:
        return NO
    late = next((o for o in seen if o.says_open and closed_on < o.seen_to), None)
    if late is None:
        return YES
    return True, f"the register of {in_words(late.seen_to)} still lists it as open"


def _ended_undated(day: date, seen: Sequence[Observation]) -> Answer:
    """Closed, on a day that nobody published: after the register last listed it as open."""
    last_open = next((o.seen_to for o in reversed(seen) if o.says_open), None)
    first_closed = seen[-1].seen_from
    for observation in reversed(seen):
        if observation.status_code != CLOSED:
            break
        first_closed = observation.seen_from
    if last_open is None:
        doubt = f"closed by {in_words(first_closed)}; the date is not published"
    else:
        doubt = _between("closed", last_open, first_closed)
    if day >= first_closed:
        return True, doubt
    if last_open and day <= last_open:
        return NO
    return None, doubt


def _between(verb: str, after: date, by: date) -> str:
    return f"{verb} between {in_words(after)} and {in_words(by)}; the date is not published"


def _not_confirmed(verb: str, on: date) -> str:
    return f"it was to {verb} on {in_words(on)}, and no later register says whether it did"
