"""The three questions of a request about clusters, answered from the records word for word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.web import town

from fosse.foi.answers.asking import CannotCompose
from fosse.foi.answers.composed import Composed
from fosse.foi.answers.door import compose

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
LONG_AGO = date(2013, 5, 1)
BASIS = (
    "As at 21 November 2026. Source: Records of clusters kept by Ratae; Get Information about "
    "Schools, extract of 15 January 2026."
)


@pytest.fixture
def the_town() -> None:
    town.everything()


def composed(
    kind: str, as_at: date = TODAY, known_at: datetime | None = None, **values: str
) -> Composed:
    return compose(
        kind, values, authority_code=town.CODE, as_at=as_at, today=TODAY, known_at=known_at
    )


@pytest.mark.usefixtures("the_town")
class TestHowMany:
    def test_the_number_is_said_in_a_sentence_with_its_day_and_source(self) -> None:
        assert composed("clusters_how_many").text.split("\n\n") == [
            "There are 2 clusters in Ratae on 21 November 2026. 5 of the 7 open state-funded "
            "schools belong to one; 2 belong to none. 1 school belongs to more than one.",
            "They are:",
            "- North Development Group\n- South Development Group",
            BASIS,
        ]

    def test_a_day_long_ago_is_told_as_past_and_by_the_extract_of_its_time(self) -> None:
        text = composed("clusters_how_many", LONG_AGO).text
        assert text.startswith("There were 2 clusters in Ratae on 1 May 2013.")
        assert "They were:" in text
        assert "extract of 1 May 2022" in text

    def test_of_a_day_to_come_nothing_is_said(self) -> None:
        with pytest.raises(CannotCompose, match="22 November 2026 is still to come"):
            composed("clusters_how_many", date(2026, 11, 22))

    def test_what_was_recorded_later_is_left_out(self) -> None:
        found = composed("clusters_how_many", known_at=datetime(2026, 1, 20, tzinfo=UTC))
        assert "No cluster is recorded in Ratae" in found.text
        assert "as they stood on 20 January 2026" in found.source


@pytest.mark.usefixtures("the_town")
class TestMembers:
    def test_the_schools_of_each_are_counted_and_attached(self) -> None:
        found = composed("cluster_members")
        title = "Schools by cluster in Ratae, 21 November 2026"
        assert found.text.split("\n\n") == [
            "5 schools in 2 clusters. Each has 3 schools.",
            "- North Development Group: 3 schools\n- South Development Group: 3 schools",
            f"The schools of each are in the attached table “{title}”.",
            BASIS,
        ]
        (table,) = found.tables
        assert table.title == title
        assert table.columns == (
            "Cluster", "School", "URN", "Phase", "Role", "Member since", "Open that day",
        )  # fmt: skip
        assert [row[:3] for row in table.rows] == [
            ("North Development Group", "Bede Primary School", town.BEDE),
            ("North Development Group", "Alder Primary School", town.ALDER),
            ("North Development Group", town.LONG_NAME, town.LONGEST),
            ("South Development Group", "Alder Primary School", town.ALDER),
            ("South Development Group", "Cedar School", town.CEDAR),
            ("South Development Group", "Elder Primary Academy", town.NEW),
        ]
        assert table.about == {
            "As at": "21 November 2026",
            "Source": found.source,
            "Licence": "Open Government Licence v3.0",
        }

    def test_a_member_that_was_closed_by_then_is_said_to_be(self) -> None:
        town.join("south-development-group", town.OLD, "member")
        found = composed("cluster_members")
        doubt = (
            "1 school recorded as a member had closed by that day, as the register of schools "
            "has it: Elder Infant School"
        )
        assert found.caveats == (doubt,)
        assert f"Please note:\n\n- {doubt}" in found.text


@pytest.mark.usefixtures("the_town")
class TestCoordinator:
    def test_whether_salaried_who_employs_and_who_pays(self) -> None:
        found = composed("coordinator_posts")
        assert found.text.split("\n\n") == [
            "Yes, in 1 of the 2 clusters.",
            "The co-ordinator is salaried in:",
            "- North: employed and paid by Ratae City Council",
            "For the whole authority, the Strategic primary lead is salaried, employed and paid "
            "by Ratae Primary Heads’ Association. In South the post of co-ordinator is vacant.",
            "The posts are in the attached table “Posts of clusters in Ratae, 21 November 2026”.",
            BASIS,
        ]
        assert found.tables[0].rows[1] == (
            "North Development Group", "Co-ordinator", "Yes", "Yes", 0.6, town.AUTHORITY,
            town.AUTHORITY, "1 September 2010",
        )  # fmt: skip

    def test_nobody_is_named_unless_that_is_asked(self) -> None:
        def everything(found: Composed) -> str:
            return found.text + "".join(str(sheet.as_json()) for sheet in found.tables)

        assert "Ada Lovett" not in everything(composed("coordinator_posts"))
        assert "Win Ashby" not in everything(composed("coordinator_posts"))
        named = composed("coordinator_posts", names="yes")
        assert "the Strategic primary lead (Win Ashby) is salaried" in named.text
        assert "Ada Lovett" in everything(named)


@pytest.mark.parametrize("kind", ["clusters_how_many", "cluster_members", "coordinator_posts"])
def test_with_nothing_recorded_that_is_what_is_said(kind: str) -> None:
    town.schools()
    found = composed(kind)
    assert not found.held
    assert not found.tables
    assert "recorded" in found.text
    assert "Search elsewhere" in found.advice[0]
    assert "Search elsewhere" not in found.text


def test_an_authority_that_the_register_lacks_cannot_be_asked_about() -> None:
    with pytest.raises(CannotCompose, match="The register holds no authority 999"):
        composed("clusters_how_many")
