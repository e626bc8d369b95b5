"""The officers' forms: what they ask, what is checked, what is recorded, and by whom."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.web import town

from fosse.audit.models import Event
from fosse.people.models import RoleName
from fosse.schools import actions, facts
from fosse.schools.facts import ClusterFact

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 31)
A = f"/authorities/{town.CODE}"
NORTH, SOUTH = "north-development-group", "south-development-group"
WHY = "Agreed at the heads' meeting of 4 March"


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


@pytest.fixture
def adviser(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.ADVISER, town.CODE)
    return client


def text(response: Any) -> str:
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def check(client: Client, address: str, **typed: object) -> tuple[str, dict[str, object]]:
    """Send the form; what the next page says, and what its confirmation would send."""
    response = client.post(address, {"reason": WHY, **typed})
    assert response.status_code == 200
    page = response.content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    return text(response), {
        "reason": WHY,
        **typed,
        "seen": seen[1] if seen else "",
        "step": "confirm",
    }


def go(client: Client, address: str, **typed: object) -> str:
    """Send the form, check the answers, confirm; the text of the page that follows."""
    _, answers = check(client, address, **typed)
    response = client.post(address, answers, follow=True)
    assert response.redirect_chain, text(response)
    return text(response)


def cluster(slug: str, on: date = TODAY) -> ClusterFact:
    found = facts.cluster(town.CODE, slug, as_at=on)
    assert found
    return found


def urns(slug: str, on: date = TODAY) -> set[int]:
    return {member.urn for member in cluster(slug, on).members}


class TestFound:
    def test_it_is_on_record_with_its_reason_and_who_did_it(self, adviser: Client) -> None:
        typed = {"name": "West Development Group", "kind": "cluster", "starts_on": "1/9/2025"}
        said, answers = check(adviser, f"{A}/clusters/found", **typed)
        assert "Check your answers" in said
        assert "1 September 2025" in said
        assert not facts.cluster(town.CODE, "west-development-group", as_at=TODAY)
        response = adviser.post(f"{A}/clusters/found", answers, follow=True)
        assert "West Development Group is founded. Now add its schools." in text(response)
        assert cluster("west-development-group").starts_on == date(2025, 9, 1)
        event = Event.objects.first()
        assert event
        assert (event.verb, event.by_name, event.reason) == ("cluster.founded", "Ann Example", WHY)

    def test_an_empty_form_says_what_to_enter(self, adviser: Client) -> None:
        response = adviser.post(f"{A}/clusters/found", {"kind": "cluster"})
        said = text(response)
        assert "There is a problem" in said
        assert said.count("name") >= 1
        assert 'href="#id_reason"' in response.content.decode()

    def test_a_name_that_is_taken_is_refused_in_words(self, adviser: Client) -> None:
        typed = {"name": "North Development Group", "kind": "cluster", "starts_on": "1/9/2025"}
        _, answers = check(adviser, f"{A}/clusters/found", **typed)
        said = text(adviser.post(f"{A}/clusters/found", answers))
        assert "There is a cluster called North Development Group." in said
        assert len(facts.clusters_of(town.CODE, as_at=TODAY)) == 2

    def test_answers_can_be_changed_before_they_are_confirmed(self, adviser: Client) -> None:
        typed = {"name": "West", "kind": "cluster", "reason": WHY, "step": "edit"}
        page = adviser.post(f"{A}/clusters/found", typed).content.decode()
        assert 'value="West"' in page
        assert "Check your answers" not in page


class TestMove:
    def address(self, slug: str, urn: int | None = None) -> str:
        return f"{A}/clusters/{slug}/move-school" + (f"?urn={urn}" if urn else "")

    def test_first_the_school_is_chosen(self, adviser: Client) -> None:
        page = adviser.get(self.address(NORTH)).content.decode()
        assert f'<option value="{town.LONE}"' in page
        assert "Bede Primary School – in it now" in page

    def test_a_school_moves_on_a_day(self, adviser: Client) -> None:
        typed = {"leaves": NORTH, "joins": SOUTH, "role": "member", "on": "1/1/2026"}
        said, answers = check(adviser, self.address(NORTH, town.BEDE), **typed)
        assert "its last day there is 31 December 2025" in said
        response = adviser.post(self.address(NORTH, town.BEDE), answers, follow=True)
        assert "Bede Primary School joins South Development Group on 1 January 2026." in text(
            response
        )
        before, after = date(2025, 12, 31), date(2026, 1, 1)
        assert town.BEDE in urns(NORTH, before) - urns(SOUTH, before)
        assert town.BEDE in urns(SOUTH, after) - urns(NORTH, after)

    def test_a_school_joins_one_more_or_only_leaves(self, adviser: Client) -> None:
        joins = {"leaves": "", "joins": NORTH, "role": "lead", "on": "1/1/2026"}
        go(adviser, self.address(NORTH, town.LONE), **joins)
        assert town.LONE in urns(NORTH)
        leaves = {"leaves": SOUTH, "joins": "", "role": "member", "on": "1/1/2026"}
        go(adviser, self.address(SOUTH, town.CEDAR), **leaves)
        assert town.CEDAR not in urns(SOUTH)

    def test_neither_leaving_nor_joining_is_no_move(self, adviser: Client) -> None:
        typed = {"leaves": "", "joins": "", "role": "member", "on": "1/1/2026"}
        said, _ = check(adviser, self.address(NORTH, town.BEDE), **typed)
        assert "Choose a cluster that the school leaves, or one that it joins." in said

    def test_somebody_else_was_quicker(self, adviser: Client) -> None:
        """The school has left meanwhile: nothing is saved, and the page says so."""
        typed = {"leaves": NORTH, "joins": SOUTH, "role": "member", "on": "1/1/2026"}
        _, answers = check(adviser, self.address(NORTH, town.BEDE), **typed)
        actions.remove_school(
            slug=NORTH, urn=town.BEDE, on=date(2026, 2, 1), at=town.RECORDED, **town.HERE
        )
        said = text(adviser.post(self.address(NORTH, town.BEDE), answers))
        assert "Nothing" in said
        assert town.BEDE not in urns(SOUTH)

    def test_a_role_changes_from_a_day(self, adviser: Client) -> None:
        member = next(m for m in cluster(NORTH).members if m.urn == town.ALDER)
        address = f"{A}/memberships/{member.id}/role"
        go(adviser, address, role="lead", on="1/1/2026")
        roles = {m.urn: m.role for m in cluster(NORTH).members}
        assert roles[town.ALDER] == "lead"
        past = {m.urn: m.role for m in cluster(NORTH, date(2025, 12, 31)).members}
        assert past[town.ALDER] == "member"

    def test_a_correction_keeps_what_was_recorded_before(self, adviser: Client) -> None:
        member = next(m for m in cluster(NORTH).members if m.urn == town.LONGEST)
        address = f"{A}/memberships/{member.id}/correct"
        go(adviser, address, never="on", role="member", starts_on="", ends_on="")
        assert town.LONGEST not in urns(NORTH)
        known = facts.cluster(town.CODE, NORTH, as_at=TODAY, known_at=town.RECORDED)
        assert known
        assert town.LONGEST in {m.urn for m in known.members}


class TestPosts:
    details = {"title": "chair", "holder": "Bo Tanner", "salaried": "no", "starts_on": "1/9/2025"}

    def test_somebody_is_appointed(self, adviser: Client) -> None:
        said = go(adviser, f"{A}/clusters/{NORTH}/appoint", **self.details, fte="0.2")
        assert "Bo Tanner is on record for North Development Group." in said
        held = {post.holder: post for post in cluster(NORTH).posts}
        assert held["Bo Tanner"].salaried is False
        assert str(held["Bo Tanner"].fte) == "0.20"

    def test_not_known_is_not_no(self, adviser: Client) -> None:
        go(adviser, f"{A}/clusters/{NORTH}/appoint", **{**self.details, "salaried": ""})
        held = {post.holder: post for post in cluster(NORTH).posts}
        assert held["Bo Tanner"].salaried is None

    def test_for_the_whole_authority(self, adviser: Client) -> None:
        typed = {**self.details, "title": "director"}
        go(adviser, f"{A}/posts/appoint", **typed)
        assert "Bo Tanner" in {post.holder for post in facts.posts_of(town.CODE, as_at=TODAY)}

    def test_an_other_post_needs_a_name_and_a_share_is_at_most_one(self, adviser: Client) -> None:
        typed = {**self.details, "title": "other", "fte": "1.5"}
        said, _ = check(adviser, f"{A}/clusters/{NORTH}/appoint", **typed)
        assert "Enter the name of the post" in said
        assert "less than or equal to 1" in said

    def test_the_holder_leaves(self, adviser: Client) -> None:
        (post,) = cluster(NORTH).posts
        go(adviser, f"{A}/posts/{post.id}/leave", on="1/1/2026")
        assert not cluster(NORTH).posts
        assert cluster(NORTH, date(2025, 12, 31)).posts

    def test_a_record_is_corrected(self, adviser: Client) -> None:
        (post,) = cluster(NORTH).posts
        address = f"{A}/posts/{post.id}/correct"
        page = adviser.get(address).content.decode()
        assert 'value="Ada Lovett"' in page
        typed = {
            "title": "coordinator", "holder": "Ada Lovett", "salaried": "yes",
            "employer": "Bede Primary School", "starts_on": "1/9/2010",
        }  # fmt: skip
        go(adviser, address, **typed)
        (now,) = cluster(NORTH).posts
        assert now.employer == "Bede Primary School"
        assert adviser.get(address).status_code == 404  # that record is superseded


class TestClusterItself:
    def test_it_is_renamed_from_a_day(self, adviser: Client) -> None:
        go(adviser, f"{A}/clusters/{NORTH}/rename", name="Northgate", on="1/1/2026")
        assert cluster(NORTH).name == "Northgate"
        assert cluster(NORTH, date(2025, 12, 31)).name == "North Development Group"

    def test_it_is_closed_with_its_schools_and_posts(self, adviser: Client) -> None:
        said, answers = check(adviser, f"{A}/clusters/{NORTH}/close", on="1/1/2026")
        assert "The last day of North Development Group is 31 December 2025." in said
        assert "3 schools and 1 post that it has on 31 March 2026 end with it." in said
        adviser.post(f"{A}/clusters/{NORTH}/close", answers)
        assert not cluster(NORTH).exists
        assert not cluster(NORTH).members

    def test_its_first_day_is_corrected(self, adviser: Client) -> None:
        go(adviser, f"{A}/clusters/{SOUTH}/correct", starts_on="1/1/2006")
        assert cluster(SOUTH).starts_on == date(2006, 1, 1)

    def test_the_officers_see_why_and_who_on_its_page(self, adviser: Client) -> None:
        said = text(adviser.get(f"{A}/clusters/{NORTH}"))
        assert "Agreed by the heads operator (tests)" in said


FORMS = (
    f"{A}/clusters/found",
    f"{A}/clusters/import",
    f"{A}/posts/appoint",
    f"{A}/clusters/{NORTH}/move-school",
    f"{A}/clusters/{NORTH}/appoint",
    f"{A}/clusters/{NORTH}/rename",
    f"{A}/clusters/{NORTH}/close",
    f"{A}/clusters/{NORTH}/correct",
)


@pytest.mark.parametrize("address", FORMS)
def test_forms_open_to_officers_of_the_authority_and_to_nobody_else(
    client: Client, signed_in: Any, address: str
) -> None:
    assert client.get(address).status_code == 302
    assert signed_in(RoleName.ADVISER, 998).get(address).status_code == 403
    assert signed_in(RoleName.SCHOOL, town.CODE, town.BEDE).get(address).status_code == 403
    assert signed_in(RoleName.HEAD_OF_SERVICE, town.CODE).get(address).status_code == 200


def test_a_record_of_another_authority_is_not_found(signed_in: Any) -> None:
    (post,) = cluster(NORTH).posts
    neighbour = signed_in(RoleName.ADVISER, 998)
    assert neighbour.get(f"{A}/posts/{post.id}/leave").status_code == 403
    assert neighbour.get(f"/authorities/998/posts/{post.id}/leave").status_code == 404
