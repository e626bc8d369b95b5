"""Every kind of question that the records can answer, the likeliest of equals first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..kind import QuestionKind
from . import cluster_members, clusters_how_many, coordinator_posts

KINDS: Mapping[str, QuestionKind] = MappingProxyType(
    {
        module.KIND.id: module.KIND
        for module in (
            clusters_how_many,
            cluster_members,
            coordinator_posts,
        )
    }
)
