"""Re-use of public sector information, rule by rule. PURE."""

from __future__ import annotations

from datetime import date

from .rule import Rule, working_days

REUSE = "Re-use of Public Sector Information Regulations 2015 (SI 2015/1415)"
REUSE_2005 = "Re-use of Public Sector Information Regulations 2005 (SI 2005/1515)"
REUSE_OF_2015 = date(2015, 7, 18)

REUSE_RULES: tuple[Rule, ...] = (
    Rule(
        "RPSI-6",
        "A request for re-use is in writing, states a name and an address for correspondence, "
        "and names the document and the purpose.",
        f"{REUSE}, reg. 6",
        from_on=REUSE_OF_2015,
    ),
    Rule(
        "RPSI-8",
        "Answered promptly, and by the end of the 20th working day after the day of receipt.",
        f"{REUSE_2005}, reg. 8",
        period=working_days(20),
        confirmed=False,
        source_note="Replaced on 18 July 2015.",
        from_on=date(2005, 7, 1),
        until_on=REUSE_OF_2015,
    ),
    Rule(
        "RPSI-8",
        "Answered promptly, and by the end of the 20th working day beginning with the day after "
        "receipt.",
        f"{REUSE}, reg. 8(1)",
        period=working_days(20),
        from_on=REUSE_OF_2015,
    ),
    Rule(
        "RPSI-8-2",
        "Where the documents are extensive or the issues complex, the time may be extended as is "
        "reasonable. The requester is told within 20 working days, with an estimated day.",
        f"{REUSE}, reg. 8(2), (3)",
        from_on=REUSE_OF_2015,
    ),
    Rule(
        "RPSI-9",
        "A refusal of re-use is in writing, with the reason, the owner of the rights where that "
        "is another, and how to complain.",
        f"{REUSE}, reg. 9",
        from_on=REUSE_OF_2015,
    ),
)
