"""The officers' verbs of stationery: the door for the rooms above."""

from __future__ import annotations

from .changing import Reach, change_contact, change_letterhead, change_signatory
from .keeping import keep
from .records import Refused
from .wording import change_wording, end_wording

__all__ = [
    "Reach",
    "Refused",
    "change_contact",
    "change_letterhead",
    "change_signatory",
    "change_wording",
    "end_wording",
    "keep",
]
