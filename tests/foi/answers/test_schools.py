"""Answers about schools: how many and which, what one is, what happened to it; and changes of
clusters."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.web import town

from fosse.foi.answers.asking import Asked, CannotCompose
from fosse.foi.answers.composed import Composed
from fosse.foi.answers.door import compose, guess, propose
from fosse.schools import actions

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
REGISTER = "Get Information about Schools, extract of 15 January 2026"


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


def composed(kind: str, as_at: date = TODAY, **values: str) -> Composed:
    return compose(kind, values, authority_code=town.CODE, as_at=as_at, today=TODAY)


class TestSchoolsOfAnAuthority:
    def test_how_many_by_phase_and_type_with_the_list(self) -> None:
        found = composed("schools_of_authority")
        title = "Open state-funded schools in Ratae, 21 November 2026"
        assert found.text.split("\n\n") == [
            "There are 7 open state-funded schools in Ratae on 21 November 2026.",
            "By phase:",
            "- Primary: 6\n- Special: 1",
            "By type:",
            "- Community school: 5\n- Academy converter: 1\n- Community special school: 1",
            f"The list is the attached table “{title}”.",
            f"As at 21 November 2026. Source: {REGISTER}.",
        ]
        assert found.tables[0].rows[1] == (
            "Bede Primary School", town.BEDE, "999/2101", "Primary", "Community school", None,
            "Westgate", "ZZ1 1AA", "1 September 1995",
        )  # fmt: skip

    def test_narrowed_to_one_it_is_told_as_one(self) -> None:
        found = composed("schools_of_authority", phase="Primary", run_by="trust")
        assert found.text.startswith("There is 1 open primary academy in Ratae on")
        assert [row[0] for row in found.tables[0].rows] == ["Elder Primary Academy"]
        trust = composed("schools_of_authority", trust="fosse way")
        assert "1 open state-funded school of trusts named “fosse way” in Ratae" in trust.text

    def test_what_is_uncertain_is_named_and_not_counted(self) -> None:
        found = composed("schools_of_authority", date(2010, 1, 1))
        assert found.text.startswith("There were 6 open state-funded schools in Ratae on 1 January")
        assert found.caveats == (
            "1 more school may have been open that day, for the register does not say for "
            "certain; not counted: Foxglove Primary School",
        )

    def test_none_is_said_to_be_on_record(self) -> None:
        found = composed("schools_of_authority", phase="Nursery")
        assert found.text.startswith(
            "No open nursery state-funded schools in Ratae on 21 November 2026 are on record."
        )
        assert not found.held

    def test_the_question_says_which(self) -> None:
        asked = Asked(town.CODE, TODAY, TODAY)
        text = "How many primary academies are in the city?"
        assert propose(text)[0].kind.id == "schools_of_authority"
        assert guess("schools_of_authority", text, asked) == {
            "phase": "Primary", "run_by": "trust",
        }  # fmt: skip
        maintained = guess("schools_of_authority", "List all maintained schools", asked)
        assert maintained == {"run_by": "authority"}


class TestOneSchool:
    def test_what_it_is_and_belongs_to(self) -> None:
        found = composed("school_details", urn=str(town.BEDE))
        assert found.text.split("\n\n")[0] == (
            "Bede Primary School: A primary school (community school) for ages 4 to 11 in "
            "Westgate ward, Ratae. Open since 1 September 1995."
        )
        assert "It belongs to North Development Group (Cluster)." in found.text.replace(
            "(cluster)", "(Cluster)"
        )
        assert ("URN", str(town.BEDE)) in found.tables[0].rows

    def test_one_in_no_cluster_is_said_to_be(self) -> None:
        found = composed("school_details", urn=str(town.LONE))
        assert "It belongs to no cluster that is on record as at 21 November 2026." in found.text

    def test_what_happened_to_it(self) -> None:
        found = composed("school_history", urn=str(town.NEW))
        assert "- 1 September 2012: It opened." in found.text
        assert "2 events on record:" in found.text
        assert found.tables[0].rows[0][2] == town.OLD

    @pytest.mark.parametrize(
        ("text", "urn"),
        [
            ("What type of school is Bede primary school?", str(town.BEDE)),
            ("When did URN 900006 open?", "900006"),
            ("What type of school is Moonlight Primary?", None),
        ],
    )
    def test_the_school_is_guessed_from_its_name_or_number(
        self, text: str, urn: str | None
    ) -> None:
        found = guess("school_details", text, Asked(town.CODE, TODAY, TODAY))
        assert found.get("urn") == urn

    @pytest.mark.parametrize(
        ("urn", "why"),
        [("", "Say which: school"), ("Bede", "is no URN"), ("123456", "holds no school")],
    )
    def test_a_school_that_cannot_be_meant_is_refused(self, urn: str, why: str) -> None:
        with pytest.raises(CannotCompose, match=why):
            composed("school_details", urn=urn)


class TestClusterChanges:
    def test_founded_renamed_and_closed_with_who_joined_and_left(self) -> None:
        at = datetime(2026, 3, 1, tzinfo=UTC)
        south = "south-development-group"
        actions.rename_cluster(
            slug=south, name="Southside", on=date(2021, 9, 1), at=at, **town.HERE
        )
        actions.close_cluster(slug=south, on=date(2024, 9, 1), at=at, **town.HERE)
        found = composed("cluster_changes", since="2015-01-01")
        lines = [" ".join(str(cell) for cell in row) for row in found.tables[0].rows]
        assert lines == [
            f"1 September 2015 North Development Group {town.LONG_NAME} joined",
            "1 September 2020 South Development Group Alder Primary School joined",
            "1 September 2021 Southside took this name; it had been South Development Group",
            "1 September 2024 Southside Alder Primary School left",
            "1 September 2024 Southside Cedar School left",
            "1 September 2024 Southside Elder Primary Academy left",
            "1 September 2024 Southside was no more",
        ]
        assert "7 changes of clusters in Ratae up to 21 November 2026 are on record" in found.text
        assert "- 1 September 2024: Southside was no more" in found.text

    def test_what_was_there_before_anybody_recorded_is_said_so(self) -> None:
        at = datetime(2026, 3, 1, tzinfo=UTC)
        old = actions.found_cluster(name="Old Mill", starts_on=None, at=at, **town.HERE)
        town.join(old, town.LONE, "member", on=None)
        rows = composed("cluster_changes").tables[0].rows
        assert rows[:2] == (
            ("When records begin", "Old Mill", "Gorse Primary School was a member already"),
            ("When records begin", "Old Mill", "was there already"),
        )

    def test_a_day_that_is_none_is_refused(self) -> None:
        with pytest.raises(CannotCompose, match="“last year” is no day"):
            composed("cluster_changes", since="last year")

    def test_nobody_is_named(self) -> None:
        found = composed("cluster_changes")
        assert "Ada Lovett" not in str(found.tables[0].as_json())
