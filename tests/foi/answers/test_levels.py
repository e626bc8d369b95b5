"""Levels as counts, entitlement and money: small numbers protected, and no school's level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from pytest_django import Settings
from tests.schools.making import load, school
from tests.web.levels.made_run import CODE, POLICY, made_run

from fosse.assessments import actions, facts
from fosse.assessments.models import Proposal, Run
from fosse.foi.answers.composed import Composed
from fosse.foi.answers.door import compose
from fosse.foi.small_numbers.bounds import bounds_of
from fosse.foi.small_numbers.rule import Rule, default_rules, rule_for
from fosse.foi.small_numbers.table import ALL, grid, key
from fosse.people.operator import Operator
from fosse.web.policies.counted import counted

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
NAMES = {"core": "Core", "targeted": "Targeted support", "intensive": "Intensive support"}
BASIS = (
    "As at 31 March 2026. Source: Assessment as at 31 March 2026 by the policy “Support in "
    "proportion to need”, in force from 1 February 2026."
)


def composed(kind: str, **values: str) -> Composed:
    return compose(kind, values, authority_code=CODE, as_at=TODAY, today=TODAY)


def assessed(phases: Sequence[str] = ("Secondary", "Primary", "Primary"), **levels: int) -> Run:
    """A run of schools at these levels, as evidence would have made it; their phases are these,
    in turn."""
    number = sum(levels.values())
    run = made_run(schools=number)
    load(
        [
            school(900001 + place, **{"PhaseOfEducation (name)": phases[place % len(phases)]})
            for place in range(number)
        ],
        dated=date(2026, 2, 1),
    )
    places = [level for level, many in levels.items() for _ in range(many)]
    proposals = list(Proposal.objects.filter(run=run).order_by("school_id"))
    for place, (proposal, level) in enumerate(zip(proposals, places, strict=True)):
        proposal.level, proposal.level_name = level, NAMES[level]
        proposal.phase = phases[place % len(phases)]
    Proposal.objects.bulk_update(proposals, ["level", "level_name", "phase"])
    run.counts = {level: levels.get(level, 0) for level in run.counts}
    run.save(update_fields=["counts"])
    return run


def cells(found: Composed, place: int = 0) -> Mapping[object, tuple[object, ...]]:
    return {row[0]: row[1:] for row in found.tables[place].rows}


def shown_on_the_page(run: Run) -> Mapping[str, int | None]:
    return {name: n for name, _, n in counted(facts.run(run.pk), today=TODAY).lines}


class TestCounts:
    def test_the_numbers_are_those_of_the_public_page(self) -> None:
        run = assessed(intensive=3, targeted=9, core=48)
        found = composed("levels_as_counts")
        public = shown_on_the_page(run)
        assert cells(found) == {
            "Intensive support": ("[c]",),
            "Targeted support": ("[c]",),
            "Core": (48,),
            "Light touch": (0,),
            "All levels": (60,),
        }
        assert {name: None if n == "[c]" else n for name, (n,) in cells(found).items()} == {
            **public, "All levels": 60,
        }  # fmt: skip

    def test_the_answer_in_words(self) -> None:
        assessed(intensive=3, targeted=9, core=48)
        assert composed("levels_as_counts").text.split("\n\n") == [
            "60 schools in Ratae were assessed as at 31 March 2026 by the policy “Support in "
            "proportion to need”.",
            "Proposed for each level:",
            "- Core: 48 schools\n- Light touch: no schools",
            "Numbers that would say something of single schools are not shown, nor numbers from "
            "which they could be worked out.",
            "The levels are proposed by the policy from published evidence; people decide. Which "
            "school is proposed for which level is not part of this answer.",
            "- The numbers are in the attached table “Schools by level proposed, Ratae, 31 March "
            "2026”.",
            BASIS,
        ]

    def test_by_phase_nothing_more_can_be_worked_out_than_from_the_page_alone(self) -> None:
        run = assessed(intensive=3, targeted=9, core=48)
        found = composed("levels_as_counts", by="phase")
        table = found.tables[1]
        assert table.columns[0] == "Phase"
        told = cells(found, 1)
        assert told["Secondary"][-1] == 20
        assert told["All phases"] == ("[c]", "[c]", 48, 0, 60)
        assert told["Secondary"] == ("[c]", "[c]", "[c]", 0, 20)
        levels = ("intensive", "targeted", "core", "light")
        counts = {
            (phase, level): Proposal.objects.filter(run=run, phase=phase, level=level).count()
            for phase in ("Primary", "Secondary")
            for level in levels
        }
        public = frozenset({ALL, key(phase="Primary"), key(phase="Secondary")})
        made = grid("phase", "level", counts, subject="s", as_at=run.as_at, known=public)
        hidden = {
            frozenset(pair for pair in (("phase", phase), ("level", level)) if pair[1])
            for phase in ("Primary", "Secondary", "")
            for level, shown in zip(levels, told[phase or "All phases"], strict=False)
            if shown == "[c]"
        }
        worked = bounds_of(made, hidden, rule_for(CODE, TODAY, default_rules()))
        assert not any(bounds.tells for bounds in worked.values())
        assert worked[key(level="intensive")].cover(2, 4)  # a number in each phase makes two
        assert worked[key(phase="Secondary", level="intensive")].cover(1, 4)

    def test_the_smallest_phases_are_put_together_as_far_as_it_takes(self) -> None:
        """Of two nurseries and one all-through school everybody could tell the levels."""
        phases = ["Primary", "Secondary"] * 28 + ["Nursery", "Nursery", "All-through", "Primary"]
        assessed(phases, intensive=12, targeted=18, core=30)
        told = cells(composed("levels_as_counts", by="phase"), 1)
        assert list(told) == ["Primary", "Other phases", "All phases"]
        assert told["Other phases"][-1] == 31

    def test_where_few_levels_are_used_no_table_by_phase_is_given(self) -> None:
        assessed(core=60)
        found = composed("levels_as_counts", by="phase")
        assert len(found.tables) == 1
        assert "No table by phase can be given" in found.advice[0]
        assert {row[0] for row in cells(found).values()} == {"[c]", 60}

    def test_an_authority_s_own_rule_is_followed_from_its_day(self, settings: Settings) -> None:
        run = assessed(intensive=8, targeted=9, core=43)
        assert None not in shown_on_the_page(run).values()
        own = {"id": "TEN", "words": "Fewer than 10.", "authority": CODE, "threshold": 10}
        begun, to_come = Rule(from_on=TODAY, **own), Rule(from_on=date(2027, 1, 1), **own)
        settings.SMALL_NUMBERS = (*default_rules(), to_come)
        assert None not in shown_on_the_page(run).values()
        settings.SMALL_NUMBERS = (*default_rules(), begun)
        assert cells(composed("levels_as_counts"))["Intensive support"] == ("[c]",)
        assert shown_on_the_page(run)["Intensive support"] is None

    def test_a_phase_whose_schools_are_all_at_one_level_is_not_told_apart(self) -> None:
        """“10 of 10 at Core” would be the level of each of them."""
        mixed = ["Primary", "Secondary"] * 25
        assessed([*mixed, *["Special"] * 10], intensive=10, targeted=14, core=36)
        told = cells(composed("levels_as_counts", by="phase"), 1)
        assert list(told) == ["Primary", "Other phases", "All phases"]

    @pytest.mark.parametrize("kind", ["levels_as_counts", "support_given", "money"])
    def test_no_school_is_named(self, kind: str) -> None:
        assessed(intensive=3, targeted=9, core=48)
        found = composed(kind)
        said = found.text + "".join(str(sheet.as_json()) for sheet in found.tables)
        for proposal in Proposal.objects.all():
            assert proposal.name not in said
            assert str(proposal.school_id) not in said


class TestEntitlement:
    def test_days_and_visits_by_level_and_what_they_come_to(self) -> None:
        assessed(intensive=6, targeted=9, core=45)
        found = composed("support_given")
        assert "- Intensive support: 18 days of an adviser and 12 visits" in found.text
        assert "- Light touch: 1 day of an adviser and 1 visit\n" in found.text
        assert "not a record of the visits that were made" in found.text
        assert "not shown" not in found.text
        assert cells(found)["Intensive support"] == (18, 12, 6, 108, 72)
        assert cells(found)["All levels"] == (None, None, 60, 315, 261)
        assert "search the advisers' records of visits" in found.advice[0]

    def test_a_sum_that_would_tell_a_small_number_is_not_given(self) -> None:
        assessed(intensive=3, targeted=9, core=48)
        found = composed("money")
        assert "- Targeted support: £4,160 (8 days at £520)" in found.text
        assert cells(found)["Intensive support"] == (18, 520, 9360, "[c]", "[c]")
        assert cells(found)["Core"] == (3, 520, 1560, 48, 74880)
        assert cells(found)["All levels"] == (None, None, None, 60, "[c]")
        assert "search the finance system" in found.advice[0]

    @pytest.mark.parametrize("kind", ["levels_as_counts", "support_given", "money"])
    def test_without_an_assessment_no_figure_is_given(self, kind: str) -> None:
        run = made_run()
        run.delete()
        found = composed(kind)
        assert not found.held
        assert not found.tables
        assert found.text.startswith(
            "No assessment of schools in Ratae as at 21 November 2026 or before is on record"
        )
        assert "Search elsewhere" in found.advice[0]


class TestPolicies:
    def test_the_policy_in_force_with_its_days(self) -> None:
        run = made_run()
        actions.publish(POLICY, by=Operator("tests"), at=run.run_at)
        found = composed("policy_versions")
        title = "School improvement policies, Ratae, 21 November 2026"
        assert found.text.split("\n\n")[:2] == [
            "The policy in force in Ratae on 21 November 2026 is “Support in proportion to "
            "need”. It was adopted on 20 January 2026 and has been in force since 1 February 2026.",
            f"Every version that was adopted by then is in the attached table “{title}”.",
        ]
        assert found.tables[0].rows[0][:3] == (
            "Support in proportion to need", "20 January 2026", "1 February 2026",
        )  # fmt: skip

    def test_before_it_was_in_force_none_was(self) -> None:
        run = made_run()
        actions.publish(POLICY, by=Operator("tests"), at=run.run_at)
        on = date(2026, 1, 25)
        found = compose("policy_versions", authority_code=CODE, as_at=on, today=TODAY)
        assert found.text.startswith(
            "No policy of school improvement in force in Ratae on 25 January 2026 is on record."
        )
        assert found.held
