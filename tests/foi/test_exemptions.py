"""Every exemption of FOIA Part II and exception of the EIR, with what a claim must show."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.foi.exemptions import (
    EXEMPTIONS,
    VERSIONS,
    NoSuchExemption,
    Showing,
    exemption,
    of_regime,
)
from fosse.foi.kinds import Regime

TODAY = date(2026, 11, 21)

ABSOLUTE = ["21", "23", "32", "34", "37(1)(a)", "40(1)", "40(2)", "41", "44"]
QUALIFIED = [
    *("22", "22A", "24", "26", "27(1)", "27(2)", "28", "29", "30(1)", "30(2)", "31", "33", "35"),
    *("36", "37", "38", "39", "42", "43(1)", "43(2)"),
]
PREJUDICE = ["22A", "26", "27(1)", "28", "29", "31", "33", "36", "38", "43(2)"]
EXCEPTIONS = [f"12(4)({part})" for part in "abcde"] + [f"12(5)({part})" for part in "abcdefg"]


def foi() -> dict[str, bool]:
    return {each.provision: each.absolute for each in of_regime(Regime.FOI, on=TODAY)}


def test_part_two_of_the_act_is_complete() -> None:
    assert [p for p, absolute in foi().items() if absolute] == ABSOLUTE
    assert [p for p, absolute in foi().items() if not absolute] == QUALIFIED


def test_the_regulations_weigh_all_but_personal_data() -> None:
    """EIR-12-1."""
    found = {each.provision: each.absolute for each in of_regime(Regime.EIR, on=TODAY)}
    assert [p for p, absolute in found.items() if not absolute] == EXCEPTIONS
    assert [p for p, absolute in found.items() if absolute] == ["5(3)", "13"]


def test_which_need_prejudice_which_are_of_a_class() -> None:
    assert [p for p in foi() if EXEMPTIONS[p].test is Showing.PREJUDICE] == PREJUDICE
    assert EXEMPTIONS["24"].needs_prejudice and not EXEMPTIONS["24"].class_based
    assert all(EXEMPTIONS[f"12(5)({part})"].needs_prejudice for part in "abcdefg")
    assert all(EXEMPTIONS[f"12(4)({part})"].class_based for part in "abcde")


def test_only_section_36_needs_the_qualified_person() -> None:
    assert [p for p, each in EXEMPTIONS.items() if each.needs_qualified_person] == ["36"]


def test_section_40_2_is_absolute_by_the_limb_that_is_relied_on() -> None:
    """s.2(3)(fa): only where a data protection principle would be contravened."""
    found = exemption("40(2)")
    assert found.is_absolute("(3A)(a)") and found.is_absolute("(3A)(b)")
    assert not found.is_absolute("(3B)") and not found.is_absolute("(4A)")
    assert exemption("13").is_absolute("(2A)(a)") and not exemption("13").is_absolute("(3A)")


def test_all_but_section_21_let_the_authority_neither_confirm_nor_deny() -> None:
    assert [p for p in foi() if not EXEMPTIONS[p].denial] == ["21"]
    environmental = [each.provision for each in of_regime(Regime.EIR, on=TODAY) if each.denial]
    assert environmental == ["12(5)(a)", "13"]


def test_emissions_are_not_withheld_for_the_four_last_grounds() -> None:
    """EIR-12-9."""
    assert [p for p, each in EXEMPTIONS.items() if not each.emissions] == EXCEPTIONS[-4:]


def test_the_law_of_the_day_is_used() -> None:
    assert exemption("40(2)", on=date(2018, 5, 24)).limb("(3)(a)(i)")
    assert exemption("40(2)", on=date(2018, 5, 25)).limb("(3A)(a)")
    assert exemption("37", on=date(2011, 1, 18)).limb("(1)(a)")
    with pytest.raises(NoSuchExemption, match="from 1 October 2014"):
        exemption("22A", on=date(2014, 9, 30))


def test_an_unknown_provision_is_named_with_those_there_are() -> None:
    with pytest.raises(NoSuchExemption, match=r"“99” is no exemption.*43\(2\)"):
        exemption("99")


def test_every_one_is_cited_and_no_limb_stands_twice() -> None:
    for each in VERSIONS:
        assert each.cites.startswith("FOIA s." if each.regime is Regime.FOI else "EIR reg.")
        assert len({limb.id for limb in each.limbs}) == len(each.limbs)


def test_how_it_is_named_in_a_letter() -> None:
    assert exemption("43(2)").name == "Section 43(2): Commercial interests"
    assert exemption("12(5)(e)").section == "regulation 12(5)(e)"
