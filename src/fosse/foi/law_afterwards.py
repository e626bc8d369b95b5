"""What may follow an answer: internal review, the regulator, the tribunal. PURE."""

from __future__ import annotations

from .rule import CODE, CODE_OF_2018, Period, Rule, Unit, working_days

FOIA = "Freedom of Information Act 2000"
TRIBUNAL = (
    "Tribunal Procedure (First-tier Tribunal) (General Regulatory Chamber) Rules 2009 "
    "(SI 2009/1976)"
)

AFTERWARDS: tuple[Rule, ...] = (
    Rule(
        "FOI-REVIEW-ASK",
        "An internal review is asked for within 40 working days of the answer; later, at the "
        "authority's discretion.",
        f"{CODE}, part 5",
        period=working_days(40),
        from_on=CODE_OF_2018,
    ),
    Rule(
        "FOI-REVIEW",
        "An internal review is answered within a reasonable time: 20 working days.",
        "Code of Practice of November 2004, under FOIA s.45",
        period=working_days(20),
        confirmed=False,
        source_note="The first Code set no number; the 20 working days were the regulator's "
        "guidance.",
        until_on=CODE_OF_2018,
    ),
    Rule(
        "FOI-REVIEW",
        "An internal review is made by somebody who did not make the first decision, and "
        "answered within 20 working days.",
        f"{CODE}, part 5",
        period=working_days(20),
        from_on=CODE_OF_2018,
    ),
    Rule(
        "FOI-REVIEW-LONGER",
        "A complex internal review may take 20 working days more, 40 in all. The requester is "
        "told.",
        f"{CODE}, part 5",
        period=working_days(20),
        source_note="Before the Code of 2018: the regulator's guidance.",
    ),
    Rule(
        "FOIA-50",
        "Whoever asked may apply to the Information Commissioner for a decision, once the "
        "authority's own procedure is exhausted.",
        f"{FOIA}, s.50(1), (2)",
        source_note="The regulator's name and address are dated data of the letters.",
    ),
    Rule(
        "FOIA-50",
        "Whoever asked may apply to the Information Commission for a decision, once the "
        "authority's own procedure is exhausted.",
        f"{FOIA}, s.50, as amended by the Data (Use and Access) Act 2025, s.118, 119",
        confirmed=False,
        source_note="Takes effect when s.119 of the 2025 Act is fully in force (SI 2026/386, "
        "reg. 1(2)). Enter the day here when it is known.",
        from_on=None,
    ),
    Rule(
        "FOIA-50-4",
        "The steps of a decision notice are taken within the time that it gives: mostly 35 "
        "calendar days from its date.",
        f"{FOIA}, s.50(4)",
        period=Period(35, Unit.DAYS),
        confirmed=False,
        source_note="Each notice gives its own time: enter it with the notice.",
    ),
    Rule(
        "FOIA-50-6",
        "While an appeal against a decision notice is pending, no step that it affects need be "
        "taken.",
        f"{FOIA}, s.50(6)",
        confirmed=False,
        source_note="The Act does not say how much time is left afterwards: the days of the "
        "appeal, both included, are not counted.",
    ),
    Rule(
        "FOIA-51",
        "An information notice is answered within the time that it gives.",
        f"{FOIA}, s.51",
        period=Period(30, Unit.DAYS),
        confirmed=False,
        source_note="Each notice gives its own time: enter it with the notice.",
    ),
    Rule(
        "FOIA-57",
        "The requester or the authority may appeal against a decision notice to the First-tier "
        "Tribunal; the authority, against an information notice.",
        f"{FOIA}, s.57",
    ),
    Rule(
        "GRC-22",
        "An appeal reaches the tribunal within 28 days of the day on which the notice was sent.",
        f"{TRIBUNAL}, r. 22(1)(b)",
        period=Period(28, Unit.DAYS),
        source_note="Where the last day is no working day, the next one will do (r. 12(2)): the "
        "day shown is the safe one.",
    ),
)
