"""A refusal notice with an empty part is not issued."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from fosse.foi.kinds import Activity, Disposition, Regime
from fosse.foi.limits import Spent, estimate
from fosse.foi.refusal import Earlier, Missing, Standing, missing

D = Disposition


@dataclass(frozen=True)
class Claimed:
    provision: str
    limb: str = ""
    withheld: str = "The tender of the second bidder."
    reason: str = "It shows how the bidder prices."
    prejudice: str = "Rivals would undercut it; that would be likely."
    qualified_person: str = ""
    opinion: str = ""
    opinion_on: date | None = None
    interest_for: str = "How public money is spent."
    interest_against: str = "A fair market."
    balance: str = "It lies with the market while the tender is open."
    confirms: bool = True


@dataclass(frozen=True)
class Asked:
    disposition: Disposition | None
    claims: tuple[Claimed, ...] = ()
    answer: str = ""
    link: str = ""
    not_held_because: str = ""
    regime: Regime = Regime.FOI
    number: int = 1


STANDING = Standing(
    received_on=date(2026, 11, 20),
    cost=estimate([Spent(Activity.LOCATING, 20 * 60)]),
    review_contact="Information Officer, Ratae",
    regulator_contact="The regulator, Wilmslow",
)
COMMERCIAL = Claimed("43(2)")


def lacks(question: Asked, standing: Standing = STANDING) -> list[tuple[str, str]]:
    """Field and rule of each part that is missing."""
    return [(part.field, part.rule) for part in missing([question], standing)]


def test_a_whole_notice_lacks_nothing() -> None:
    assert missing([Asked(D.PART, (COMMERCIAL,))], STANDING) == ()
    assert missing([Asked(D.EXEMPT, (COMMERCIAL,))], STANDING) == ()


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("withheld", "FOIA-17-1"),
        ("reason", "FOIA-17-1"),
        ("prejudice", "FOIA-17-1"),
        ("interest_for", "FOIA-17-3"),
        ("interest_against", "FOIA-17-3"),
        ("balance", "FOIA-17-3"),
    ],
)
def test_each_part_is_asked_for(field: str, rule: str) -> None:
    for empty in ("", "  \n"):
        claim = replace(COMMERCIAL, **{field: empty})
        (part,) = missing([Asked(D.PART, (claim,), number=3)], STANDING)
        assert (part.question, part.field, part.rule, part.provision) == (3, field, rule, "43(2)")
        assert part.words


def test_an_absolute_exemption_is_not_weighed_and_a_class_needs_no_prejudice() -> None:
    personal = Claimed(
        "40(2)", "(3A)(a)", prejudice="", interest_for="", interest_against="", balance=""
    )
    assert lacks(Asked(D.PART, (personal,))) == []
    weighed = replace(personal, limb="(4A)")
    assert [field for field, _ in lacks(Asked(D.PART, (weighed,)))] == [
        "interest_for",
        "interest_against",
        "balance",
    ]


def test_the_limb_is_named_where_there_are_several() -> None:
    (part,) = missing([Asked(D.EXEMPT, (Claimed("40(2)", "(9)"),))], STANDING)
    assert part.field == "limb"
    assert "(3A)(a), (3A)(b), (3B), (4A)" in part.words


def test_section_36_needs_the_opinion_of_the_qualified_person() -> None:
    claim = Claimed("36", "(2)(c)")
    assert [field for field, _ in lacks(Asked(D.EXEMPT, (claim,)))] == [
        "qualified_person",
        "opinion",
        "opinion_on",
    ]
    given = replace(
        claim, qualified_person="M. Officer", opinion="Reasonable.", opinion_on=date(2026, 12, 1)
    )
    assert lacks(Asked(D.EXEMPT, (given,))) == []


def test_a_refusal_needs_an_exemption_that_exists_and_is_of_its_law() -> None:
    assert lacks(Asked(D.EXEMPT)) == [("claims", "FOIA-17-1")]
    assert lacks(Asked(D.EXEMPT, (Claimed("99"),))) == [("provision", "FOIA-17-1")]
    assert lacks(Asked(D.EXEMPT, (Claimed("12(5)(e)"),))) == [("provision", "FOIA-17-1")]
    assert lacks(Asked(D.EXEMPT, (Claimed("35", "(1)(a)"),))) == [("provision", "FOIA-17-1")]
    assert lacks(Asked(D.EXEMPT, (Claimed("12(5)(e)"),), regime=Regime.EIR)) == []


def test_neither_confirming_nor_denying_needs_a_provision_that_allows_it() -> None:
    denied = replace(COMMERCIAL, confirms=False, withheld="")
    assert lacks(Asked(D.NEITHER, (denied,))) == []
    assert lacks(Asked(D.NEITHER, (COMMERCIAL,))) == [
        ("claims", "FOIA-17-1"),
        ("confirms", "FOIA-17-1"),
    ]
    accessible = replace(denied, provision="21")
    assert ("confirms", "FOIA-17-1") in lacks(Asked(D.NEITHER, (accessible,)))


def test_beside_a_denial_no_claim_may_say_that_it_is_held() -> None:
    denied = replace(COMMERCIAL, confirms=False, withheld="")
    assert lacks(Asked(D.NEITHER, (denied, COMMERCIAL))) == [("confirms", "FOIA-17-1")]
    assert lacks(Asked(D.PART, (denied, COMMERCIAL))) == []


def test_section_21_says_where() -> None:
    assert lacks(Asked(D.ACCESSIBLE)) == [("link", "FOIA-17-1")]
    assert lacks(Asked(D.ACCESSIBLE, link="https://example.org/clusters")) == []


def test_the_cost_limit_rests_on_an_estimate_and_comes_with_advice() -> None:
    """FOIA-12, FOIA-16, FOIA-17-5."""
    advised = Asked(D.COST_LIMIT, answer="Ask for one year instead of ten.")
    assert lacks(advised) == []
    assert lacks(replace(advised, answer="")) == [("answer", "FOIA-16")]
    (asked,) = missing([replace(advised, answer="")], STANDING)
    assert "whether it is held" in asked.words  # FOIA-12-2
    unknown = replace(STANDING, cost=estimate([Spent(Activity.DETERMINING, 19 * 60)]))
    (asked,) = missing([replace(advised, answer="")], unknown)
    assert "whether it is held" not in asked.words
    within = replace(STANDING, cost=estimate([Spent(Activity.LOCATING, 18 * 60)]))
    assert lacks(advised, within) == [("cost", "FOIA-12")]


def test_vexatious_and_repeated_requests() -> None:
    """FOIA-14-1, FOIA-14-2: repeated only if it was complied with before, and soon after."""
    reasoned = Asked(D.VEXATIOUS_OR_REPEATED, answer="Because…")
    assert lacks(reasoned) == []
    assert lacks(replace(reasoned, answer="")) == [("answer", "FOIA-14-1")]
    answered = replace(STANDING, earlier=Earlier("FOI-2026-0001", date(2026, 10, 1)))
    assert lacks(reasoned, answered) == []
    assert lacks(replace(reasoned, answer=""), answered) == [("answer", "FOIA-14-2")]
    refused = replace(STANDING, earlier=Earlier("FOI-2026-0001", None))
    assert lacks(reasoned, refused) == [("earlier", "FOIA-14-2")]


@pytest.mark.parametrize("disposition", [D.COST_LIMIT, D.VEXATIOUS_OR_REPEATED])
@pytest.mark.parametrize("regime", [Regime.EIR, Regime.REUSE])
def test_sections_12_and_14_are_not_of_other_laws(disposition: Disposition, regime: Regime) -> None:
    assert lacks(Asked(disposition, answer="…", regime=regime)) == [("disposition", "EIR-12-1")]


def test_under_the_regulations_not_held_is_a_refusal_with_its_reason() -> None:
    """EIR-14, reg. 12(4)(a)."""
    assert lacks(Asked(D.NOT_HELD, regime=Regime.EIR)) == [("not_held_because", "EIR-14")]
    assert lacks(Asked(D.NOT_HELD)) == []


def test_a_refusal_of_re_use_says_why() -> None:
    """RPSI-9."""
    assert lacks(Asked(D.EXEMPT, regime=Regime.REUSE)) == [("answer", "RPSI-9")]
    assert lacks(Asked(D.EXEMPT, answer="Others hold it.", regime=Regime.REUSE)) == []


def test_a_notice_says_where_to_complain_once_for_all_questions() -> None:
    """FOIA-17-7, EIR-14."""
    bare = replace(STANDING, review_contact="", regulator_contact=" ")
    both = [Asked(D.EXEMPT, (COMMERCIAL,), number=number) for number in (1, 2)]
    found = missing(both, bare)
    assert [(part.question, part.field, part.rule) for part in found] == [
        (None, "review_contact", "FOIA-17-7"),
        (None, "regulator_contact", "FOIA-17-7"),
    ]
    assert isinstance(found[0], Missing)
    assert missing([Asked(D.DISCLOSED)], bare) == ()


def test_while_the_public_interest_is_weighed_its_balance_is_not_wanted_yet() -> None:
    """FOIA-17-2: the notice tells the day instead."""
    open_ = replace(COMMERCIAL, interest_for="", interest_against="", balance="")
    weighing = replace(STANDING, weighing_until=date(2027, 1, 15))
    assert lacks(Asked(D.PART, (open_,)), weighing) == []
    assert len(lacks(Asked(D.PART, (open_,)))) == 3
