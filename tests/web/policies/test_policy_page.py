"""The policy as the public reads it: clause by clause, with its versions and the safe counts."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.furnished import HERE, furnish

from fosse.assessments import actions
from fosse.assessments.models import PolicyVersion, Run
from fosse.evidence.measure import measures
from fosse.people.operator import Operator
from fosse.policy.schema import parse
from fosse.policy.terms import Policy
from fosse.web.policies.clauses import clauses, parts
from fosse.web.policies.questions import question

POLICIES = Path(__file__).resolve().parents[3] / "policies"
NOW, THEN = "2026-support-in-proportion-to-need.toml", "2007-in-inverse-proportion-to-success.toml"
AT = datetime(2026, 1, 20, 12, tzinfo=UTC)
BY = Operator("tests")


def text_of(name: str) -> str:
    return (POLICIES / name).read_text("utf-8")


def policy(name: str) -> Policy:
    return parse(text_of(name), measures())


def words(client: Client, address: str) -> str:
    """The page as words, without markup."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("name", [NOW, THEN])
def test_every_clause_of_the_file_is_on_the_page_in_its_order(name: str) -> None:
    shown = clauses(policy(name), measures())
    assert [clause.number for clause in shown] == [
        clause["number"] for clause in tomllib.loads(text_of(name))["clauses"]
    ]
    assert all(clause.parts or clause.table for clause in shown)


@pytest.mark.parametrize("name", [NOW, THEN])
def test_every_criterion_is_asked_in_words_that_name_its_threshold(name: str) -> None:
    for criterion in policy(name).criteria:
        asked = question(criterion, measures())
        assert asked.endswith("?")
        assert "{" not in asked
        for judged in criterion.judgements.values():
            assert all(word in asked for word in judged)


def test_a_probability_is_said_as_people_say_it() -> None:
    asked = question(policy(NOW).criterion("ks2_attainment"), measures())
    assert asked.endswith(
        "is it likely (4 in 5 or more) that the school's own figure is below 50%, "
        "where at least 11 pupils are counted?"
    )


def test_the_entitlement_is_days_visits_and_money() -> None:
    (table,) = [
        clause.table
        for clause in clauses(policy(NOW), measures())
        if clause.table and "worth" in clause.table.caption
    ]
    assert table.rows[-1] == (
        "Intensive support", "18", "12", "£9,360", "Director of children's services",
        "every 3 months",
    )  # fmt: skip


def test_a_text_is_paragraphs_and_lists() -> None:
    told = parts("\nOne line\nand its end.\n\n- first\n- second\n")
    assert [(part.text, part.items) for part in told] == [
        ("One line and its end.", ()),
        ("", ("first", "second")),
    ]


@pytest.mark.django_db
def test_where_no_policy_is_published_it_says_so(client: Client) -> None:
    assert "No School Improvement Policy has been published here yet." in words(client, "/policy")


@pytest.mark.django_db
def test_the_policy_in_force_is_shown_and_earlier_ones_beside_it(client: Client) -> None:
    actions.publish(text_of(THEN), by=BY, at=AT)
    actions.publish(text_of(NOW), by=BY, at=AT)
    page = words(client, "/policy")
    assert "Support in proportion to need Adopted on 20 January 2026" in page
    assert "Not in force today." not in page
    assert "Intervention in inverse proportion to success , from 17 September 2007" in page
    earlier = PolicyVersion.objects.get(in_force_from__year=2007)
    assert "Not in force today." in words(client, f"/policy/{earlier.pk}")


@pytest.mark.django_db
def test_the_policy_can_be_taken_away_as_the_file_that_it_is(client: Client) -> None:
    version = actions.publish(text_of(NOW), by=BY, at=AT)
    answer = client.get(f"/policy/{version.pk}.toml")
    assert answer.content.decode() == text_of(NOW)
    assert "support-in-proportion-to-need-2026-02-01.toml" in answer["Content-Disposition"]


@pytest.mark.django_db
def test_a_policy_that_is_kept_but_not_published_is_nobodys_to_read(client: Client) -> None:
    version = actions.publish(text_of(NOW), by=BY, at=AT)
    PolicyVersion.objects.update(published=False)
    assert client.get(f"/policy/{version.pk}").status_code == 404
    assert client.get(f"/policy/{version.pk}.toml").status_code == 404


@pytest.mark.django_db
def test_the_public_reads_how_many_and_never_which(client: Client, settings) -> None:
    settings.FOSSE_AUTHORITY = HERE
    furnish()
    as_at = date(2026, 3, 1)
    actions.run(HERE, as_at=as_at, policy_text=text_of(NOW), by=BY, at=AT)
    page = words(client, "/policy")
    assert "Of 2 schools, as at 1 March 2026." in page
    assert "any number would give a school’s level away: none is shown" in page
    assert "not shown" not in page  # two schools are fewer than five: no list of levels
    Run.objects.update(counts={"light": 58, "core": 25, "targeted": 18, "intensive": 3})
    assert "not shown Targeted support" in words(client, "/policy")
    Run.objects.update(counts={"light": 0, "core": 60, "targeted": 0, "intensive": 0})
    assert "none is shown" in words(client, "/policy")
    Run.objects.update(counts={"light": 58, "core": 25, "targeted": 18, "intensive": 8})
    assert "58 Light touch" in words(client, "/policy")
    assert "Abbey Primary School" not in page
