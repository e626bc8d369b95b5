"""Adding up what requests cost that belong together: s.12(4) and SI 2004/3244, reg. 5."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.stationery import making as paper

from fosse.foi import actions, issuing
from fosse.foi.actions import ChangedMeanwhile, NotNow, Received, RequesterDetails
from fosse.foi.facts import CaseFact
from fosse.foi.issuing import Obstructed
from fosse.foi.kinds import Activity, Disposition, EventKind, Regime
from fosse.foi.models import Aggregation
from fosse.foi.recording import Refused
from fosse.people.access import NotAllowed
from fosse.people.models import RoleName
from fosse.stationery import facts as stationery

from .making import BY, CODE, at, fact, officer, opened

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)
CLUSTERS = "Which schools are in each cluster, and who coordinates the clusters?"
BUSES = "How much was spent on minibuses in 2025?"
KIM = RequesterDetails("Kim Sample", "kim@example.org")
CAMPAIGN = "“Save our clusters”, whose leaflet has these words"


@pytest.fixture
def earlier() -> Received:
    """A request of 2 November that took 15 hours 30 minutes, and an hour that does not count."""
    made = opened(date(2026, 11, 2), text=CLUSTERS)
    spend(made, 15 * 60 + 30)
    spend(made, 60, Activity.REDACTING)
    return made


@pytest.fixture
def this() -> Received:
    """The same again on 20 November, of which 4 hours are enough."""
    made = opened(text=CLUSTERS)
    spend(made, 4 * 60)
    return made


def spend(made: Received, minutes: int, activity: Activity = Activity.LOCATING) -> None:
    actions.spend_time(
        case_id=made.case_id, activity=activity, minutes=minutes, on=DAY, by=BY, at=at(DAY)
    )


def add(this: Received, other: Received, **given: Any) -> None:
    said: dict[str, Any] = {"reason": "It is one piece of work.", "by": BY, **given}
    actions.aggregate(case_id=this.case_id, other_id=other.case_id, on=DAY, at=at(DAY), **said)


def separate(this: Received, other: Received, reason: str = "It was another matter.") -> None:
    actions.separate(
        case_id=this.case_id, other_id=other.case_id, reason=reason, on=DAY, by=BY, at=at(DAY)
    )


def now(made: Received) -> CaseFact:
    return fact(made, DAY)


class TestAdding:
    def test_what_counts_of_the_other_is_added_and_said(
        self, this: Received, earlier: Received
    ) -> None:
        """FOIA-12-4: neither request is over the limit of 18 hours; both together are."""
        assert not now(this).cost.over and not now(earlier).cost.over
        add(this, earlier)
        cost = now(this).cost
        assert cost.over
        assert (cost.minutes, cost.own_minutes) == (19 * 60 + 30, 4 * 60)
        assert cost.in_words == (
            "19 hours 30 minutes (4 hours for this request, 15 hours 30 minutes for "
            f"{earlier.reference}) at £25 an hour: £487.50, over the limit of £450."
        )
        assert now(earlier).cost.minutes == 15 * 60 + 30

    def test_why_is_kept_by_whom_and_as_it_was_judged(
        self, this: Received, earlier: Received
    ) -> None:
        add(this, earlier, by=officer("Ann Officer"))
        (one,) = now(this).aggregated
        assert (one.reference, one.minutes, one.by) == (earlier.reference, 930, "Ann Officer")
        assert one.reason == (
            "It is from the same person. Both are in the same words. From 2 November 2026 to 20 "
            "November 2026 are 15 working days, no more than 60. It is one piece of work."
        )
        event = now(this).events[-1]
        assert (event.kind, event.note) == (EventKind.COST_ADDED, "It is one piece of work.")
        assert event.detail == {"other": earlier.reference, "campaign": False}

    def test_searches_of_the_other_are_its_time_too(self, this: Received) -> None:
        other = opened(date(2026, 11, 2), text=CLUSTERS)
        (question,) = actions.split(
            case_id=other.case_id, questions=[actions.QuestionDraft("Which?")], by=BY, at=at(DAY)
        )
        actions.record_search(
            question_id=question, who="Ann", where="The register", terms="cluster", minutes=45,
            found=True, on=DAY, by=BY, at=at(DAY),
        )  # fmt: skip
        spend(other, 15)
        add(this, other)
        assert now(this).cost.minutes == 5 * 60

    def test_taken_out_again_it_is_not_counted_and_both_are_told(
        self, this: Received, earlier: Received
    ) -> None:
        add(this, earlier)
        separate(this, earlier)
        found = now(this)
        assert (found.cost.minutes, found.aggregated) == (4 * 60, ())
        assert [event.kind for event in found.events[-2:]] == [
            EventKind.COST_ADDED, EventKind.COST_TAKEN_OUT,
        ]  # fmt: skip
        with pytest.raises(Refused, match="not added"):
            separate(this, earlier)
        add(this, earlier)

    def test_what_is_withdrawn_since_is_not_counted(
        self, this: Received, earlier: Received
    ) -> None:
        """Reg. 5 adds up requests that would else have to be complied with."""
        add(this, earlier)
        actions.withdraw(case_id=earlier.case_id, on=DAY, by=BY, at=at(DAY))
        found = now(this)
        assert (found.cost.minutes, found.cost.added) == (4 * 60, ())
        assert [one.counts for one in found.aggregated] == [False]

    def test_whether_it_is_held_is_judged_by_this_request_alone(
        self, this: Received, earlier: Received
    ) -> None:
        """FOIA-12-2."""
        spend(earlier, 20 * 60, Activity.DETERMINING)
        add(this, earlier)
        assert now(this).cost.over and not now(this).cost.over_to_confirm


class TestRefusing:
    def test_of_somebody_else_only_with_what_joins_them(self, this: Received) -> None:
        other = opened(date(2026, 11, 2), text=CLUSTERS, requester=KIM)
        with pytest.raises(Refused, match="not known to be from the same person or campaign"):
            add(this, other)
        add(this, other, campaign=CAMPAIGN)
        (one,) = now(this).aggregated
        assert one.campaign == CAMPAIGN
        assert f"Both are part of “{CAMPAIGN}”." in one.reason

    def test_of_other_words_only_with_what_both_ask_for(self, this: Received) -> None:
        other = opened(date(2026, 11, 2), text=BUSES)
        with pytest.raises(Refused, match="does not ask for the same or similar"):
            add(this, other)
        add(this, other, alike="Both are about what clusters spend.")
        assert "Both are about what clusters spend." in now(this).aggregated[0].reason

    def test_of_more_than_60_working_days_before_whatever_is_said(self, this: Received) -> None:
        """FOIA-12-4: 27 August to 20 November 2026 are 61."""
        other = opened(date(2026, 8, 27), text=CLUSTERS)
        with pytest.raises(Refused, match="61 working days, more than 60"):
            add(this, other, campaign=CAMPAIGN, alike="Both are about clusters.")

    def test_all_that_are_added_up_came_within_one_period(self, this: Received) -> None:
        """Each within 60 working days of this one, and more than 60 from each other."""
        before = opened(date(2026, 9, 21), text=CLUSTERS)
        after_on = date(2027, 1, 11)
        after = opened(after_on, text=CLUSTERS)
        add(this, before)
        with pytest.raises(Refused, match="Take an earlier one out first"):
            actions.aggregate(
                case_id=this.case_id, other_id=after.case_id, reason="The same work.",
                on=after_on, by=BY, at=at(after_on),
            )  # fmt: skip
        separate(this, before)
        actions.aggregate(
            case_id=this.case_id, other_id=after.case_id, reason="The same work.",
            on=after_on, by=BY, at=at(after_on),
        )  # fmt: skip

    def test_twice_itself_and_another_authoritys(self, this: Received, earlier: Received) -> None:
        add(this, earlier)
        with pytest.raises(Refused, match="added already"):
            add(this, earlier)
        with pytest.raises(Refused, match="not on record in the authority"):
            add(this, this)
        elsewhere = opened(date(2026, 11, 2), text=CLUSTERS, authority_code=991)
        with pytest.raises(Refused, match="not on record in the authority"):
            add(this, elsewhere)

    def test_without_a_reason(self, this: Received, earlier: Received) -> None:
        with pytest.raises(Refused, match="Give the reason for adding"):
            add(this, earlier, reason=" ")
        add(this, earlier)
        with pytest.raises(Refused, match="Give the reason for taking it out"):
            separate(this, earlier, " ")

    def test_what_is_not_to_be_answered_here(self, this: Received, earlier: Received) -> None:
        actions.transfer(
            case_id=earlier.case_id, to="Aldermere", reason="Theirs.", on=DAY, by=BY, at=at(DAY)
        )
        with pytest.raises(Refused, match="is at “Transferred”"):
            add(this, earlier)

    def test_environmental_information_which_knows_no_cost_limit(
        self, this: Received, earlier: Received
    ) -> None:
        drafts = [actions.QuestionDraft("How much water?", Regime.EIR)]
        actions.split(case_id=earlier.case_id, questions=drafts, by=BY, at=at(DAY))
        with pytest.raises(Refused, match=f"No question of {earlier.reference} is answered under"):
            add(this, earlier)

    def test_by_whoever_was_slower_or_may_not(self, this: Received, earlier: Received) -> None:
        seen = now(this).version
        spend(this, 1)
        with pytest.raises(ChangedMeanwhile):
            add(this, earlier, version=seen)
        with pytest.raises(NotAllowed):
            add(this, earlier, by=officer("An Adviser", RoleName.ADVISER))
        assert not Aggregation.objects.exists()

    def test_when_it_is_over(self, this: Received, earlier: Received) -> None:
        actions.withdraw(case_id=this.case_id, on=DAY, by=BY, at=at(DAY))
        with pytest.raises(NotNow, match="Cost of another request added"):
            add(this, earlier)


class TestTheLetter:
    @pytest.fixture(autouse=True)
    def _paper(self) -> None:
        paper.everything()

    @pytest.fixture
    def refused(self, this: Received) -> Received:
        """The request in hand, refused for its cost."""
        (question,) = actions.split(
            case_id=this.case_id, questions=[actions.QuestionDraft("Which?")], by=BY, at=at(DAY)
        )
        said: dict[str, Any] = {"question_id": question, "by": BY, "at": at(DAY)}
        actions.write_answer(text="We hold it. Ask for one cluster.", **said)
        actions.dispose(disposition=Disposition.COST_LIMIT, **said)
        actions.ask_clearance(case_id=this.case_id, on=DAY, by=BY, at=at(DAY))
        return this

    def clear_and_issue(self, made: Received) -> str:
        draft = issuing.preview(made.case_id, on=DAY).draft_sha256
        actions.clear(case_id=made.case_id, draft_sha256=draft, on=DAY, by=BY, at=at(DAY))
        return self.issue(made)

    def issue(self, made: Received) -> str:
        issuing.issue(case_id=made.case_id, on=DAY, by=BY, at=at(DAY))
        return stationery.issued(now(made).letters[-1].html_sha256).decode("utf-8")

    def test_it_goes_only_with_what_was_added_and_names_each_and_the_sum(
        self, refused: Received, earlier: Received
    ) -> None:
        with pytest.raises(Obstructed, match="not over the limit: 4 hours at"):
            self.clear_and_issue(refused)
        add(refused, earlier)
        with pytest.raises(Obstructed, match="edited after it was cleared"):
            self.issue(refused)
        text = self.clear_and_issue(refused)
        for words in (
            "Section 12(4), with regulation 5", "within 60 consecutive working days",
            "To the 4 hours that your request would take we have added:",
            f"15 hours 30 minutes for {earlier.reference}, received on 2 November 2026, from you",
            "19 hours 30 minutes (4 hours for this request, 15 hours 30 minutes for "
            f"{earlier.reference}) at £25 an hour: £487.50, over the limit of £450.",
        ):  # fmt: skip
            assert words in text
        assert "It is one piece of work." not in text

    def test_of_a_campaign_it_says_so_and_nobodys_name(self, refused: Received) -> None:
        other = opened(date(2026, 11, 2), text=CLUSTERS, requester=KIM)
        spend(other, 15 * 60)
        add(refused, other, campaign="Kim Sample’s leaflet")
        text = self.clear_and_issue(refused)
        assert "from people who appear to act together with you" in text
        assert "Kim" not in text

    def test_without_anything_added_it_does_not_speak_of_adding(self, refused: Received) -> None:
        spend(refused, 15 * 60)
        assert "Section 12(4)" not in self.clear_and_issue(refused)


def test_pages_do_not_tell_who_the_other_requester_is(this: Received) -> None:
    other = opened(date(2026, 11, 2), text=CLUSTERS, requester=KIM)
    add(this, other, campaign="Kim Sample’s leaflet", reason="kim@example.org wrote of it.")
    (one,) = now(this).aggregated
    assert "Kim" not in one.campaign and "kim@" not in one.reason


def test_whoever_is_forgotten_is_blacked_out_in_the_reasons_of_both(this: Received) -> None:
    other = opened(date(2026, 11, 2), text=CLUSTERS, requester=KIM)
    add(this, other, campaign="Kim Sample’s leaflet", reason="Kim Sample wrote of it.")
    actions.withdraw(case_id=other.case_id, on=DAY, by=BY, at=at(DAY))
    later = date(2030, 1, 7)
    actions.forget(before=date(2027, 1, 1), authority_code=CODE, by=BY, at=at(later))
    (row,) = Aggregation.objects.all()
    assert "Kim" not in row.campaign and "Kim" not in row.reason
