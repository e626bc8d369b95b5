"""The law of information requests: every rule once, with its id, words and citation. PURE.

The Freedom of Information Act 2000 stands here; the environmental regulations, re-use and what
follows an answer in the `law_` modules beside. A rule has a version for each wording that was in
force; `rule(id, on)` picks the one of the day that the statute names (mostly the day of receipt).
What could not be confirmed from the source has `confirmed=False` and says why: docs/rules.md,
which is made from these, shows both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from .law_afterwards import AFTERWARDS
from .law_environment import ENVIRONMENT
from .law_reuse import REUSE_RULES
from .rule import CODE, Period, Rule, Unit, working_days

FOIA = "Freedom of Information Act 2000"
FEES = (
    "Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004 "
    "(SI 2004/3244)"
)

FREEDOM_OF_INFORMATION: tuple[Rule, ...] = (
    # --- asking --------------------------------------------------------------------------
    Rule(
        "FOIA-1",
        "Whoever asks is told whether the authority holds the information, and is given it.",
        f"{FOIA}, s.1(1)",
    ),
    Rule(
        "FOIA-8",
        "A request is in writing, states a name and an address for correspondence, and describes "
        "the information. An e-mail address is an address.",
        f"{FOIA}, s.8(1), (2)",
    ),
    Rule(
        "FOIA-16",
        "Advice and assistance are given to those who ask, so far as it is reasonable to expect.",
        f"{FOIA}, s.16",
    ),
    # --- twenty working days -------------------------------------------------------------
    Rule(
        "FOIA-10-1",
        "Answered promptly, and in any event by the 20th working day after the day of receipt.",
        f"{FOIA}, s.10(1)",
        period=working_days(20),
        source_note="“Promptly” is a duty of its own: the 20th day is the last, not the aim.",
    ),
    Rule(
        "FOIA-10-6",
        "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank "
        "holiday in any part of the United Kingdom.",
        f"{FOIA}, s.10(6)",
    ),
    Rule(
        "FOIA-1-3",
        "Where more is needed to identify and locate the information, and the requester was told "
        "so, nothing is due until it comes. The 20 working days start afresh on the day that it "
        "is received.",
        f"{FOIA}, s.1(3), 10(6)(b)",
    ),
    Rule(
        "FOIA-1-3-LAPSE",
        "A request is taken to have lapsed when the clarification that was asked for has not "
        "come within two months.",
        CODE,
        period=Period(2, Unit.MONTHS),
        confirmed=False,
        source_note="The Act sets no time. The two months are practice: an authority may choose "
        "another, reasonable time.",
    ),
    Rule(
        "FOIA-9",
        "A fees notice, given within the time for answering, states the fee. Nothing is due "
        "until it is paid.",
        f"{FOIA}, s.9(1)",
    ),
    Rule(
        "FOIA-9-2",
        "The request lapses when the fee is not paid within three months, beginning with the day "
        "on which the fees notice is given.",
        f"{FOIA}, s.9(2)",
        period=Period(3, Unit.MONTHS, with_first_day=True),
    ),
    Rule(
        "FOIA-10-2",
        "The working days from the day of the fees notice to the day on which the fee is "
        "received, both included, do not count.",
        f"{FOIA}, s.10(2)",
    ),
    Rule(
        "FOIA-10-3",
        "Where a qualified exemption is engaged, the balance of the public interest may take "
        "such time as is reasonable: at most 20 working days more, 40 in all. Everything else is "
        "still due by the 20th.",
        f"{FOIA}, s.10(3); {CODE}",
        period=working_days(20),
        confirmed=False,
        source_note="The Act says “reasonable in the circumstances”. The 20 working days more "
        "are the Code's and the regulator's guidance.",
    ),
    # --- refusing ------------------------------------------------------------------------
    Rule(
        "FOIA-12",
        "A request need not be complied with when that is estimated to cost more than the limit "
        "of £450, that is 18 hours at £25.",
        f"{FOIA}, s.12(1), (2); {FEES}, reg. 3(3)",
        pounds=450,
        source_note="£600 for government departments and Parliament.",
    ),
    Rule(
        "FOIA-12-2",
        "It must still be said whether the information is held, unless finding that out would by "
        "itself cost more than the limit.",
        f"{FOIA}, s.12(2)",
    ),
    Rule(
        "FOIA-12-3",
        "Only determining whether the information is held, locating, retrieving and extracting "
        "it count, at £25 an hour. Redaction does not.",
        f"{FEES}, reg. 4(3), (4)",
        pounds=25,
    ),
    Rule(
        "FOIA-12-4",
        "The costs of requests from one person, or from people acting in concert or in a "
        "campaign, may be added up when they ask for the same or similar information and came "
        "within 60 consecutive working days.",
        f"{FOIA}, s.12(4); {FEES}, reg. 5",
        period=working_days(60),
    ),
    Rule(
        "FOIA-14-1",
        "A vexatious request need not be complied with. It is the request that is vexatious, "
        "never the person.",
        f"{FOIA}, s.14(1)",
    ),
    Rule(
        "FOIA-14-2",
        "A request identical or substantially similar to one of the same person that was "
        "complied with need not be complied with again until a reasonable interval has passed.",
        f"{FOIA}, s.14(2)",
    ),
    Rule(
        "FOIA-17",
        "A refusal is a notice in writing, given within the time for answering.",
        f"{FOIA}, s.17",
    ),
    Rule(
        "FOIA-17-1",
        "A refusal notice states that information is withheld (or neither confirmed nor denied), "
        "names the exemption, and says why it applies where that is not apparent.",
        f"{FOIA}, s.17(1)",
        source_note="Nothing need be said that would itself give exempt information away: s.17(4).",
    ),
    Rule(
        "FOIA-17-2",
        "Where the public interest is still being weighed, the notice is given by the 20th "
        "working day and estimates the day of the decision.",
        f"{FOIA}, s.17(2)",
    ),
    Rule(
        "FOIA-17-3",
        "A notice under a qualified exemption says why the public interest in maintaining it "
        "outweighs that in disclosing.",
        f"{FOIA}, s.17(3)",
    ),
    Rule(
        "FOIA-17-5",
        "A refusal over the cost limit, or of a vexatious or repeated request, states that fact "
        "within the time for answering.",
        f"{FOIA}, s.17(5), (6)",
    ),
    Rule(
        "FOIA-17-7",
        "A refusal notice gives the procedure for complaints to the authority, or says that "
        "there is none, and the right to apply to the regulator.",
        f"{FOIA}, s.17(7)",
    ),
)

VERSIONS: tuple[Rule, ...] = (
    *FREEDOM_OF_INFORMATION,
    *ENVIRONMENT,
    *REUSE_RULES,
    *AFTERWARDS,
)
"""Every wording of every rule, in the order of docs/rules.md."""

RULES: Mapping[str, Rule] = {rule.id: rule for rule in VERSIONS if rule.from_on is not None}
"""id → the wording in force last; one whose day is not known waits for it."""


class NoSuchRule(LookupError):
    """A rule that does not exist, or did not on that day; the message says which it was."""


def versions(id_: str) -> tuple[Rule, ...]:
    """Every wording of a rule, the oldest first. Raises `NoSuchRule`."""
    found = tuple(rule for rule in VERSIONS if rule.id == id_)
    if not found:
        raise NoSuchRule(f"There is no rule “{id_}”. docs/rules.md lists them.")
    return found


@cache
def rule(id_: str, on: date) -> Rule:
    """The rule as it stood on a day. Raises `NoSuchRule` when there was none."""
    for found in versions(id_):
        if found.holds_on(on):
            return found
    first = next(each.from_on for each in versions(id_) if each.from_on)
    raise NoSuchRule(
        f"The rule “{id_}” was not in force on {on:%-d %B %Y}: it is from {first:%-d %B %Y}."
    )


def period(id_: str, on: date) -> Period:
    """The time that a rule gives, as it stood on a day. Raises `NoSuchRule`."""
    found = rule(id_, on)
    if found.period is None:
        raise NoSuchRule(f"The rule “{id_}” sets no period.")
    return found.period
