"""The Environmental Information Regulations 2004, rule by rule. PURE."""

from __future__ import annotations

from .rule import Rule, working_days

EIR = "Environmental Information Regulations 2004 (SI 2004/3391)"

ENVIRONMENT: tuple[Rule, ...] = (
    Rule(
        "EIR-5-2",
        "Made available as soon as possible, and no later than 20 working days after the day of "
        "receipt.",
        f"{EIR}, reg. 5(2)",
        period=working_days(20),
    ),
    Rule(
        "EIR-7-1",
        "Where the request is both complex and voluminous, the 20 working days may be extended "
        "by 20 more, to 40. The requester is told within the first 20.",
        f"{EIR}, reg. 7(1), (3)",
        period=working_days(20),
    ),
    Rule(
        "EIR-8-5",
        "The request lapses when a charge asked for in advance is not paid within 60 working "
        "days after the day on which it was asked for.",
        f"{EIR}, reg. 8(5)",
        period=working_days(60),
    ),
    Rule(
        "EIR-8-6",
        "The days from the day on which the charge is asked for to the day on which it is "
        "received, both included, do not count.",
        f"{EIR}, reg. 8(6)",
    ),
    Rule(
        "EIR-9-4",
        "Where a request is too general, the authority asks for more within 20 working days and "
        "helps. The day on which it is received becomes the day of receipt.",
        f"{EIR}, reg. 9(2), (4)",
    ),
    Rule(
        "EIR-10",
        "A request for information that another authority is believed to hold is transferred, "
        "or the requester is told the name and address of that authority.",
        f"{EIR}, reg. 10",
    ),
    Rule(
        "EIR-12-1",
        "Information is withheld only where an exception applies and the public interest in "
        "maintaining it outweighs that in disclosing. Disclosure is presumed.",
        f"{EIR}, reg. 12(1), (2)",
    ),
    Rule(
        "EIR-12-9",
        "Information on emissions is not withheld under regulation 12(5)(d) to (g).",
        f"{EIR}, reg. 12(9)",
    ),
    Rule(
        "EIR-14",
        "A refusal is in writing, within 20 working days, with the exception, the public "
        "interest considered, the right to make representations, and how to appeal.",
        f"{EIR}, reg. 14",
        period=working_days(20),
    ),
    Rule(
        "EIR-11-2",
        "Representations are made to the authority within 40 working days of the answer.",
        f"{EIR}, reg. 11(2)",
        period=working_days(40),
        source_note="Strictly, of the day on which the requester believes that it went wrong.",
    ),
    Rule(
        "EIR-11",
        "Representations are decided as soon as possible, and no later than 40 working days "
        "after the day on which they are received.",
        f"{EIR}, reg. 11(3), (4)",
        period=working_days(40),
    ),
)
