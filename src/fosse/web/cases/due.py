"""What is due by when, and why, in sentences. PURE."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fosse.foi.case_fact import CaseFact
from fosse.foi.clocks import Clock, ClockState, Party
from fosse.foi.kinds import EventKind, State, Verdict
from fosse.foi.law import rule
from fosse.foi.rule import Rule

from ..desk.days import kind_of, when
from ..words import count, in_words, listed

OVER = {
    State.NOT_VALID: "It was found not to be a valid request yet: nothing is due until it is.",
    State.BUSINESS_AS_USUAL: "It is answered as everyday business: no Act sets a day.",
    State.SUBJECT_ACCESS: "It is handled as a subject access request: this Act sets no day.",
    State.TRANSFERRED: "It was transferred to another authority: nothing is due here.",
    State.WITHDRAWN: "The requester withdrew it: nothing is due.",
    State.LAPSED: "It has lapsed: nothing is due.",
}


@dataclass(frozen=True, slots=True)
class Due:
    """The sentence of a request: `answer`, the tag beside it, and the rule that it rests on."""

    answer: str
    why: str
    tag: str
    kind: str
    rule: Rule | None
    provisional: str


def due_of(case: CaseFact) -> Due:
    """What is due on a request by when."""
    clock = case.main
    if clock is None:
        return Due("Nothing is due.", "", "nothing is due", "unknown", None, "")
    if clock.is_open and clock.due_on:
        left = (clock.due_on - case.as_at).days
        return Due(
            _open(clock, left, case),
            _counted(clock),
            when(left),
            kind_of(left),
            clock.law,
            clock.why_provisional,
        )
    if clock.ended_on and clock.due_on and clock.state in (ClockState.MET, ClockState.MISSED):
        late = (clock.ended_on - clock.due_on).days
        tag, kind = (f"{count(late, 'day')} late", "act") if late > 0 else ("in time", "good")
        return Due(_ended(clock, late), _counted(clock), tag, kind, clock.law, "")
    said = OVER.get(case.state) or _waiting(case)
    waits_by = _WAITS_BY.get(case.state)
    law = rule(waits_by, clock.started_on) if waits_by else clock.law
    return Due(said, "", "nothing is due", "unknown", law, "")


def what(clock: Clock) -> str:
    """What is due: “The answer”, “The review”."""
    for start, words in _WHAT:
        if clock.rule.startswith(start):
            return words
    return "The answer"


_WAITS_BY = {State.AWAITING_CLARIFICATION: "FOIA-1-3", State.AWAITING_FEE: "FOIA-10-2"}
_WHAT = (
    ("FOI-REVIEW", "The outcome of the review"),
    ("EIR-11", "The outcome of the review"),
    ("FOIA-50-4", "Taking the steps of the decision notice"),
    ("FOIA-50", "The answer to the regulator"),
    ("GRC-22", "An appeal"),
    ("FOIA-10-3", "The answer, its public interest weighed,"),
    ("EIR-7-1", "The answer, the time extended,"),
)


def _open(clock: Clock, left: int, case: CaseFact) -> str:
    day = f"{clock.due_on:%A} {in_words(clock.due_on)}"
    if left < 0:
        return f"{what(clock)} is {count(-left, 'day')} late: it was due on {day}."
    if left == 0:
        return f"{what(clock)} is due today, {day}."
    return f"{what(clock)} is due by {day}, {when(left)}."


def _ended(clock: Clock, late: int) -> str:
    how = f"{count(late, 'day')} late" if late > 0 else "in time"
    return (
        f"{what(clock)} went out on {in_words(clock.ended_on)}, {how}: it was due by "
        f"{in_words(clock.due_on)}."
    )


def _waiting(case: CaseFact) -> str:
    """Of a request that waits for the requester."""
    theirs = [
        one
        for one in case.clocks
        if one.owed_by is Party.REQUESTER and one.proceeding is None and one.due_on
    ]
    until = max((one.due_on for one in theirs if one.due_on), default=None)
    asked = {State.AWAITING_CLARIFICATION: EventKind.CLARIFICATION_ASKED,
             State.AWAITING_FEE: EventKind.FEE_NOTICE}.get(case.state)  # fmt: skip
    if asked is None or until is None:
        return "Nothing is due now."
    on = next(event.on for event in reversed(case.events) if event.kind is asked)
    lapses = "It has lapsed since" if until < case.as_at else "It lapses after"
    if asked is EventKind.FEE_NOTICE:
        return (
            f"Nothing is due: a fee was asked for on {in_words(on)}, and no day counts until it is "
            f"paid. {lapses} {in_words(until)}."
        )
    return (
        f"Nothing is due: clarification was asked for on {in_words(on)}. When it comes, the 20 "
        f"working days start afresh. {lapses} {in_words(until)}."
    )


def _counted(clock: Clock) -> str:
    """“Counted from 1 December 2026; 22 days up to then do not count: 14 Saturdays and Sundays,
    …”"""
    skipped = clock.skipped()
    if not skipped:
        return f"Counted from {in_words(clock.started_on)}."
    kinds = Counter(_kind(one.why) for one in skipped)
    told = listed([count(number, noun, plural) for (noun, plural), number in kinds.items()])
    return (
        f"Counted from {in_words(clock.started_on)}. {count(len(skipped), 'day')} up to then do "
        f"not count: {told}."
    )


def _kind(why: str) -> tuple[str, str]:
    if why in {"Saturday", "Sunday"}:
        return "Saturday or Sunday", "Saturdays and Sundays"
    if why.startswith("waiting"):
        return "day of waiting", "days of waiting"
    return "bank or common-law holiday", "bank and common-law holidays"


def hours(minutes: int) -> str:
    """“11 hours 30 minutes”."""
    whole, rest = divmod(minutes, 60)
    told = [f"{whole} hour{'' if whole == 1 else 's'}"] if whole or not rest else []
    return " ".join([*told, *([count(rest, "minute")] if rest else [])])


def verdict(outcome: str) -> str:
    """How a proceeding ended, in words; "" while it is open."""
    return Verdict(outcome).words if outcome else ""
