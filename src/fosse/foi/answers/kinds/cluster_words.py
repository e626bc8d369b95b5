"""What people call clusters of schools. PURE."""

from __future__ import annotations

CLUSTER = (
    "cluster*", "development group*", "school group*", "groups of schools", "families of schools",
    "family of schools", "network*", "learning communit*", "partnership*",
)  # fmt: skip
