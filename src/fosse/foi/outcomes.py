"""How a request ended, out of what became of each of its questions. PURE.

One question can be granted and the next refused: the request as a whole is then granted in part.
Each request has one outcome, so that the outcomes of a quarter add up.
"""

from __future__ import annotations

from collections.abc import Collection

from .kinds import Disposition, Kind

D = Disposition


class Outcome(Kind):
    """What a request came to. The first seven are answers."""

    GRANTED = "granted", "Granted in full"
    PART = "part", "Granted in part"
    REFUSED = "refused", "Refused: exempt"
    COST_LIMIT = "s12", "Refused: over the cost limit (s.12)"
    VEXATIOUS = "s14", "Refused: vexatious or repeated (s.14)"
    NOT_HELD = "not_held", "Not held"
    ACCESSIBLE = "s21", "Accessible already (s.21)"
    NOT_CLEAR = "s1_3", "Not made clear (s.1(3))"
    TRANSFERRED = "transferred", "Transferred"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LAPSED = "lapsed", "Lapsed: the fee was not paid"
    ELSEWHERE = "elsewhere", "Not a request under these laws"
    OPEN = "open", "Open"


ANSWERS = tuple(Outcome)[:7]
GIVEN = frozenset({D.DISCLOSED, D.GRANTED})
REFUSALS = frozenset({D.EXEMPT, D.NEITHER, D.COST_LIMIT, D.VEXATIOUS_OR_REPEATED})


def outcome_of(dispositions: Collection[Disposition]) -> Outcome:
    """The outcome of an answered request. What was given and nothing refused is granted, though
    a part of it is not held or can be read elsewhere; a refusal beside something given is a
    grant in part; and of several refusals the exemption is named before s.12, that before s.14."""
    found = set(dispositions) - {D.CLARIFICATION}
    if not found:
        return Outcome.NOT_CLEAR if dispositions else Outcome.GRANTED
    if D.PART in found or (found & GIVEN and found & REFUSALS):
        return Outcome.PART
    if found & GIVEN:
        return Outcome.GRANTED
    if found & {D.EXEMPT, D.NEITHER}:
        return Outcome.REFUSED
    if D.COST_LIMIT in found:
        return Outcome.COST_LIMIT
    if D.VEXATIOUS_OR_REPEATED in found:
        return Outcome.VEXATIOUS
    return Outcome.ACCESSIBLE if D.ACCESSIBLE in found else Outcome.NOT_HELD
