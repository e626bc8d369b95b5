"""`fosse sample`, from the first word to the last: what an officer of Ratae then finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.contrib.auth import authenticate
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from sample.people import PASSWORD, PEOPLE
from tests.ratae import TODAY, Installation
from tests.sqlite_file import database_in

import sample
from fosse.assessments import caseloads
from fosse.assessments import facts as assessments
from fosse.cli.sample import command
from fosse.evidence import facts as evidence
from fosse.evidence.indicator import Status
from fosse.foi import facts as requests
from fosse.foi.kinds import State
from fosse.foi.models import Case, LogEntry, Requester
from fosse.people import facts as people
from fosse.people.access import Place, may
from fosse.people.models import Account
from fosse.schools.facts import SchoolFact, clusters_of, lineage, posts_of, school, schools_of
from fosse.stationery.mail_facts import outbox_fact

# Once: on PostgreSQL the journeys load the sample.
pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.once]
ROOMS = ("audit", "people", "schools", "evidence", "assessments", "foi", "stationery")


@pytest.fixture(scope="module")
def loaded(ratae: Installation, django_db_blocker: DjangoDbBlocker) -> Iterator[Installation]:
    """The sample as it was loaded; `db` undoes what a test does to it."""
    assert ratae.as_loaded
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOSSE_HOME", str(ratae.home))
        patch.setenv("FOSSE_TODAY", TODAY.isoformat())
        there = override_settings(HOME=ratae.home, FOSSE_DEMO=True)
        with database_in(ratae.as_loaded), django_db_blocker.unblock(), there:
            yield ratae


@pytest.fixture(scope="module")
def schools(loaded: Installation) -> dict[str, SchoolFact]:
    """Its state-funded schools on the sample's own day, by name."""
    found = schools_of(sample.RATAE, as_at=sample.AS_AT)
    return {one.name: one for one in found if one.state_funded}


def test_it_ends_with_a_summary_the_address_and_the_sign_ins(loaded: Installation) -> None:
    assert "Ratae, as at 2 November 2026" in loaded.said
    for words in ("State-funded schools", "Clusters", "Proposed: Intensive support"):
        assert words in loaded.said
    assert "http://127.0.0.1:8000/" in loaded.said
    assert f"password of each: {PASSWORD}" in loaded.said
    for person in PEOPLE:
        assert person.email in loaded.said


def test_about_110_schools_in_14_clusters(schools: dict[str, SchoolFact]) -> None:
    assert len(schools) == 109
    clusters = clusters_of(sample.RATAE, as_at=sample.AS_AT)
    assert len(clusters) == 14
    in_clusters = Counter(member.urn for cluster in clusters for member in cluster.members)
    assert Counter(in_clusters.values()) == {1: 107, 2: 1}  # one in two, one in none


def test_the_sample_lasts_beyond_its_own_day(schools: dict[str, SchoolFact]) -> None:
    """What the pages show today, and a year on, is what stood at its end."""
    for day in (TODAY, date(2027, 8, 1)):
        names = {one.name for one in schools_of(sample.RATAE, as_at=day) if one.state_funded}
        assert names == schools.keys()
        assert len(clusters_of(sample.RATAE, as_at=day)) == 14
        run = assessments.latest_run(sample.RATAE, as_at=day)
        assert run
        assert run.as_at == sample.AS_AT


def test_clusters_through_time(loaded: Installation) -> None:
    def names(day: date) -> set[str]:
        return {cluster.name for cluster in clusters_of(sample.RATAE, as_at=day)}

    assert names(date(2007, 9, 17)) == {"Castlegarth", "Millwater"}  # since before records
    assert "Gasworks Lane" in names(date(2021, 8, 31))
    assert "Sallowbeck" not in names(date(2021, 8, 31))
    assert "Sallowbeck" in names(date(2021, 9, 1))
    assert "Gasworks Lane" not in names(date(2021, 9, 1))
    assert "Quayside" in names(date(2023, 8, 31))
    assert "Quayside" not in names(date(2023, 9, 1))


def test_who_holds_which_post_and_who_pays(loaded: Installation) -> None:
    whole_city = posts_of(sample.RATAE, as_at=sample.AS_AT)
    assert {post.title for post in whole_city} == {"director", "lead_headteacher"}
    assert all(post.salaried and post.employer == post.funder for post in whole_city)
    posts = {
        cluster.name: {post.title: post for post in cluster.posts}
        for cluster in clusters_of(sample.RATAE, as_at=sample.AS_AT)
    }
    assert posts["Millwater"]["coordinator"].holder == ""
    assert posts["Sallowbeck"]["coordinator"].salaried is None
    assert posts["Northlode"]["chair"].salaried is False
    assert "coordinator" not in posts["Northlode"]


def test_predecessors_and_their_results(schools: dict[str, SchoolFact]) -> None:
    merged = schools["Old Mint Lane Primary School"]
    assert len(lineage(merged.urn, as_at=TODAY)) == 2
    academy = schools["Fen Lode Primary Academy"]
    points = evidence.profile(academy.urn, as_at=TODAY)["ks2_rwm_expected"].points
    assert [point.indicator.own for point in points] == [False, False, False, True]
    assert {point.indicator.year for point in points} == {
        "2021/22",
        "2022/23",
        "2023/24",
        "2024/25",
    }


def test_what_is_not_known_says_why(schools: dict[str, SchoolFact]) -> None:
    def statuses(name: str, measure: str) -> dict[str, Status]:
        series = evidence.profile(schools[name].urn, as_at=TODAY)[measure]
        return {point.indicator.year: point.indicator.status for point in series.points}

    tiny = "Saint Guthlac-in-the-Fen Church of England Primary School"
    assert Status.SUPPRESSED in statuses(tiny, "ks2_rwm_expected").values()
    new = statuses("Harbour Light Primary School", "ks2_rwm_expected")
    assert new["2023/24"] is Status.NEW_SCHOOL
    progress = statuses("Worsted Hall School", "ks4_progress8")
    assert progress["2023/24"] is Status.KNOWN
    assert progress["2025/26"] is Status.NOT_AVAILABLE


def test_the_national_figures_are_those_of_the_country(schools: dict[str, SchoolFact]) -> None:
    """A school is compared with about 2,000 made-up ones, and Ratae's neighbours are ten."""
    assert len(evidence.neighbours(sample.RATAE, as_at=TODAY)) == 10
    one = schools["Worsted Hall School"].urn
    newest = evidence.profile(one, as_at=TODAY)["ks4_attainment8"].points[-1]
    assert newest.comparison
    assert 300 <= newest.comparison.schools <= 420
    assert newest.comparison.national == pytest.approx(46, abs=3)


def test_about_a_fifth_of_schools_are_proposed_for_more(loaded: Installation) -> None:
    run = assessments.latest_run(sample.RATAE, as_at=TODAY)
    assert run
    counts = assessments.counts(run)
    assert sum(counts.values()) == 109
    more = counts["targeted"] + counts["intensive"]
    assert 0.15 <= more / 109 <= 0.25
    assert min(counts.values()) > 0  # every level has somebody to show


def test_levels_have_moved_since_the_review_before(loaded: Installation) -> None:
    before = assessments.latest_run(sample.RATAE, as_at=sample.BEFORE)
    now = assessments.latest_run(sample.RATAE, as_at=sample.AS_AT)
    assert before and now
    assert before.as_at == sample.BEFORE
    levels = [{one.urn: one.level for one in assessments.proposals(run)} for run in (before, now)]
    moved = [urn for urn in levels[0].keys() & levels[1].keys() if levels[0][urn] != levels[1][urn]]
    assert 10 <= len(moved) <= 60


def test_both_policies_are_published(loaded: Installation) -> None:
    titles = {policy.title for policy in assessments.policies()}
    assert len(titles) == 2
    in_force = assessments.policy_in_force(as_at=TODAY, authority_code=sample.RATAE)
    assert in_force
    assert in_force.in_force_from.year == 2026


def test_everybody_can_sign_in_and_do_their_own_work(loaded: Installation) -> None:
    verbs = {
        "adviser": ("levels.see", True),
        "head.of.service": ("levels.assess", True),
        "cluster.lead": ("levels.see", False),
        "information.officer": ("levels.see", False),
        "administrator": ("accounts.change", True),
    }
    for mailbox, (verb, allowed) in verbs.items():
        account = authenticate(None, username=f"{mailbox}@ratae.example", password=PASSWORD)
        assert isinstance(account, Account), mailbox
        assert may(account, verb, Place(sample.RATAE), today=TODAY) is allowed, mailbox


def test_a_headteacher_reaches_their_own_school_only(schools: dict[str, SchoolFact]) -> None:
    head = people.account_of("headteacher@ratae.example")
    own, other = schools["Larkfold Primary School"].urn, schools["Barley Moon Primary School"].urn
    assert may(head, "levels.see", Place(sample.RATAE, own), today=TODAY)
    assert not may(head, "levels.see", Place(sample.RATAE, other), today=TODAY)


def test_advisers_have_caseloads(schools: dict[str, SchoolFact]) -> None:
    held = caseloads.advisers_of([one.urn for one in schools.values()], as_at=TODAY)
    names = Counter(name for advisers in held.values() for _, name in advisers)
    assert set(names) == {"Ines Larkwood", "Theo Marchbank"}
    assert min(names.values()) > 15
    assert len(held) < len(schools)  # and some schools have nobody yet


def test_requests_are_in_every_state_and_the_desk_is_full(loaded: Installation) -> None:
    desk = requests.desk(sample.RATAE, today=sample.AS_AT)
    parts = ("late", "waiting", "reviews", "later", "answered")
    assert all(getattr(desk, part) for part in parts)
    assert "Requests for information" in loaded.said
    states = set(Case.objects.values_list("state", flat=True))
    assert states >= {
        State.RECEIVED,
        State.OPEN,
        State.SEARCHING,
        State.DRAFTING,
        State.CLEARANCE,
        State.AWAITING_CLARIFICATION,
        State.AWAITING_FEE,
        State.ISSUED,
        State.CLOSED,
    }


def test_answers_stand_in_the_disclosure_log_without_who_asked(loaded: Installation) -> None:
    log = list(LogEntry.objects.filter(authority_code=sample.RATAE))
    assert len(log) >= 15
    seed = next(entry for entry in log if entry.title.startswith("Clusters, their schools"))
    assert seed.answer.startswith("There were 14 clusters in Ratae on 16 March 2026.")
    assert {one["name"].rpartition(".")[2] for one in seed.attachments} == {"csv", "ods", "html"}
    names = [who.name for who in Requester.objects.all()]
    for entry in log:
        said = f"{entry.title} {entry.request} {entry.answer} {entry.by_question}"
        assert not any(name in said for name in names if len(name) > 3), entry.title


def test_nobody_gets_mail_about_what_is_made_up(loaded: Installation) -> None:
    assert outbox_fact().sent > 10
    assert outbox_fact().waiting == 0


def test_a_second_run_changes_nothing(loaded: Installation) -> None:
    before = everything()
    again = CliRunner().invoke(command)
    assert again.exit_code == 0, again.output
    assert again.output == loaded.said
    assert everything() == before


def everything() -> dict[str, int]:
    """How many rows there are of everything."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: model._default_manager.count() for model in models}


def test_a_school_that_closed_is_still_there_for_its_time(loaded: Installation) -> None:
    names = {one.name for one in schools_of(sample.RATAE, as_at=date(2022, 6, 1))}
    assert "Quay Hard Primary School" in names
    assert "Samphire Walk Primary School" not in names
    planned = [
        one
        for one in schools_of(sample.RATAE, as_at=TODAY, presence=("not yet open",))
        if one.name == "Samphire Walk Primary School"
    ]
    assert len(planned) == 1
    assert school(planned[0].urn, as_at=TODAY)
