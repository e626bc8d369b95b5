"""Every kind of question that the records can answer, the likeliest of equals first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..kind import QuestionKind
from . import (
    cluster_changes,
    cluster_members,
    clusters_how_many,
    coordinator_posts,
    levels_as_counts,
    money,
    policy_versions,
    school_details,
    school_history,
    schools_of_authority,
    support_given,
)

KINDS: Mapping[str, QuestionKind] = MappingProxyType(
    {
        module.KIND.id: module.KIND
        for module in (
            clusters_how_many,
            cluster_members,
            coordinator_posts,
            cluster_changes,
            levels_as_counts,
            money,
            support_given,
            schools_of_authority,
            school_details,
            school_history,
            policy_versions,
        )
    }
)
