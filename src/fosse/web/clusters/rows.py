"""Clusters and posts as rows: for the tables, for the downloads, for the JSON.

The columns of the downloads are those that an import reads (docs/clusters-csv.md), so that a
file that was downloaded can be corrected in a spreadsheet and brought in again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from fosse.schools.facts import ClusterFact, PostFact
from fosse.schools.phases import phase

MEMBER_COLUMNS = (
    "authority", "cluster", "kind", "urn", "school", "phase", "role",
    "joined_on", "left_on", "founded_on", "closed_on",
)  # fmt: skip
POST_COLUMNS = (
    "authority", "cluster", "title", "post", "holder", "salaried", "fte",
    "employer", "funder", "starts_on", "ends_on",
)  # fmt: skip

Row = dict[str, object]


def members(clusters: Iterable[ClusterFact], authority: int) -> list[Row]:
    """A row for each school in each cluster; a cluster without schools has one row of its own."""
    rows: list[Row] = []
    for cluster in clusters:
        head: Row = {"authority": authority, "cluster": cluster.name, "kind": cluster.kind}
        dates: Row = {"founded_on": day(cluster.starts_on), "closed_on": day(cluster.ends_on)}
        rows += [
            {
                **head,
                "urn": member.urn,
                "school": member.name,
                "phase": phase(member.school) if member.school else "",
                "role": member.role,
                "joined_on": day(member.starts_on),
                "left_on": day(member.ends_on),
                **dates,
            }
            for member in cluster.members
        ] or [{**head, **dates}]
    return rows


def posts(clusters: Iterable[ClusterFact], whole: Iterable[PostFact], authority: int) -> list[Row]:
    """A row for each post: those for the whole authority first."""
    rows = [_post(post, "", authority) for post in whole]
    for cluster in clusters:
        rows += [_post(post, cluster.name, authority) for post in cluster.posts]
    return rows


def _post(post: PostFact, cluster: str, authority: int) -> Row:
    return {
        "authority": authority,
        "cluster": cluster,
        "title": post.title,
        "post": post.title_text,
        "holder": post.holder,
        "salaried": {True: "yes", False: "no", None: ""}[post.salaried],
        "fte": "" if post.fte is None else float(Decimal(post.fte)),
        "employer": post.employer,
        "funder": post.funder,
        "starts_on": day(post.starts_on),
        "ends_on": day(post.ends_on),
    }


def day(on: date | None) -> str:
    return on.isoformat() if on else ""
