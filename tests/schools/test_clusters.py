"""Clusters, their schools and posts through time, with what was recorded before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.schools.making import OPERATOR, load, school

from fosse.audit.models import Event
from fosse.people.access import NotAllowed
from fosse.people.models import Account, Role, RoleName
from fosse.schools import actions, facts
from fosse.schools.actions import PostDetails, Refused
from fosse.schools.models import Group, GroupSpan, Membership

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 2, 2, 9, tzinfo=UTC)
LATER = FIRST + timedelta(days=30)
WHO: dict[str, Any] = {"by": OPERATOR, "reason": "Agreed by the heads"}
HERE: dict[str, Any] = {**WHO, "authority_code": 999}
SEPTEMBER_2007, SEPTEMBER_2010 = date(2007, 9, 1), date(2010, 9, 1)


@pytest.fixture(autouse=True)
def two_clusters() -> None:
    """North with schools 1 (lead) and 2, and East, since September 2007."""
    load([school(900001), school(900002), school(900003)])
    for name in ("North", "East"):
        actions.found_cluster(name=name, starts_on=SEPTEMBER_2007, at=FIRST, **HERE)
    join(900001, role="lead")
    join(900002)


def join(urn: int, slug: str = "north", on: date | None = SEPTEMBER_2007, **more: Any) -> int:
    return actions.add_school(slug=slug, urn=urn, on=on, **{"at": FIRST, **more}, **HERE)


def urns(slug: str, as_at: date, known_at: datetime | None = None) -> list[int]:
    found = facts.cluster(999, slug, as_at=as_at, known_at=known_at)
    assert found is not None
    return [member.urn for member in found.members]


def refused(action: Callable[..., object], **arguments: Any) -> str:
    with pytest.raises(Refused) as caught:
        action(**arguments)
    return str(caught.value)


def test_the_lead_school_comes_first_and_details_are_those_of_the_day() -> None:
    found = facts.cluster(999, "north", as_at=SEPTEMBER_2010)
    assert found is not None
    assert [(one.urn, one.role_in_words) for one in found.members] == [
        (900001, "Lead school"),
        (900002, "Member"),
    ]
    assert found.members[0].school is not None
    assert (found.exists, found.starts_on, found.ends_on) == (True, SEPTEMBER_2007, None)


def test_a_cluster_is_not_there_before_it_was_founded() -> None:
    assert facts.clusters_of(999, as_at=date(2007, 8, 31)) == ()
    before = facts.cluster(999, "north", as_at=date(2007, 8, 31))
    assert before is not None and not before.exists
    assert [one.name for one in facts.clusters_of(999, as_at=SEPTEMBER_2007)] == ["East", "North"]


def test_a_school_moves_on_a_day() -> None:
    actions.move_school(
        urn=900002, leaves="north", joins="east", on=SEPTEMBER_2010, at=FIRST, **HERE
    )
    assert urns("north", date(2010, 8, 31)) == [900001, 900002]
    assert urns("north", SEPTEMBER_2010) == [900001]
    assert urns("east", SEPTEMBER_2010) == [900002]
    event = Event.objects.order_by("-pk")[0]
    assert (event.verb, event.noun_id, event.reason) == (
        "school.moved",
        "999/east",
        "Agreed by the heads",
    )
    assert event.detail["leaves"] == "north"


def test_what_was_known_before_a_move_was_recorded_stays_readable() -> None:
    actions.move_school(
        urn=900002, leaves="north", joins="east", on=SEPTEMBER_2010, at=LATER, **HERE
    )
    day = date(2012, 1, 1)
    assert urns("north", day, known_at=LATER - timedelta(seconds=1)) == [900001, 900002]
    assert urns("north", day, known_at=LATER) == urns("north", day) == [900001]


def test_a_school_can_be_in_two_clusters() -> None:
    join(900001, "east")
    found = facts.cluster_names([900001], as_at=SEPTEMBER_2010)
    assert found == {900001: (("east", "East"), ("north", "North"))}


def test_a_school_is_not_in_a_cluster_twice_at_once() -> None:
    said = refused(join, urn=900002, on=SEPTEMBER_2010)
    assert said == ("School 900002 cannot join North: it is in it already, from 1 September 2007.")


def test_a_school_may_come_back() -> None:
    actions.remove_school(slug="north", urn=900002, on=SEPTEMBER_2010, at=FIRST, **HERE)
    join(900002, on=date(2012, 9, 1))
    assert urns("north", date(2011, 9, 1)) == [900001]
    assert urns("north", date(2012, 9, 1)) == [900001, 900002]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"), [(SEPTEMBER_2010, None), (None, date(2007, 9, 2)), (None, None)]
)
def test_the_database_itself_refuses_an_overlap(
    starts_on: date | None, ends_on: date | None
) -> None:
    one = Membership.objects.get(school_id=900002)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        Membership.objects.create(
            group=one.group,
            school_id=900002,
            starts_on=starts_on,
            ends_on=ends_on,
            recorded_at=FIRST,
            recorded_by="x",
            reason="x",
        )


def test_the_database_refuses_an_overlap_that_comes_by_a_change() -> None:
    actions.remove_school(slug="north", urn=900002, on=SEPTEMBER_2010, at=FIRST, **HERE)
    join(900002, on=date(2012, 9, 1))
    current = Membership.objects.filter(school_id=900002, superseded_at=None)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        current.filter(ends_on=SEPTEMBER_2010).update(ends_on=date(2013, 9, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        current.filter(ends_on=SEPTEMBER_2010).update(ends_on=SEPTEMBER_2007)


def test_the_database_lets_touching_and_superseded_records_be() -> None:
    one = Membership.objects.get(school_id=900002)
    Membership.objects.filter(pk=one.pk).update(ends_on=SEPTEMBER_2010)
    for starts_on, superseded_at in ((SEPTEMBER_2010, None), (SEPTEMBER_2007, LATER)):
        Membership.objects.create(
            group=one.group,
            school_id=900002,
            starts_on=starts_on,
            superseded_at=superseded_at,
            recorded_at=FIRST,
            recorded_by="x",
            reason="x",
        )
    assert Membership.objects.filter(school_id=900002).count() == 3


def test_a_group_has_one_name_at_a_time_in_the_database() -> None:
    group = Group.objects.get(slug="north")
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        GroupSpan.objects.create(
            group=group, name="South", recorded_at=FIRST, recorded_by="x", reason="x"
        )


def test_a_role_changes_on_a_day() -> None:
    actions.set_role(
        slug="north", urn=900002, role="associate", on=SEPTEMBER_2010, at=FIRST, **HERE
    )
    for day, role in ((date(2010, 8, 31), "member"), (SEPTEMBER_2010, "associate")):
        found = facts.cluster(999, "north", as_at=day)
        assert found is not None and found.members[1].role == role


def test_a_new_name_keeps_the_address_and_the_old_name_for_its_days() -> None:
    actions.rename_cluster(slug="north", name="North Ratae", on=SEPTEMBER_2010, at=FIRST, **HERE)
    names = [
        [one.name for one in facts.clusters_of(999, as_at=day) if one.slug == "north"]
        for day in (date(2010, 8, 31), SEPTEMBER_2010)
    ]
    assert names == [["North"], ["North Ratae"]]


def test_closing_a_cluster_ends_memberships_and_posts() -> None:
    appoint()
    actions.close_cluster(slug="north", on=SEPTEMBER_2010, at=FIRST, **HERE)
    last = facts.cluster(999, "north", as_at=date(2010, 8, 31))
    assert last is not None and len(last.members) == 2 and len(last.posts) == 1
    after = facts.cluster(999, "north", as_at=SEPTEMBER_2010)
    assert after is not None
    assert (after.exists, after.members, after.posts, after.ends_on) == (
        False,
        (),
        (),
        SEPTEMBER_2010,
    )
    assert "is no more from 1 September 2010" in refused(join, urn=900003, on=date(2011, 1, 1))
    said = refused(actions.close_cluster, slug="north", on=date(2011, 1, 1), at=FIRST, **HERE)
    assert said == "It is closed already, from 1 September 2010 on."


def appoint(slug: str | None = "north", **more: Any) -> int:
    said = {
        "title": "coordinator",
        "holder": "A. Bell",
        "salaried": True,
        "fte": Decimal("0.6"),
        "employer": "Bede Primary School",
        "funder": "The cluster's schools",
        "starts_on": SEPTEMBER_2007,
        "at": FIRST,
    }
    return actions.appoint(slug=slug, **{**said, **more}, **HERE)


def test_who_holds_a_post_and_who_employs_and_pays() -> None:
    appoint()
    appoint(None, title="other", title_text="Strategic lead", holder="")
    found = facts.cluster(999, "north", as_at=SEPTEMBER_2010)
    assert found is not None
    (post,) = found.posts
    assert (post.title_in_words, post.holder, post.salaried) == ("Co-ordinator", "A. Bell", True)
    assert (post.fte, post.employer) == (Decimal("0.60"), "Bede Primary School")
    (whole,) = facts.posts_of(999, as_at=SEPTEMBER_2010)
    assert (whole.title_in_words, whole.holder, whole.cluster_slug) == ("Strategic lead", "", "")


def test_a_post_is_left_and_corrected_with_what_was_recorded_kept() -> None:
    post = appoint()
    actions.leave_post(post_id=post, on=SEPTEMBER_2010, at=LATER, **WHO)
    assert facts.cluster(999, "north", as_at=SEPTEMBER_2010).posts == ()
    before = facts.cluster(999, "north", as_at=SEPTEMBER_2010, known_at=FIRST)
    assert before is not None and before.posts[0].id == post
    said = refused(
        actions.correct_post,
        post_id=post,
        details=PostDetails(title="chair", starts_on=SEPTEMBER_2007),
        at=LATER,
        **WHO,
    )
    assert "Somebody else has just changed this record" in said
    current = facts.cluster(999, "north", as_at=SEPTEMBER_2007)
    assert current is not None
    actions.correct_post(
        post_id=current.posts[0].id,
        details=PostDetails(title="chair", holder="A. Bell", starts_on=SEPTEMBER_2007),
        at=LATER + timedelta(days=1),
        **WHO,
    )
    now = facts.cluster(999, "north", as_at=SEPTEMBER_2010)
    assert now is not None and now.posts[0].title == "chair"


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"title": "boss"}, "not a title"),
        ({"title": "other"}, "Give the post's own name"),
        ({"fte": Decimal("1.5")}, "above 0 up to 1"),
        ({"ends_on": date(2006, 1, 1)}, "before its first day"),
        ({"starts_on": date(2006, 1, 1)}, "was founded on 1 September 2007"),
    ],
)
def test_a_post_that_cannot_be_is_refused(details: dict[str, Any], said: str) -> None:
    assert said in refused(appoint, **details)


def test_a_correction_says_what_should_have_been_recorded() -> None:
    member = next(iter(Membership.objects.filter(school_id=900002)))
    actions.correct_membership(
        membership_id=member.pk, starts_on=SEPTEMBER_2010, role="associate", at=LATER, **WHO
    )
    assert urns("north", SEPTEMBER_2007) == [900001]
    assert urns("north", SEPTEMBER_2007, known_at=FIRST) == [900001, 900002]
    event = Event.objects.order_by("-pk")[0]
    assert event.detail["before"]["starts_on"] == "2007-09-01"


def test_a_membership_that_never_was() -> None:
    member = Membership.objects.get(school_id=900002)
    actions.correct_membership(membership_id=member.pk, never=True, at=LATER, **WHO)
    assert urns("north", SEPTEMBER_2010) == [900001]
    history = facts.cluster_history(999, "north", known_at=FIRST)
    assert [line.words for line in history if line.urn == 900002] == ["School 900002, member"]


def test_the_day_of_founding_can_be_corrected_but_not_past_a_school() -> None:
    for day, message in ((date(2008, 9, 1), "Correct that first"), (None, "")):
        arguments = {"slug": "north", "starts_on": day, "at": LATER, **HERE}
        if message:
            assert message in refused(actions.correct_cluster, **arguments)
        else:
            actions.correct_cluster(**arguments)
    assert [one.slug for one in facts.clusters_of(999, as_at=date(1999, 1, 1))] == ["north"]


@pytest.mark.parametrize(
    ("action", "arguments", "said"),
    [
        (actions.add_school, {"slug": "north", "urn": 900077, "on": SEPTEMBER_2010}, "no school"),
        (actions.add_school, {"slug": "south", "urn": 900003, "on": SEPTEMBER_2010}, "no cluster"),
        (
            actions.add_school,
            {"slug": "north", "urn": 900003, "on": date(2006, 1, 1)},
            "North was founded on 1 September 2007, after 1 January 2006.",
        ),
        (
            actions.remove_school,
            {"slug": "north", "urn": 900003, "on": SEPTEMBER_2010},
            "is not in North on the day before 1 September 2010",
        ),
        (
            actions.move_school,
            {"urn": 900001, "leaves": None, "joins": None, "on": SEPTEMBER_2010},
            "Choose a cluster",
        ),
        (actions.found_cluster, {"name": " east ", "starts_on": None}, "a cluster called East"),
        (actions.found_cluster, {"name": "  ", "starts_on": None}, "Give the cluster a name"),
        (
            actions.rename_cluster,
            {"slug": "north", "name": "East", "on": SEPTEMBER_2010},
            "a cluster called East",
        ),
    ],
)
def test_what_cannot_be_done_says_why(
    action: Callable[..., object], arguments: dict[str, Any], said: str
) -> None:
    before = Event.objects.count()
    assert said in refused(action, **arguments, at=FIRST, **HERE)
    assert Event.objects.count() == before


def test_a_reason_is_needed() -> None:
    said = refused(
        actions.found_cluster, **{**HERE, "reason": " "}, name="West", starts_on=None, at=FIRST
    )
    assert said.startswith("Give the reason")


def test_only_those_who_may_change_clusters() -> None:
    ann = Account.objects.create_user("ann@example.org", "Ann Example")
    west = {**HERE, "by": ann, "name": "West", "starts_on": None, "at": FIRST}
    with pytest.raises(NotAllowed):
        actions.found_cluster(**west)
    Role.objects.create(
        account=ann, name=RoleName.ADVISER, authority_code=999, starts_on=date(2026, 1, 1)
    )
    ann = Account.objects.get(pk=ann.pk)
    assert actions.found_cluster(**{**west, "by": ann}) == "west"
    assert Event.objects.order_by("-pk")[0].by_id == ann.pk


def corrected(slug: str, starts_on: date | None) -> str:
    return refused(actions.correct_cluster, slug=slug, starts_on=starts_on, at=LATER, **HERE)


def test_a_cluster_does_not_begin_after_a_post_of_it() -> None:
    actions.appoint(
        slug="east", title="chair", holder="A. Bell", starts_on=SEPTEMBER_2007, at=FIRST, **HERE
    )
    assert corrected("east", SEPTEMBER_2010).startswith("A post of it is recorded before that day.")
    actions.correct_cluster(slug="east", starts_on=date(2006, 9, 1), at=LATER, **HERE)


def test_a_cluster_does_not_begin_while_another_had_its_name() -> None:
    actions.found_cluster(name="West", starts_on=None, ends_on=date(2005, 9, 1), at=FIRST, **HERE)
    actions.found_cluster(name="West", starts_on=SEPTEMBER_2007, at=FIRST, **HERE)
    assert corrected("west-2", date(2005, 8, 31)) == "There is a cluster called West."
    assert corrected("west-2", None) == "There is a cluster called West."
    actions.correct_cluster(slug="west-2", starts_on=date(2005, 9, 1), at=LATER, **HERE)


def test_a_cluster_does_not_begin_after_its_first_name_ends() -> None:
    actions.close_cluster(slug="east", on=SEPTEMBER_2010, at=FIRST, **HERE)
    assert "before its first day" in corrected("east", SEPTEMBER_2010)


def test_two_clusters_of_one_name_at_different_times_have_two_addresses() -> None:
    actions.close_cluster(slug="east", on=SEPTEMBER_2010, at=FIRST, **HERE)
    slug = actions.found_cluster(name="East", starts_on=SEPTEMBER_2010, at=FIRST, **HERE)
    assert slug == "east-2"
