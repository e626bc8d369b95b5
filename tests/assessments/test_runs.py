"""A policy run over a made-up country: what is proposed, what is kept, and the same bytes again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.evidence.made_country import (
    CLOSED,
    INDEPENDENT,
    LATE,
    NEWCOMER,
    PRIMARIES,
    SECONDARIES,
    SPECIAL,
    ks2,
    ks4,
    links,
    loaded,
    register,
)
from tests.policy.making import criterion, rule, text_of

from fosse.assessments import actions, facts, parts
from fosse.assessments.assessing import NotAssessedError
from fosse.assessments.models import PolicyVersion, Proposal, Run
from fosse.audit.models import Event
from fosse.people.access import NotAllowed
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.policy.faults import InvalidPolicyError

pytestmark = pytest.mark.django_db

BY = Operator("tests")
AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 10, tzinfo=UTC)
AUTUMN, SPRING = date(2019, 11, 30), date(2020, 4, 30)

POLICY = text_of(
    criterion("progress", title="Low progress", because="Progress 8 {value} in {year}."),
    criterion(
        "attainment",
        title="Low attainment",
        measure="ks2_rwm_expected",
        threshold=50,
        phases=["primary"],
    ),
    rule("targeted", any_of=["progress", "attainment"]),
    rule("light", none_of=["progress", "attainment"], known=1),
)


def scores(low: int = SECONDARIES[0]) -> Mapping[int, object]:
    """Every secondary school at +0.1; one at −0.8, one suppressed."""
    return dict.fromkeys(SECONDARIES, 0.1) | {low: -0.8, SECONDARIES[1]: "SUPP"}


def attainments(urns: tuple[int, ...], percent: int) -> list[list[object]]:
    return [[1, 901, urn, 30, f"{percent}%", "10%", "", "", ""] for urn in urns]


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """The register, and key stage 4 of 2018/19: provisional in October, final in April."""
    provisional = ks4(tmp_path, "2018-2019", "provisional", scores())
    loaded(*register(tmp_path), provisional)
    return tmp_path


def run(code: int | None = None, *, as_at: date = AUTUMN, at: datetime = AT) -> Run:
    return actions.run(code, as_at=as_at, policy_text=POLICY, by=BY, at=at)


def written(kept: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(facts.written(kept))
    return found


def schools_of(kept: Run) -> dict[int, dict[str, Any]]:
    return {school["urn"]: school for school in written(kept)["schools"]}


@pytest.mark.usefixtures("country")
def test_every_open_state_funded_school_has_a_level_with_a_reason() -> None:
    schools = schools_of(run())
    assert set(schools) == {*PRIMARIES, *SECONDARIES, SPECIAL, CLOSED}
    for school in schools.values():
        assert school["because"].startswith(f"{school['level_name']}, because ")
    assert INDEPENDENT not in schools


@pytest.mark.usefixtures("country")
def test_schools_that_opened_later_come_later() -> None:
    schools = schools_of(run(as_at=date(2022, 3, 31)))
    assert {NEWCOMER, LATE} <= set(schools)
    assert CLOSED not in schools


@pytest.mark.usefixtures("country")
def test_the_levels_are_those_of_the_figures() -> None:
    levels = {urn: school["level"] for urn, school in schools_of(run()).items()}
    assert levels[SECONDARIES[0]] == "targeted"  # −0.8 is below −0.5
    assert levels[SECONDARIES[1]] == "core"  # suppressed: neither good nor bad
    assert {levels[urn] for urn in SECONDARIES[2:]} == {"light"}
    assert {levels[urn] for urn in PRIMARIES} == {"core"}  # key stage 2 is not out
    assert levels[SPECIAL] == "core"  # nothing is asked of it


@pytest.mark.usefixtures("country")
def test_a_special_school_is_special_in_the_json_as_on_the_pages() -> None:
    kept = run()
    schools = schools_of(kept)
    assert schools[SPECIAL]["phase"] == "Special"
    assert {schools[urn]["phase"] for urn in PRIMARIES} == {"Primary"}
    for urn in (SPECIAL, PRIMARIES[0]):
        assert Proposal.objects.get(run=kept, school_id=urn).phase == schools[urn]["phase"]


@pytest.mark.usefixtures("country")
def test_the_json_says_what_it_rests_on() -> None:
    kept = run(901)
    found = written(kept)
    assert found["authority"] == {"code": 901, "name": "Authority 901"}
    assert found["as_at"] == "2019-11-30"
    assert found["policy"]["title"] == "A policy for tests"
    assert found["policy"]["sha256"] == kept.policy.sha256
    (release,) = found["releases"]
    assert (release["publication"], release["stage"]) == ("ks4", "provisional")
    assert len(release["sha256"]) == 64
    rests_on = [(file["kind"], file["dated"]) for file in found["register"]]
    assert rests_on == [("establishments", "2018-09-01"), ("links", "2018-09-01")]
    assert sum(found["levels"].values()) == len(found["schools"]) == kept.schools
    assert list(found["levels"]) == ["light", "core", "targeted", "intensive"]


@pytest.mark.usefixtures("country")
def test_a_finding_in_the_json_has_all_that_it_rests_on() -> None:
    school = schools_of(run())[SECONDARIES[0]]
    (finding,) = school["findings"]
    assert finding["criterion"] == "progress"
    assert finding["answer"] == "YES"
    assert finding["because"] == "Progress 8 −0.80 in 2018/19."
    assert (finding["value"], finding["low"], finding["high"]) == (-0.8, -1.05, -0.55)
    assert finding["comparison"]["national"] == -0.03
    assert (
        finding["source"]
        == "Key stage 4 performance, 2018/19 (provisional), published 17 October 2019"
    )
    assert finding["year"] == "2018/19"
    assert school["not_known"] == []
    assert school["entitlement"] == {
        "days": 8,
        "visits": 8,
        "day_rate": 500,
        "cost": 4000,
        "decided_by": "Head of service",
        "review_months": 12,
    }
    assert school["would_change"][0]["words"] == (
        "If “Low progress” did not hold, it would be Light."
    )


@pytest.mark.usefixtures("country")
def test_what_is_not_out_yet_is_said_to_be_not_known() -> None:
    school = schools_of(run())[PRIMARIES[0]]
    (finding,) = school["findings"]
    assert finding["answer"] == "NOT_KNOWN"
    assert "2018/19" in finding["because"]
    assert "30 November 2019" in finding["because"]
    assert school["not_known"] == ["attainment"]


def test_a_run_rests_on_what_was_out_that_day(country: Path) -> None:
    loaded(
        ks4(country, "2018-2019", "final", scores(low=SECONDARIES[5])),
        ks2(country, "2018-2019", attainments(tuple(PRIMARIES[:3]), 40)),
    )
    autumn, spring = schools_of(run()), schools_of(run(as_at=SPRING))
    assert "provisional" in autumn[SECONDARIES[0]]["findings"][0]["source"]
    assert autumn[PRIMARIES[0]]["level"] == "core"
    assert "final" in spring[SECONDARIES[0]]["findings"][0]["source"]
    assert spring[SECONDARIES[5]]["level"] == "targeted"
    assert spring[PRIMARIES[0]]["level"] == "targeted"


def test_the_same_run_writes_the_same_bytes_even_after_newer_data(country: Path) -> None:
    first = run()
    loaded(ks4(country, "2018-2019", "final", scores(low=SECONDARIES[5])))
    newer = country / "newer"
    newer.mkdir()
    text = (country / "edubasealldata20180901.csv").read_text("utf-8")
    (newer / "edubasealldata20200301.csv").write_text(text.replace("School 9000", "Renamed 9000"))
    loaded(newer / "edubasealldata20200301.csv", at=LATER)
    second = run(at=LATER)
    assert second.sha256 == first.sha256
    assert facts.written(second) == facts.written(first)
    assert sha256(facts.written(first)).hexdigest() == first.sha256
    assert actions.again(first).same
    assert "Renamed" in facts.written(run(as_at=SPRING, at=LATER)).decode()


def test_a_table_of_an_earlier_day_loaded_later_changes_new_runs_only(country: Path) -> None:
    """Published in October, loaded in November of another year: what was known counts."""
    first = run()
    earlier = country / "2018"
    loaded(
        ks4(earlier, "2017-2018", "final", dict.fromkeys(SECONDARIES, -0.9)),
        at=LATER,
    )
    assert actions.again(first).same
    assert run(at=datetime(2026, 11, 23, tzinfo=UTC)).sha256 != first.sha256


def test_a_file_of_links_loaded_later_changes_new_runs_only(country: Path) -> None:
    loaded(ks2(country, "2018-2019", attainments((PRIMARIES[0],), 40)))
    first = run(as_at=date(2022, 3, 31))
    loaded(links(country, "20190901", {LATE: PRIMARIES[0]}), at=LATER)
    assert actions.again(first).same
    (finding,) = schools_of(run(as_at=date(2022, 3, 31), at=LATER))[LATE]["findings"]
    assert finding["published_for"] == PRIMARIES[0]


@pytest.mark.usefixtures("country")
def test_many_processes_write_what_one_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(as_at=date(2022, 3, 31))
    monkeypatch.setattr(parts, "SHARED_FROM", 1)
    monkeypatch.setattr(parts, "LOT", 2)
    assert run(as_at=date(2022, 3, 31)).sha256 == alone.sha256


@pytest.mark.usefixtures("country")
def test_a_predecessors_result_is_named_as_theirs(country: Path) -> None:
    loaded(ks2(country, "2018-2019", attainments((CLOSED,), 40)))
    school = schools_of(run(as_at=date(2022, 3, 31)))[NEWCOMER]
    (finding,) = school["findings"]
    assert finding["published_for"] == CLOSED
    assert f"predecessor, URN {CLOSED}" in finding["because"]


# ---------------------------------------------------------------- keeping


@pytest.mark.usefixtures("country")
def test_a_run_is_kept_with_a_proposal_for_each_school_and_an_event() -> None:
    kept = run(901)
    assert Proposal.objects.filter(run=kept).count() == kept.schools
    event = Event.objects.get(verb="assessment.run")
    assert (event.noun_id, event.by_name) == (str(kept.pk), BY.name)
    assert event.detail["sha256"] == kept.sha256


@pytest.mark.usefixtures("country")
def test_a_policy_is_kept_once() -> None:
    assert run(901).policy == run(902).policy
    assert PolicyVersion.objects.get().toml == POLICY


@pytest.mark.usefixtures("country")
def test_nothing_is_kept_of_a_run_that_fails() -> None:
    of_nobody = "authority = 777\n" + POLICY
    with pytest.raises(NotAssessedError, match="authority 777"):
        actions.run(901, as_at=AUTUMN, policy_text=of_nobody, by=BY, at=AT)
    assert not Run.objects.exists()
    assert not Proposal.objects.exists()
    assert not Event.objects.filter(verb="assessment.run").exists()


@pytest.mark.usefixtures("country")
def test_what_cannot_be_assessed_is_said() -> None:
    with pytest.raises(NotAssessedError, match="no authority 777"):
        run(777)
    with pytest.raises(InvalidPolicyError):
        actions.run(901, as_at=AUTUMN, policy_text="title = 3", by=BY, at=AT)
    stranger = Account.objects.create(email="a@example.org", name="A")
    with pytest.raises(NotAllowed):
        actions.run(901, as_at=AUTUMN, policy_text=POLICY, by=stranger, at=AT)


# ---------------------------------------------------------------- reading


@pytest.mark.usefixtures("country")
def test_the_latest_run_of_an_authority_is_its_own_by_day_then_by_moment() -> None:
    old, new = run(901, as_at=AUTUMN), run(901, as_at=SPRING)
    again = run(901, as_at=SPRING, at=LATER)
    run(902, as_at=SPRING, at=LATER)

    def latest(day: date, known_at: datetime | None = None) -> int | None:
        found = facts.latest_run(901, as_at=day, known_at=known_at)
        return found.id if found else None

    assert latest(SPRING) == again.pk
    assert latest(SPRING, known_at=AT) == new.pk
    assert latest(date(2020, 1, 1)) == old.pk
    assert latest(date(2019, 1, 1)) is None


@pytest.mark.usefixtures("country")
def test_proposals_are_narrowed_by_level_school_and_words() -> None:
    run()
    kept = facts.latest_run(None, as_at=AUTUMN)
    assert kept is not None
    everybody = facts.proposals(kept)
    assert len(everybody) == kept.schools
    (low,) = facts.proposals(kept, levels=["targeted"])
    assert (low.urn, low.yes, low.not_known, low.rank) == (SECONDARIES[0], 1, 0, 2)
    assert low.detail["findings"][0]["answer"] == "YES"
    assert [p.urn for p in facts.proposals(kept, urns=[SPECIAL])] == [SPECIAL]
    assert [p.urn for p in facts.proposals(kept, text=f"school {SPECIAL}")] == [SPECIAL]
    assert facts.proposal(kept, SPECIAL) == facts.proposals(kept, urns=[SPECIAL])[0]
    assert facts.counts(kept) == {"light": 10, "core": 43, "targeted": 1, "intensive": 0}


def test_the_history_of_a_school_has_the_last_run_of_each_day(country: Path) -> None:
    run()
    loaded(ks4(country, "2018-2019", "final", scores(low=SECONDARIES[5])))
    run(as_at=SPRING)
    run(as_at=SPRING, at=LATER)
    found = facts.history(SECONDARIES[0], as_at=SPRING)
    assert [(one.as_at, one.level) for one in found] == [(SPRING, "light"), (AUTUMN, "targeted")]
    assert [one.as_at for one in facts.history(SECONDARIES[0], as_at=AUTUMN)] == [AUTUMN]


# ---------------------------------------------------------------- policies


@pytest.mark.usefixtures("country")
def test_a_policy_is_published_once_and_holds_from_its_day() -> None:
    version = actions.publish(POLICY, by=BY, at=AT)
    assert actions.publish(POLICY, by=BY, at=LATER) == version
    assert Event.objects.filter(verb="policy.published").count() == 1
    assert [policy.id for policy in facts.policies()] == [version.pk]
    assert facts.policy_in_force(as_at=date(2026, 1, 31)) is None
    in_force = facts.policy_in_force(as_at=date(2026, 2, 1))
    assert in_force is not None
    assert in_force.policy.title == "A policy for tests"


@pytest.mark.usefixtures("country")
def test_an_authoritys_own_policy_comes_before_one_for_any() -> None:
    actions.publish(POLICY, by=BY, at=AT)
    own = actions.publish("authority = 901\n" + POLICY, by=BY, at=AT)
    found = facts.policy_in_force(as_at=SPRING.replace(year=2026), authority_code=901)
    assert found is not None
    assert found.id == own.pk
    other = facts.policy_in_force(as_at=SPRING.replace(year=2026), authority_code=902)
    assert other is not None
    assert other.authority_code is None


@pytest.mark.usefixtures("country")
def test_a_policy_that_was_only_run_is_not_shown_to_the_public() -> None:
    run()
    assert facts.policies() == ()
    assert len(facts.policies(published_only=False)) == 1
