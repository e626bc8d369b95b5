"""What follows an answer, as the end of its letter says it: re-use, review, regulator. PURE."""

from __future__ import annotations

from fosse.documents.blocks import Block, Paragraph
from fosse.documents.english import listed
from fosse.documents.licence import OPEN_GOVERNMENT, OPEN_GOVERNMENT_ADDRESS
from fosse.documents.template import fill
from fosse.stationery.paper import Contact, Purpose, Stationery

from ..case_fact import CaseFact
from ..going_out import GIVES
from ..kinds import Regime
from .answers import Rights
from .frame import wording_of

_RIGHTS = {
    Regime.FOI: "section 50 of the Freedom of Information Act 2000",
    Regime.EIR: "regulation 18 of the Environmental Information Regulations 2004",
    Regime.REUSE: "regulation 18 of the Re-use of Public Sector Information Regulations 2015",
}


def rights(
    case: CaseFact, paper: Stationery, *, review: bool, reuse: bool = True
) -> tuple[Block, ...]:
    """What the last part of an answer says: re-use, review, the regulator (s.17(7))."""
    gives = any(question.disposition in GIVES for question in case.questions)
    regulator = paper.contact(Purpose.REGULATOR)
    name = regulator.name.removeprefix("The ").removeprefix("the ")
    values = Rights(
        reuse=reuse and gives,
        licence=OPEN_GOVERNMENT,
        licence_address=OPEN_GOVERNMENT_ADDRESS,
        reuse_contact=_place(paper.contact(Purpose.REUSE)),
        review=review,
        review_contact=_place(paper.contact(Purpose.REVIEW)),
        regulator=name,
        regulator_heading=f"The {name}",
        regulator_contact=_place(regulator),
        right=listed([_RIGHTS[regime] for regime in case.regimes]),
        exhaust="They do not normally look into a complaint before you have asked us to look again."
        if review
        else "You have now been through our own procedure, and can complain to them.",
    )
    return fill(wording_of(Rights.wording, paper), values)


def _place(contact: Contact) -> tuple[Block, ...]:
    """Where to write to, line under line."""
    return (Paragraph.of("\n".join((contact.name, *contact.lines))),)
