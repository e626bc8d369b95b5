"""How a question was disposed of, in the sentence that the letter says it in. PURE."""

from __future__ import annotations

from collections.abc import Mapping

from ..kinds import Disposition, Regime

D = Disposition

_SENTENCES: Mapping[Disposition, str] = {
    D.DISCLOSED: "We hold this information and give it to you.",
    D.PART: "We hold this information and give you part of it. What we have not given you, and "
    "why, is set out below.",
    D.NOT_HELD: "We do not hold this information.",
    D.EXEMPT: "We hold this information but do not give it to you. The reasons are set out below.",
    D.COST_LIMIT: "We do not give you this information, because finding it would cost more than "
    "the limit that the law sets. The reasons are set out below.",
    D.VEXATIOUS_OR_REPEATED: "We do not answer this question. The reasons are set out below.",
    D.ACCESSIBLE: "This information is already available to you:",
    D.NEITHER: "We neither confirm nor deny that we hold this information. The reasons are set "
    "out below.",
    D.CLARIFICATION: "We have asked you what you mean, and answer when we have heard from you.",
    D.GRANTED: "You may re-use this information.",
}

_OTHERWISE: Mapping[tuple[Regime, Disposition], str] = {
    # In the Regulations “not held” is itself an exception, reg. 12(4)(a).
    (Regime.EIR, D.NOT_HELD): "We do not hold this information, and did not hold it when your "
    "request was received (regulation 12(4)(a)).",
    (Regime.REUSE, D.EXEMPT): "You may not re-use this information, for this reason:",
}


def sentence_of(disposition: Disposition, regime: Regime) -> str:
    """What the letter says first of a question."""
    return _OTHERWISE.get((regime, disposition)) or _SENTENCES[disposition]
