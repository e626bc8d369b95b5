"""Development groups and posts, in the columns that docs/clusters-csv.md documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

Rows = list[dict[str, str]]
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "clusters-csv.md"
AS_AT = "2026-11-02"


def now(lines: Rows) -> Rows:
    """The lines that hold on the sample's own day."""
    return [
        line
        for line in lines
        if line["urn"] and line["joined_on"] <= AS_AT and (line["left_on"] or "9") > AS_AT
    ]


def test_columns_are_those_of_the_document(rows: Callable[..., Rows]) -> None:
    text = DOCUMENT.read_text("utf-8")
    for path in ("clusters/ratae_clusters.csv", "clusters/ratae_posts.csv"):
        for name in rows(path, "utf-8")[0]:
            assert re.search(rf"^\| `{name}` \|", text, re.M), name


def test_fourteen_groups_of_about_eight(rows: Callable[..., Rows]) -> None:
    groups = Counter(line["cluster"] for line in now(rows("clusters/ratae_clusters.csv", "utf-8")))
    assert len(groups) == 14
    assert min(groups.values()) >= 6
    assert max(groups.values()) <= 11


def test_one_school_is_in_two_clusters_and_one_in_none(
    register: Rows, rows: Callable[..., Rows]
) -> None:
    members = Counter(line["urn"] for line in now(rows("clusters/ratae_clusters.csv", "utf-8")))
    assert [count for count in members.values() if count > 1] == [2]
    open_in_ratae = {
        row["URN"]
        for row in register
        if row["LA (code)"] == "990"
        and row["EstablishmentStatus (name)"].startswith("Open")
        and row["EstablishmentTypeGroup (name)"] != "Independent schools"
    }
    assert len(open_in_ratae - members.keys()) == 1
    assert members.keys() < open_in_ratae


def test_schools_moved_and_a_cluster_closed(rows: Callable[..., Rows]) -> None:
    lines = rows("clusters/ratae_clusters.csv", "utf-8")
    by_school = defaultdict(set)
    for line in lines:
        by_school[line["urn"]].add(line["cluster"])
    moved = [urn for urn, clusters in by_school.items() if urn and len(clusters) > 1]
    assert len(moved) == 7  # six moved, and one is in two
    assert {line["cluster"] for line in lines if line["closed_on"]} == {"Quayside"}


def test_no_school_is_twice_in_a_cluster_at_once(rows: Callable[..., Rows]) -> None:
    spans = defaultdict(list)
    for line in rows("clusters/ratae_clusters.csv", "utf-8"):
        spans[line["cluster"], line["urn"]].append((line["joined_on"], line["left_on"] or "9"))
    for found in spans.values():
        ordered = sorted(found)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))
        assert all(start < end for start, end in ordered)


def test_posts_of_several_kinds(rows: Callable[..., Rows]) -> None:
    posts = rows("clusters/ratae_posts.csv", "utf-8")
    current = [post for post in posts if (post["ends_on"] or "9") > AS_AT]
    assert {post["title"] for post in current} == {
        "coordinator",
        "lead_headteacher",
        "director",
        "chair",
        "other",
    }
    whole_city = [post for post in current if not post["cluster"]]
    assert {post["employer"] for post in whole_city} == {
        "Ratae Secondary Schools’ Partnership",
        "Ratae Primary Heads’ Association",
    }  # paid by the schools' own bodies
    assert all(post["salaried"] == "no" for post in current if post["title"] == "chair")
    vacant = [post for post in current if not post["holder"]]
    assert [post["cluster"] for post in vacant] == ["Millwater"]
    assert any(not post["salaried"] and not post["employer"] for post in current)  # not known
    employers = {post["employer"] for post in current if post["title"] == "coordinator"}
    assert len(employers) >= 6
