"""The verbs of the register: the door for the rooms above.

Each is keyword-only, one transaction with its audit event inside, and asks whether `by` may do
it. `reason` is kept with what is recorded; `at` is the moment at which it is recorded. What
cannot be done raises `Refused`, with words for an officer.
"""

from __future__ import annotations

from .change import Change, Preview
from .clusters import close_cluster, correct_cluster, found_cluster, rename_cluster
from .extracts import ExtractReport, load_establishments, load_links
from .imports import FaultyFile, apply, preview, template
from .memberships import (
    add_school,
    correct_membership,
    move_school,
    remove_school,
    set_role,
)
from .posts import PostDetails, appoint, correct_post, leave_post
from .published import Reject, UnreadableFile
from .records import Refused

__all__ = [
    "Change",
    "ExtractReport",
    "FaultyFile",
    "PostDetails",
    "Preview",
    "Refused",
    "Reject",
    "UnreadableFile",
    "add_school",
    "apply",
    "appoint",
    "close_cluster",
    "correct_cluster",
    "correct_membership",
    "correct_post",
    "found_cluster",
    "leave_post",
    "load_establishments",
    "load_links",
    "move_school",
    "preview",
    "remove_school",
    "rename_cluster",
    "set_role",
    "template",
]
