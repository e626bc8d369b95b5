"""Clusters and posts from CSV: a preview of every change and fault, then all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.schools.making import OPERATOR, load, school

from fosse.audit.models import Event
from fosse.documents.spreadsheet import as_csv
from fosse.people.access import NotAllowed
from fosse.people.models import Account
from fosse.schools import actions, facts
from fosse.schools.actions import FaultyFile, Preview
from fosse.schools.cluster_csv import CLUSTER_COLUMNS, POST_COLUMNS
from fosse.schools.imports import What
from fosse.schools.models import Group, Membership, Post

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 2, 2, 9, tzinfo=UTC)
CLUSTERS = "authority,cluster,urn,role,joined_on,left_on,founded_on,closed_on\n"
POSTS = "authority,cluster,title,post,holder,salaried,fte,employer,funder,starts_on,ends_on\n"
FIRST = CLUSTERS + (
    "999,North,900001,lead,2007-09-01,,,\n"
    "999,North,900002,,01/09/2007,,,\n"
    "999,East,900001,,2008-09-01,,2007-09-01,\n"
)


@pytest.fixture(autouse=True)
def schools() -> None:
    load([school(urn, f"School {urn % 10}") for urn in (900001, 900002, 900003)])


def preview(text: str | bytes, what: What = "clusters", authority: int | None = None) -> Preview:
    data = text if isinstance(text, bytes) else text.encode()
    return actions.preview(what, data, authority_code=authority)


def apply(text: str, what: What = "clusters") -> Preview:
    return actions.apply(
        what, text.encode(), source_name="f.csv", reason="Agreed", by=OPERATOR, at=NOW
    )


def faults(text: str | bytes, what: What = "clusters") -> list[tuple[int, str]]:
    return [(fault.line, fault.words) for fault in preview(text, what).faults]


def words(found: Preview) -> list[tuple[int, str, str]]:
    return [(change.line, change.verb, change.words) for change in found.changes]


def members(slug: str, as_at: date) -> list[tuple[int, str]]:
    found = facts.cluster(999, slug, as_at=as_at)
    assert found is not None
    return [(one.urn, one.role) for one in found.members]


def test_a_preview_lists_what_would_change_and_saves_nothing() -> None:
    found = preview(FIRST)
    assert found.faults == ()
    assert found.counts == {"founded": 2, "joined": 3}
    assert (2, "founded", "North is founded, from 1 September 2007") in words(found)
    assert (3, "joined", "School 2 joins North as member, from 1 September 2007") in words(found)
    assert not Group.objects.exists()


def test_what_was_previewed_is_applied_in_one_event_and_only_once() -> None:
    loads = Event.objects.count()
    assert words(apply(FIRST)) != []
    assert members("north", date(2010, 1, 1)) == [(900001, "lead"), (900002, "member")]
    event = Event.objects.order_by("-pk")[0]
    assert Event.objects.count() == loads + 1
    assert (event.verb, event.reason, len(event.detail["changes"])) == (
        "clusters.imported",
        "Agreed",
        5,
    )
    again = apply(FIRST)
    assert (again.changes, again.unchanged) == ((), 3)
    assert (Membership.objects.count(), Event.objects.count()) == (3, loads + 1)


def test_leaving_moving_and_changing_role() -> None:
    apply(FIRST)
    text = CLUSTERS + (
        "999,North,900001,lead,2007-09-01,2010-09-01,,\n"
        "999,North,900001,member,2010-09-01,,,\n"
        "999,North,900002,,2007-09-01,2011-09-01,,\n"
        "999,East,900002,,2011-09-01,,,\n"
        "999,East,900001,,2008-09-01,2012-09-01,,\n"
    )
    assert words(preview(text)) == [
        (3, "role changed", "School 1 in North is member, from 1 September 2010"),
        (5, "moved", "School 2 moves from North to East, from 1 September 2011"),
        (6, "left", "School 1 leaves East on 1 September 2012"),
    ]
    apply(text)
    assert members("north", date(2010, 9, 1)) == [(900001, "member"), (900002, "member")]
    assert members("east", date(2012, 9, 1)) == [(900002, "member")]


def test_what_the_file_does_not_mention_stays() -> None:
    apply(FIRST)
    apply(CLUSTERS + "999,North,900003,,2009-09-01,,,\n")
    assert len(members("north", date(2010, 1, 1))) == 3


def test_a_correction_says_what_is_on_record() -> None:
    apply(FIRST)
    (change,) = preview(CLUSTERS + "999,North,900002,associate,2007-09-01,,,\n").changes
    assert change.verb == "corrected"
    assert change.words == (
        "School 2 in North: associate, from 1 September 2007 "
        "(on record: member, from 1 September 2007)"
    )


def test_closing_a_cluster_ends_what_the_file_does_not_mention() -> None:
    apply(FIRST)
    actions.appoint(
        authority_code=999,
        slug="north",
        title="chair",
        holder="A. Bell",
        starts_on=date(2008, 1, 1),
        reason="x",
        by=OPERATOR,
        at=NOW,
    )
    text = CLUSTERS + "999,North,,,,,,2012-09-01\n"
    assert [change.verb for change in preview(text).changes] == ["closed", "left", "left"]
    apply(text)
    assert [one.slug for one in facts.clusters_of(999, as_at=date(2012, 9, 1))] == ["east"]
    assert not Membership.objects.filter(group__slug="north", ends_on=None, superseded_at=None)
    assert not Post.objects.filter(ends_on=None, superseded_at=None)
    assert preview(text).changes == ()


def test_a_cluster_is_found_by_a_name_that_it_had() -> None:
    apply(FIRST)
    actions.rename_cluster(
        authority_code=999,
        slug="north",
        name="North Ratae",
        on=date(2010, 1, 1),
        reason="x",
        by=OPERATOR,
        at=NOW,
    )
    for name in ("north", "NORTH RATAE"):
        found = preview(CLUSTERS + f"999,{name},900003,,2012-09-01,,,\n")
        assert found.counts == {"joined": 1}


def test_a_blank_start_means_before_anybody_recorded() -> None:
    found = preview(CLUSTERS + "999,North,900001,,,,,\n")
    assert found.changes[0].words == "North is founded, since before anybody recorded"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("999,North,900077,,,,,", "urn: the register has no school with the URN 900077."),
        ("999,North,9.00E+05,,,,,", "urn: “9.00E+05” is not a number of six digits."),
        ("998,North,900001,,,,,", "authority: the register has none with the code 998."),
        (",North,900001,,,,,", "authority: it is blank."),
        ("999,,900001,,,,,", "cluster: it is blank."),
        ("999,North,900001,boss,,,,", "role: “boss” is not one of member, lead, associate."),
        (
            "999,North,900001,,31/02/2010,,,",
            "joined_on: “31/02/2010” is a day that does not exist.",
        ),
        (
            "999,North,900001,,1 Sept,,,",
            "joined_on: “1 Sept” is not a date. Write it as 2026-09-01 or 01/09/2026.",
        ),
        (
            "999,North,900001,,2010-09-01,2010-09-01,,",
            "left_on must be after joined_on: it is the first day after.",
        ),
        (
            "999,North,900001,,2007-09-01,,2008-09-01,",
            "joined_on: North was founded on 2008-09-01, after that.",
        ),
        (
            "999,North,900001,,2007-09-01,,,,9,9",
            "The line has 10 cells where the header has 8. A comma may stand inside a cell "
            "without quotation marks.",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(line: str, said: str) -> None:
    assert faults(CLUSTERS + "999,East,900002,,,,,\n" + line + "\n") == [(3, said)]


def test_every_fault_of_a_file_is_listed() -> None:
    text = CLUSTERS + "998,North,x,boss,,,,\n999,North,900002,,2009-02-30,,,\n"
    assert len(faults(text)) == 3
    assert [line for line, _ in faults(text)] == [2, 2, 3]


def test_twice_in_one_cluster_at_once_within_the_file_and_against_the_record() -> None:
    twice = CLUSTERS + "999,North,900001,,2007-09-01,,,\n999,North,900001,,2010-09-01,,,\n"
    said = "URN 900001 would be in North twice at once: see {}, from 1 September 2007."
    assert faults(twice) == [(3, said.format("line 2"))]
    apply(FIRST)
    later = CLUSTERS + "999,North,900001,lead,2010-09-01,,,\n"
    assert faults(later) == [(2, said.format("what is on record"))]


def test_lines_that_disagree_about_the_founding() -> None:
    text = CLUSTERS + (
        "999,North,900001,,2010-09-01,,2007-09-01,\n999,North,900002,,2010-09-01,,2008-09-01,\n"
    )
    assert faults(text) == [(3, "founded_on: another line of North says 2007-09-01.")]


def test_another_authority_than_the_page_is_for() -> None:
    found = preview(FIRST, authority=998)
    assert {fault.words for fault in found.faults} == {
        "authority: 999 is not 998, which this is for."
    }


def test_a_file_with_a_fault_saves_nothing() -> None:
    with pytest.raises(FaultyFile, match=r"Line 5: urn: the register has no school") as caught:
        apply(FIRST + "999,East,900077,,2010-09-01,,,\n")
    assert len(caught.value.preview.faults) == 1
    assert not Group.objects.exists()


def test_somebody_without_the_role_saves_nothing() -> None:
    ann = Account.objects.create_user("ann@example.org", "Ann Example")
    with pytest.raises(NotAllowed):
        actions.apply("clusters", FIRST.encode(), source_name="f.csv", reason="x", by=ann, at=NOW)
    assert not Group.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"authority;cluster;urn\n999;North;900001\n", "separated by semicolons"),
        (b"authority\tcluster\turn\n", "separated by tabs"),
        (FIRST.encode("utf-16"), "UTF-16"),
        (b"", "The file is empty"),
        (b"authority,name\n", "The header lacks cluster, urn."),
        (b"authority,cluster,urn,urn\n", "names a column twice: urn"),
    ],
)
def test_a_file_that_cannot_be_read_at_all(data: bytes, said: str) -> None:
    ((line, words),) = faults(data)
    assert line == 1 and said in words


def test_a_file_from_a_spreadsheet_with_a_mark_or_in_windows_1252() -> None:
    text = FIRST.replace("North", "St Æthelflæd’s")
    for encoding in ("utf-8-sig", "cp1252"):
        found = preview(text.encode(encoding))
        assert found.changes[0].words.startswith("St Æthelflæd’s is founded")


def test_unknown_columns_are_named() -> None:
    found = preview("authority,cluster,urn,phone\n999,North,900001,1\n")
    assert found.notes == ("Columns that are not read: phone.",)


def test_a_formula_stays_text_and_never_goes_out_live() -> None:
    name = '=HYPERLINK("http://x")'
    text = CLUSTERS + '999,"=HYPERLINK(""http://x"")",900001,,,,,\n'
    apply(text)
    (found,) = facts.clusters_of(999, as_at=date(2026, 1, 1))
    assert found.name == name
    out = as_csv([{"authority": 999, "cluster": name, "urn": 900001}], CLUSTER_COLUMNS)
    assert "'=HYPERLINK" in out
    assert preview(out).changes == (), "what was downloaded comes back as the same"


def test_the_templates_hold_all_columns() -> None:
    assert actions.template("clusters").strip().split(",") == list(CLUSTER_COLUMNS)
    assert actions.template("posts").strip().split(",") == list(POST_COLUMNS)
    assert preview(actions.template("clusters")).faults == ()


def test_the_documentation_describes_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "clusters-csv.md").read_text(encoding="utf-8")
    clusters, posts = page.split("## Posts")
    for text, columns in ((clusters, CLUSTER_COLUMNS), (posts, POST_COLUMNS)):
        described = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
        assert described == list(columns)


def posts_of(lines: Sequence[str]) -> str:
    return POSTS + "".join(f"{line}\n" for line in lines)


def test_posts_are_appointed_corrected_and_left() -> None:
    apply(FIRST)
    bell = "999,North,Co-ordinator,,A. Bell,yes,0.6,School 1,Heads,2007-09-01,"
    whole = "999,,other,Strategic lead,,no,,,,2007-09-01,"
    found = apply(posts_of([bell, whole]), "posts")
    assert found.counts == {"appointed": 2}
    assert words(found)[1][2] == (
        "nobody (vacant), Strategic lead of the whole authority, from 1 September 2007"
    )
    assert preview(posts_of([bell, whole]), "posts").unchanged == 2
    changed = posts_of([bell.replace("0.6", "0.8"), whole + "2010-09-01"])
    assert words(apply(changed, "posts")) == [
        (2, "corrected", "A. Bell, coordinator of North: fte"),
        (
            3,
            "left a post",
            "nobody (vacant), Strategic lead of the whole authority, from 1 September 2007 to "
            "1 September 2010",
        ),
    ]
    cluster = facts.cluster(999, "north", as_at=date(2012, 1, 1))
    assert cluster is not None and str(cluster.posts[0].fte) == "0.80"
    assert facts.posts_of(999, as_at=date(2012, 1, 1)) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("999,West,chair,,A,,,,,,", "cluster: authority 999 has none called “West” on record."),
        ("999,,boss,,A,,,,,,", "title: “boss” is not one of coordinator, lead_headteacher"),
        ("999,,other,,A,,,,,,", "post: give its own name, as the title is “other”."),
        ("999,,chair,,A,maybe,,,,,", "salaried: “maybe” is not one of yes, no."),
        ("999,,chair,,A,,60%,,,,", "fte: “60%” is not a number such as 0.6."),
        ("999,,chair,,A,,1.5,,,,", "fte: “1.5” is not above 0 and up to 1."),
        ("999,North,chair,,A,,,,,2006-01-01,", "starts_on: North was founded on 2007-09-01"),
    ],
)
def test_a_fault_in_a_post_is_named_with_its_line(line: str, said: str) -> None:
    apply(FIRST)
    ((number, words),) = faults(posts_of(["999,,chair,,A. Bell,,,,,,", line]), "posts")
    assert number == 3 and words.startswith(said)


def test_the_same_holder_of_the_same_post_twice() -> None:
    line = "999,,chair,,A. Bell,,,,,,"
    assert faults(posts_of([line, line]), "posts") == [
        (3, "The same post and holder, from the same day, stand on line 2.")
    ]


def test_a_first_day_after_a_post_is_a_fault() -> None:
    apply(FIRST)
    apply(POSTS + "999,East,chair,,A. Bell,,,,,2007-09-01,\n", "posts")
    text = CLUSTERS + "999,East,900001,,2008-09-01,,2008-09-01,\n"
    assert faults(text) == [(2, "founded_on: a post of East is on record before that.")]
    assert faults(text.replace("2008-09-01,\n", "2007-09-01,\n")) == []


def test_a_first_day_while_another_had_the_name_is_a_fault() -> None:
    """A cluster is found in a file by any name it had; its first one may have been another's."""
    here = {"authority_code": 999, "reason": "Agreed", "by": OPERATOR, "at": NOW}
    first, second = date(2005, 9, 1), date(2007, 9, 1)
    actions.found_cluster(name="West", starts_on=None, ends_on=first, **here)
    slug = actions.found_cluster(name="West", starts_on=second, **here)
    actions.rename_cluster(slug=slug, name="Far West", on=date(2010, 9, 1), **here)
    line = "999,Far West,900001,,2011-09-01,,{},\n"
    assert faults(CLUSTERS + line.format("2005-08-31")) == [
        (2, "founded_on: another was called West on some of the days from then on.")
    ]
    assert faults(CLUSTERS + line.format("2005-09-01")) == []
