"""What people call the things that the records hold. PURE."""

from __future__ import annotations

CLUSTER = (
    "cluster*", "development group*", "school group*", "groups of schools", "families of schools",
    "family of schools", "network*", "learning communit*", "partnership*",
)  # fmt: skip
SCHOOL = ("school", "schools", "school's", "schools'", "academy", "academies", "nurser*")
NUMBER = ("how many", "number of", "numbers of", "number", "total", "count")
LEVEL = (
    "level", "levels", "categor*", "band", "bands", "support level*", "level of support",
    "levels of support",
)  # fmt: skip
SUPPORT = (
    "support*", "school improvement", "adviser*", "advisor*", "advisory", "intervention*",
    "visit*", "challenge partner*",
)  # fmt: skip
MONEY = (
    "cost*", "spend*", "spent", "money", "budget*", "pay", "paid", "fund*", "expenditure", "£",
    "rate", "rates", "how much", "charge*", "price*",
)  # fmt: skip
DECISION = (
    "decision*", "decide*", "decided", "adopt*", "policy", "policies", "in force", "approved",
)  # fmt: skip
