"""The three questions, answered in sentences: every way that the facts may lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.schools import cluster_answers as answers
from fosse.schools import cluster_picture as picture
from fosse.schools.cluster_picture import Picture
from fosse.schools.facts import ClusterFact, MemberFact, PostFact, SchoolFact

TODAY = date(2026, 3, 31)
LONG_AGO = date(2015, 9, 1)
COUNCIL, HEADS = "Ratae City Council", "the heads’ association"


def post(**said: object) -> PostFact:
    made = PostFact(
        id=1, authority_code=999, cluster_slug="", title="coordinator", title_text="",
        title_in_words="Co-ordinator", holder="Ada Lovett", salaried=True, fte=Decimal("0.6"),
        employer=COUNCIL, funder=COUNCIL, starts_on=None, ends_on=None,
    )  # fmt: skip
    return replace(made, **said)


def cluster(name: str, schools: int = 2, *posts: PostFact, first: int = 1) -> ClusterFact:
    members = tuple(
        MemberFact(n, n, f"School {n}", "Primary", "member", "Member", None, None, None)
        for n in range(first, first + schools)
    )
    return ClusterFact(
        name.lower().replace(" ", "-"), "cluster", "Cluster", name, 999, True, None, None,
        members, posts,
    )  # fmt: skip


def on(*clusters: ClusterFact, as_at: date = TODAY, posts: tuple[PostFact, ...] = ()) -> Picture:
    return picture.of("Ratae", as_at=as_at, today=TODAY, clusters=clusters, posts=posts, schools=())


class TestHowMany:
    def test_none_is_not_said_to_be_nought(self) -> None:
        """Nothing recorded is not the same as nothing there."""
        answer = answers.how_many(on())
        assert answer.short == "None is recorded"
        assert "may have been clusters" in answer.in_full

    def test_one_and_many_and_long_ago(self) -> None:
        one, two = cluster("North"), cluster("South", first=3)
        assert (
            "There is 1 cluster in Ratae on 31 March 2026." in answers.how_many(on(one)).sentences
        )
        assert "There are 2 clusters" in answers.how_many(on(one, two)).in_full
        past = answers.how_many(on(one, two, as_at=LONG_AGO))
        assert "There were 2 clusters in Ratae on 1 September 2015." in past.sentences

    def test_other_groups_are_not_counted(self) -> None:
        trust = replace(cluster("Trust"), kind="trust")
        assert answers.how_many(on(cluster("North"), trust)).short == "1 cluster"


class TestWhichSchools:
    def test_a_school_in_two_clusters_counts_once(self) -> None:
        both = on(cluster("North", 3), cluster("South", 3, first=3))
        assert answers.which_schools(both).short == "5 schools in 2 clusters"

    def test_the_names_lose_what_ends_them_all(self) -> None:
        made = on(cluster("North Development Group"), cluster("South Development Group"))
        assert [short for _, short in made.named] == ["North", "South"]


class TestSalariedCoordinator:
    def test_yes_with_who_employs_and_pays(self) -> None:
        answer = answers.salaried_coordinator(on(cluster("North", 2, post())))
        assert answer.short == "Yes"
        assert answer.which == (("North", f"employed and paid by {COUNCIL}"),)

    def test_clusters_alike_are_said_together(self) -> None:
        alike = [cluster(name, 1, post()) for name in ("North", "South", "West")]
        answer = answers.salaried_coordinator(on(*alike, cluster("East", 1)))
        assert answer.short == "Yes, in 3 of the 4 clusters"
        assert answer.which == (("North, South and West", f"employed and paid by {COUNCIL}"),)
        assert "In East no post of co-ordinator is recorded." in answer.sentences

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"funder": HEADS}, f"employed by {COUNCIL} and paid by {HEADS}"),
            ({"funder": ""}, f"employed by {COUNCIL}; who pays is not recorded"),
            ({"employer": ""}, f"paid by {COUNCIL}; who employs is not recorded"),
            ({"employer": "", "funder": ""}, "with no employer or payer recorded"),
        ],
    )
    def test_what_is_not_recorded_is_said_not_to_be(self, said: dict[str, str], words: str) -> None:
        answer = answers.salaried_coordinator(on(cluster("North", 2, post(**said))))
        assert answer.which == (("North", words),)

    @pytest.mark.parametrize(
        ("said", "short", "words"),
        [
            ({"salaried": False}, "No", "the co-ordinator is not salaried"),
            ({"salaried": None}, "Not known", "not whether the post is salaried"),
            ({"holder": ""}, "No", "the post of co-ordinator is vacant"),
            ({"title": "chair"}, "None is recorded", "no post of co-ordinator is recorded"),
        ],
    )
    def test_no_not_known_and_none_recorded_are_three_answers(
        self, said: dict[str, object], short: str, words: str
    ) -> None:
        answer = answers.salaried_coordinator(on(cluster("North", 2, post(**said))))
        assert answer.short == short
        assert words in answer.in_full

    def test_a_vacant_post_beside_a_held_one_does_not_hide_it(self) -> None:
        both = cluster("North", 2, post(holder=""), post())
        assert answers.salaried_coordinator(on(both)).short == "Yes"

    def test_posts_for_the_whole_authority_are_told(self) -> None:
        lead = post(title="other", title_in_words="Strategic lead", employer=HEADS, funder=HEADS)
        answer = answers.salaried_coordinator(on(cluster("North"), posts=(lead,)))
        assert answer.short == "None is recorded"
        assert (
            f"For the whole authority, the Strategic lead (Ada Lovett) is salaried, employed and "
            f"paid by {HEADS}." in answer.sentences
        )

    def test_one_co_ordinator_for_the_whole_authority_is_a_yes(self) -> None:
        answer = answers.salaried_coordinator(on(cluster("North"), posts=(post(),)))
        assert answer.short == "Yes, for the whole authority"

    def test_the_past_is_told_as_past(self) -> None:
        north = cluster("North", 2, post(salaried=False))
        answer = answers.salaried_coordinator(on(north, as_at=LONG_AGO))
        assert "In North the co-ordinator was not salaried." in answer.sentences


POSTS = st.builds(
    post,
    title=st.sampled_from(["coordinator", "chair"]),
    holder=st.sampled_from(["", "Ada Lovett"]),
    salaried=st.sampled_from([True, False, None]),
    employer=st.sampled_from(["", COUNCIL, HEADS]),
    funder=st.sampled_from(["", COUNCIL, HEADS]),
)


@given(st.lists(st.lists(POSTS, max_size=3), min_size=1, max_size=8))
def test_every_cluster_is_in_the_third_answer_exactly_once(posts: list[list[PostFact]]) -> None:
    clusters = [cluster(f"Q{n}x", 1, *held, first=n) for n, held in enumerate(posts)]
    answer = answers.salaried_coordinator(on(*clusters))
    for each in clusters:
        assert answer.in_full.count(each.name) == 1


def test_reach_counts_open_state_funded_schools_only() -> None:
    def school(urn: int, presence: str, *, state_funded: bool = True) -> SchoolFact:
        values = dict.fromkeys(SchoolFact.__annotations__, "")
        return SchoolFact(
            **{**values, "urn": urn, "presence": presence, "state_funded": state_funded}
        )

    made = picture.of(
        "Ratae", as_at=TODAY, today=TODAY, clusters=[cluster("North", 2)], posts=[],
        schools=[
            school(1, "open"), school(2, "open"), school(3, "open"), school(4, "uncertain"),
            school(5, "open", state_funded=False),
        ],
    )  # fmt: skip
    said = answers.how_many(made).in_full
    assert "2 of the 3 open state-funded schools belong to one; 1 belongs to none." in said
    assert "For 1 more school the register does not say whether it is open that day." in said
    assert [school.urn for school in made.outside] == [3]
