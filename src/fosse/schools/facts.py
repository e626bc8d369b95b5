"""Reads of the register: the door for the rooms above.

Every read takes `as_at`, the day that is asked about. `known_at` asks with only what was
recorded by then. `published_by` uses only extracts of the register dated on or before that day
(the earliest one where there is none), so that an answer stays the same after newer extracts
are loaded.
"""

from __future__ import annotations

from .belonging import Belonging, belongings_of, groups_from
from .cluster_fact import ClusterFact, MemberFact, PostFact
from .cluster_facts import (
    cluster,
    cluster_names,
    clusters_of,
    posts_of,
)
from .find import Hit, SearchResult, search, warm
from .history import (
    HistoryLine,
    StateFact,
    cluster_history,
    clusters_history,
    school_history,
    wards_of,
)
from .lineage import Link, lineage, predecessors
from .school_fact import SchoolFact
from .school_facts import (
    EVERY_PRESENCE,
    OPEN_OR_UNCERTAIN,
    AuthorityFact,
    UniverseRow,
    authorities,
    is_named,
    latest_names,
    school,
    schools,
    schools_of,
    universe_rows,
)
from .sources import register_source

__all__ = [
    "EVERY_PRESENCE",
    "OPEN_OR_UNCERTAIN",
    "AuthorityFact",
    "Belonging",
    "ClusterFact",
    "HistoryLine",
    "Hit",
    "Link",
    "MemberFact",
    "PostFact",
    "SchoolFact",
    "SearchResult",
    "StateFact",
    "UniverseRow",
    "authorities",
    "belongings_of",
    "cluster",
    "cluster_history",
    "cluster_names",
    "clusters_history",
    "clusters_of",
    "groups_from",
    "is_named",
    "latest_names",
    "lineage",
    "posts_of",
    "predecessors",
    "register_source",
    "school",
    "school_history",
    "schools",
    "schools_of",
    "search",
    "universe_rows",
    "wards_of",
    "warm",
]
