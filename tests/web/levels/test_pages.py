"""The officers' pages of levels, as an officer, a head teacher and a stranger meet them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fosse.assessments.caseloads import advisers_of
from fosse.assessments.models import Proposal
from fosse.audit.models import Event
from fosse.people.models import Account, RoleName
from fosse.web.levels.evidence import Group
from fosse.web.series import Judgement

from .made_run import BY_CHANCE, CODE, URNS, made_cluster, made_run

pytestmark = pytest.mark.django_db

LIST = f"/authorities/{CODE}/levels"
MOST_QUERIES = 15

SignedIn = Callable[..., Client]


@pytest.fixture
def adviser(signed_in: SignedIn) -> Client:
    return signed_in(RoleName.ADVISER)


@pytest.fixture
def head_of_service(signed_in: SignedIn) -> Client:
    return signed_in(RoleName.HEAD_OF_SERVICE)


def words(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return " ".join(response.content.decode().split())


def shown(text: str) -> set[int]:
    """The schools that a list shows."""
    return {urn for urn in URNS if f"/schools/{urn}/level" in text}


class TestList:
    def test_its_first_screen_answers_which_for_what_and_how_many_by_chance(
        self, adviser: Client
    ) -> None:
        made_run()
        text = words(adviser, LIST)
        assert "2 of 5 schools are proposed for more support than usual" in text
        assert "1 for Intensive support and 1 for Targeted support" in text
        assert f"about {BY_CHANCE:.0f} by chance" in text
        assert "Assessed as at 31 March 2026 by the policy “Support in proportion to need”" in text
        assert "“Low attainment at the end of primary school” holds." in text
        assert text.index("Castle School") < text.index("Abbey Primary") < text.index("Bede")

    def test_names_are_escaped(self, adviser: Client) -> None:
        made_run()
        text = words(adviser, LIST)
        assert "Elm &lt;Primary&gt;" in text
        assert "<Primary>" not in text

    @pytest.mark.parametrize(
        ("query", "urns"),
        [
            ("level=more", {900001, 900003}),
            ("level=targeted", {900001}),
            ("phase=Secondary", {900003}),
            ("ward=Westgate", {900002, 900004}),
            ("cluster=northside", {900001, 900002}),
            ("cluster=northside&level=more", {900001}),
            ("adviser=nobody", set(URNS)),
            ("q=castle", {900003}),
            ("q=900002", {900002}),
            ("level=nonsense&ward=Nowhere", set(URNS)),
        ],
    )
    def test_filters_stand_in_the_address(
        self, query: str, urns: set[int], adviser: Client
    ) -> None:
        made_run()
        assert made_cluster("Northside", [900001, 900002]) == "northside"
        text = words(adviser, f"{LIST}?{query}")
        assert shown(text) == urns
        assert f"levels.csv?{query}".replace("&", "&amp;") in text

    def test_a_list_that_nothing_matches_says_what_to_do(self, adviser: Client) -> None:
        made_run()
        text = words(adviser, f"{LIST}?q=nothing+like+it")
        assert "No school matches" in text
        assert f'href="{LIST}">show all schools' in text

    def test_before_any_assessment_it_says_how_to_make_one(self, adviser: Client) -> None:
        made_run()
        text = words(adviser, f"{LIST}?as_at=2026-03-30")
        assert "No assessment of Ratae had been run by 30 March 2026" in text
        assert "fosse assess --authority 999 --as-at 2026-03-30" in text

    @pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
    def test_where_there_is_no_run_there_is_no_download(self, adviser: Client, ending: str) -> None:
        made_run()
        text = words(adviser, f"{LIST}.{ending}?as_at=2026-03-30", 404)
        assert "No assessment of Ratae had been run by 30 March 2026." in text

    def test_the_day_of_the_run_is_londons(self, adviser: Client) -> None:
        run = made_run()
        run.run_at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
        run.save()
        assert "run on 1 July 2026 by" in words(adviser, LIST)

    def test_an_authority_with_one_school_reads_well(self, adviser: Client) -> None:
        made_run(schools=1)
        text = words(adviser, LIST)
        assert "None of 1 school is proposed for more support than usual." in text

    def test_four_hundred_schools_come_in_pages_within_the_budget(self, adviser: Client) -> None:
        made_run(schools=400)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text = words(adviser, LIST)
        assert len(queries) <= MOST_QUERIES
        assert text.count('/level"') == 200
        assert "page=2" in text
        assert "400 schools" in text
        assert words(adviser, f"{LIST}?page=2").count('/level"') == 200

    def test_the_twins_hold_what_is_shown_and_say_that_it_is_confidential(
        self, adviser: Client
    ) -> None:
        made_run()
        response = adviser.get(f"{LIST}.json?level=more")
        found = json.loads(response.content)
        assert [row["urn"] for row in found["rows"]] == [900003, 900001]
        assert found["licence"].startswith("Confidential")
        assert found["as_at"] == "2026-03-31"
        rows = list(csv.DictReader(io.StringIO(adviser.get(f"{LIST}.csv").content.decode())))
        assert len(rows) == 5
        assert rows[1]["because"].startswith("Targeted support, because")
        assert adviser.get(f"{LIST}.xlsx").content[:2] == b"PK"


class TestWho:
    @pytest.mark.parametrize(
        "role",
        [RoleName.CLUSTER_LEAD, RoleName.INFORMATION_OFFICER, RoleName.ADMINISTRATOR],
    )
    @pytest.mark.parametrize("address", [LIST, f"{LIST}.csv", "/schools/900001/level"])
    def test_levels_are_kept_from_who_does_not_need_them(
        self, role: RoleName, address: str, signed_in: SignedIn
    ) -> None:
        made_run()
        assert signed_in(role).get(address).status_code == 403

    @pytest.mark.parametrize("address", [LIST, f"{LIST}.json", "/schools/900001/level"])
    def test_levels_are_kept_from_the_public_and_from_other_authorities(
        self, address: str, client: Client, signed_in: SignedIn
    ) -> None:
        made_run()
        assert client.get(address).status_code == 302
        assert signed_in(RoleName.ADVISER, 998).get(address).status_code == 403

    def test_a_schools_own_people_see_theirs_and_no_other(self, signed_in: SignedIn) -> None:
        made_run()
        own = signed_in(RoleName.SCHOOL, CODE, 900001)
        text = words(own, "/schools/900001/level")
        assert "Targeted support" in text
        assert LIST not in text, "the list of all schools is not theirs"
        assert own.get("/schools/900003/level").status_code == 403
        assert own.get(LIST).status_code == 403

    @pytest.mark.parametrize("address", [LIST, f"{LIST}.csv", "/schools/900001/level"])
    def test_no_cache_keeps_them(self, address: str, adviser: Client) -> None:
        made_run()
        assert "no-store" in adviser.get(address).headers["Cache-Control"]


class TestSchool:
    def test_it_says_the_level_why_what_would_change_it_and_what_the_school_can_expect(
        self, adviser: Client
    ) -> None:
        made_run()
        text = words(adviser, "/schools/900001/level")
        assert "Targeted support, because “Low attainment at the end of primary school”" in text
        assert "If it did not hold, Core." in text
        assert "8 days of an adviser and 6 visits a year, worth £4,160." in text
        assert "Reviewed every 6 months." in text

    def test_each_answer_has_a_word_and_a_shape_its_figure_and_its_source(
        self, adviser: Client
    ) -> None:
        made_run()
        text = words(adviser, "/schools/900001/level")
        assert 'fosse-tag--watch"><svg' in text
        assert "43%" in text
        assert "31% to 56%" in text
        assert "Key stage 2, 2023/24 (final), published 1 April 2025" in text
        assert 'fosse-tag--unknown"><svg' in text
        assert "Not known counts neither for the school nor against it." in text

    def test_what_changed_since_the_assessment_before_is_said(self, adviser: Client) -> None:
        made_run(date(2026, 2, 28))
        made_run(date(2026, 3, 31))
        before = Proposal.objects.get(run__as_at=date(2026, 2, 28), school_id=900001)
        before.level_name = "Core"
        before.detail = before.detail.replace(b'"YES"', b'"NO"', 1)
        before.save()
        text = words(adviser, "/schools/900001/level")
        assert "What changed since 28 February 2026" in text
        assert "It was proposed for Core then, and is for Targeted support now." in text
        assert "was no then, and is yes now." in text
        assert "Levels proposed before" in text

    def test_each_judgement_stands_with_its_day_and_its_framework(
        self, adviser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made_run()
        judged = Judgement(
            measure="Quality of education",
            framework="the framework of 2019",
            words="Good",
            day=date(2023, 11, 7),
            year="",
            whose="",
            source="Inspections",
        )
        group = Group(id="inspection", name="Inspection", judgements=(judged,))
        monkeypatch.setattr("fosse.web.levels.school.groups", lambda *_, **__: (group,))
        text = words(adviser, "/schools/900001/level")
        assert "7 November 2023, the framework of 2019" in text

    def test_a_school_without_an_assessment_says_so(self, adviser: Client) -> None:
        made_run()
        text = words(adviser, "/schools/900001/level?as_at=2026-03-01")
        assert "No assessment that holds this school had been run by 1 March 2026" in text
        assert adviser.get("/schools/123456/level").status_code in {403, 404}

    def test_it_keeps_to_its_budget(self, adviser: Client) -> None:
        made_run()
        made_cluster("Northside", [900001, 900002])
        words(adviser, "/schools/900001/level")
        with CaptureQueriesContext(connection) as queries:
            words(adviser, "/schools/900001/level")
        assert len(queries) <= MOST_QUERIES


class TestAssigning:
    def test_many_are_selected_and_given_to_an_adviser_with_a_reason(
        self, head_of_service: Client, person: Callable[..., Account]
    ) -> None:
        made_run()
        ann = person(RoleName.ADVISER, name="Ann Adviser")
        address = f"{LIST}/assign?urn=900001&urn=900003&back={LIST}?level=more"
        text = words(head_of_service, address)
        assert "Assign an adviser to 2 schools" in text
        assert "Ann Adviser" in text
        sent = {
            "urn": ["900001", "900003"],
            "adviser": ann.pk,
            "reason": "New caseloads",
            "back": f"{LIST}?level=more",
        }
        response = head_of_service.post(f"{LIST}/assign", sent)
        assert response.status_code == 302
        assert response.headers["Location"] == f"{LIST}?level=more"
        held = advisers_of(URNS, as_at=date(2026, 3, 31))
        assert set(held) == {900001, 900003}
        assert Event.objects.filter(verb="caseload.assigned", reason="New caseloads").count() == 2
        text = words(head_of_service, f"{LIST}?adviser={ann.pk}")
        assert "Ann Adviser now looks after 2 more schools." in text
        assert shown(text) == {900001, 900003}

    def test_a_missing_reason_is_asked_for_and_nothing_is_done(
        self, head_of_service: Client, person: Callable[..., Account]
    ) -> None:
        made_run()
        ann = person(RoleName.ADVISER)
        sent = {"urn": ["900001"], "adviser": ann.pk, "reason": " "}
        response = head_of_service.post(f"{LIST}/assign", sent)
        assert response.status_code == 200
        text = response.content.decode()
        assert "There is a problem" in text
        assert "Enter: reason" in text
        assert not advisers_of(URNS, as_at=date(2026, 3, 31))

    def test_nothing_selected_says_what_to_do(self, head_of_service: Client) -> None:
        made_run()
        assert "No school was selected" in words(head_of_service, f"{LIST}/assign")

    def test_a_school_of_another_authority_cannot_be_slipped_in(
        self, head_of_service: Client, person: Callable[..., Account]
    ) -> None:
        made_run()
        ann = person(RoleName.ADVISER)
        sent = {"urn": ["123456"], "adviser": ann.pk, "reason": "why"}
        response = head_of_service.post(f"{LIST}/assign", sent)
        assert "No school was selected" in response.content.decode()
        assert not Event.objects.filter(verb="caseload.assigned").exists()

    def test_the_way_back_leads_nowhere_else(self, head_of_service: Client) -> None:
        made_run()
        for back in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
            text = words(head_of_service, f"{LIST}/assign?urn=900001&back={back}")
            assert "example.org/" not in text
            assert "javascript:alert" not in text

    def test_an_adviser_may_not_assign_and_is_not_offered_it(self, adviser: Client) -> None:
        made_run()
        assert "Assign an adviser" not in words(adviser, LIST)
        assert adviser.get(f"{LIST}/assign?urn=900001").status_code == 403
        assert adviser.post(f"{LIST}/assign", {"urn": "900001"}).status_code == 403
