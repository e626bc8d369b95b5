"""Loading extracts: twice, in any order, in part, broken off half way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.schools.making import (
    CLOSED,
    JANUARY_2026,
    MAY_2022,
    NOW,
    OPERATOR,
    extract,
    load,
    load_links,
    school,
)

from fosse.audit.models import Event
from fosse.schools import actions, facts, state_store
from fosse.schools.actions import UnreadableFile
from fosse.schools.facts import lineage, predecessors
from fosse.schools.models import Authority, Extract, SchoolLink, SchoolState

pytestmark = pytest.mark.django_db

MAY_2024 = date(2024, 5, 1)
Rows = Sequence[Mapping[str, str]]


def states() -> list[tuple[object, ...]]:
    return list(
        SchoolState.objects.order_by("school_id", "seen_from").values_list(
            "school_id", "name", "authority__name", "seen_from", "seen_to", "digest"
        )
    )


def test_a_load_reports_what_it_did_and_the_audit_says_who() -> None:
    report = load([school(900001), school(900002, **CLOSED), school(900003, OpenDate="31-02-2010")])
    assert (report.rows, report.added, report.counts) == (3, 2, {"open": 1, "closed": 1})
    assert [reject.line for reject in report.rejects] == [4]
    event = Event.objects.get()
    assert (event.verb, event.by_name) == ("loaded", "operator (tests)")
    assert event.detail["rows"] == 3


def test_loading_the_same_file_again_changes_nothing() -> None:
    load([school(900001)])
    before = states()
    again = load([school(900001)])
    assert again.already_loaded
    assert states() == before
    assert Extract.objects.count() == Event.objects.count() == 1


def test_a_later_extract_adds_what_changed_and_keeps_what_was() -> None:
    load([school(900001, "Bede Primary School"), school(900002)])
    report = load([school(900001, "Bede Academy"), school(900002)], JANUARY_2026)
    assert (report.added, report.changed) == (0, 1)
    assert [state[1:5] for state in states()] == [
        ("Bede Primary School", "Ratae", MAY_2022, MAY_2022),
        ("Bede Academy", "Ratae", JANUARY_2026, JANUARY_2026),
        ("School 900002", "Ratae", MAY_2022, JANUARY_2026),
    ]


def test_an_older_extract_loaded_later_takes_nothing_newer_away() -> None:
    load([school(900001, "Bede Academy", **{"LA (name)": "Ratae City"})], JANUARY_2026)
    load([school(900001, "Bede Primary School")], MAY_2022)
    found = facts.school(900001, as_at=JANUARY_2026)
    assert found is not None
    assert (found.name, found.authority_name) == ("Bede Academy", "Ratae City")
    before = facts.school(900001, as_at=MAY_2022)
    assert before is not None and before.name == "Bede Primary School"


def test_a_vanished_school_is_reported_and_kept() -> None:
    load([school(900001), school(900002)])
    report = load([school(900001)], JANUARY_2026)
    assert report.vanished == (900002,)
    kept = facts.school(900002, as_at=JANUARY_2026)
    assert kept is not None and kept.presence == "uncertain"
    assert kept.doubts[0].startswith("not in the register of 15 January 2026")


def test_a_school_whose_row_is_rejected_has_not_vanished() -> None:
    load([school(900001), school(900002)])
    report = load([school(900001), school(900002, CloseDate="31-02-2020")], JANUARY_2026)
    assert report.vanished == ()
    kept = facts.school(900002, as_at=JANUARY_2026)
    assert kept is not None and kept.presence == "open"


def test_an_extract_of_one_authority_says_nothing_of_another() -> None:
    elsewhere = {"LA (code)": "998", "LA (name)": "Corinium"}
    load([school(900001), school(900002, **elsewhere)])
    report = load([school(900001)], JANUARY_2026)
    assert report.vanished == ()
    kept = facts.school(900002, as_at=JANUARY_2026)
    assert kept is not None and kept.presence == "open"


def test_an_extract_between_two_others_breaks_a_run_that_it_contradicts() -> None:
    load([school(900001), school(900002)], MAY_2022)
    load([school(900001), school(900002), school(900003)], JANUARY_2026)
    load([school(900002, "Between")], MAY_2024)
    assert [state[:2] + state[3:5] for state in states()][:5] == [
        (900001, "School 900001", MAY_2022, MAY_2022),
        (900001, "School 900001", JANUARY_2026, JANUARY_2026),
        (900002, "School 900002", MAY_2022, MAY_2022),
        (900002, "Between", MAY_2024, MAY_2024),
        (900002, "School 900002", JANUARY_2026, JANUARY_2026),
    ]


def test_two_different_extracts_of_one_day_are_refused() -> None:
    load([school(900001)])
    with pytest.raises(UnreadableFile, match="Another extract of 2022-05-01"):
        load([school(900001, "Another name")])


def test_the_day_of_loading_is_londons() -> None:
    after_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert load([school(900001)], dated=date(2026, 7, 1), at=after_midnight).added == 1


def test_an_extract_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="a day still to come"):
        load([school(900001)], date(2027, 1, 1))


def test_an_extract_without_a_day_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="Give the day it was published"):
        actions.load_establishments(
            extract([school(900001)]), source_name="results.csv", by=OPERATOR, at=NOW
        )


def test_a_file_of_rejects_only_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"None of the 1 rows can be taken\. Line 2: URN"):
        load([school(900001, URN="x")])


def test_a_load_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    load([school(900001)])
    before = states()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(state_store._Plan, "carry_out", killed)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        load([school(900001, "New"), school(900002)], JANUARY_2026)
    assert states() == before
    assert Extract.objects.count() == Event.objects.count() == 1
    monkeypatch.undo()
    assert not load([school(900001, "New"), school(900002)], JANUARY_2026).already_loaded


def test_each_file_of_links_is_answered_for_in_any_order_of_loading() -> None:
    without_day, dated = ("Predecessor", ""), ("Predecessor", "01-09-2012")
    load_links((900002, 900001, *dated), dated=JANUARY_2026)
    load_links((900002, 900001, *without_day), (900003, 900001, "Other", ""), dated=MAY_2022)
    said = set(SchoolLink.objects.values_list("urn", "on", "seen_from", "seen_to"))
    assert said == {
        (900002, date(2012, 9, 1), JANUARY_2026, JANUARY_2026),
        (900002, None, MAY_2022, MAY_2022),
        (900003, None, MAY_2022, MAY_2022),
    }
    (link,) = lineage(900002, as_at=JANUARY_2026)
    assert link.on == date(2012, 9, 1)


def test_a_file_of_links_that_comes_later_does_not_change_what_an_earlier_one_said() -> None:
    load_links((900002, 900001, "Predecessor", "01-09-2012"), dated=MAY_2022)
    load_links((900003, 900002, "Predecessor", "01-09-2020"), dated=JANUARY_2026)
    asked = {"as_at": MAY_2024, "published_by": MAY_2024}
    assert predecessors([900002, 900003], **asked) == {900002: (900001,), 900003: ()}
    assert predecessors([900003], as_at=MAY_2024) == {900003: (900002, 900001)}
    assert predecessors([900002, 900003], as_at=MAY_2024, known_at=NOW) == {
        900002: (900001,),
        900003: (900002, 900001),
    }
    assert predecessors([900002], as_at=MAY_2024, known_at=NOW - timedelta(days=1)) == {900002: ()}
    before_all = {"as_at": MAY_2022, "published_by": date(2020, 1, 1)}
    assert predecessors([900002], **before_all) == {900002: (900001,)}


NAMES = st.sampled_from(["Bede", "Cuthbert"])
OPTIONS = st.sampled_from([{}, CLOSED, {"OpenDate": "31-02-2010"}, {"LA (code)": "998"}])
ROW = st.builds(lambda name, cells: (name, cells), NAMES, OPTIONS)
EXTRACTS = st.dictionaries(
    st.sampled_from([MAY_2022, date(2023, 5, 1), MAY_2024, JANUARY_2026]),
    st.dictionaries(st.sampled_from([900001, 900002, 900003]), ROW, min_size=1),
    min_size=2,
)


class _Back(Exception):
    """Leaves a transaction as it was before."""


def loaded_in(order: Sequence[tuple[date, Rows]]) -> object:
    """The states and authorities after loading, which is then undone."""
    found: object = None
    try:
        with transaction.atomic():
            for day, rows in order:
                load(rows, day)
            found = (states(), list(Authority.objects.order_by("pk").values_list()))
            raise _Back
    except _Back:
        return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EXTRACTS, st.data())
def test_extracts_in_any_order_give_the_same_register(
    extracts: Mapping[date, Mapping[int, tuple[str, Mapping[str, str]]]], data: st.DataObject
) -> None:
    files: list[tuple[date, Rows]] = []
    for day, of_day in extracts.items():
        rows = [school(urn, name, **cells) for urn, (name, cells) in of_day.items()]
        rows.append(school(900099, NumberOfPupils=str(day.year)))
        files.append((day, rows))
    shuffled = data.draw(st.permutations(files))
    assert loaded_in(shuffled) == loaded_in(sorted(files, key=lambda file: file[0]))
