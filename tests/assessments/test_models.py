"""What the rows of an assessment have room for."""

from __future__ import annotations

from fosse.assessments.models import Proposal
from fosse.schools.models import SchoolState


def test_a_proposal_has_room_for_every_name_that_the_register_has() -> None:
    """SQLite keeps longer text anyway; PostgreSQL refuses it, and the run with it."""
    of_proposal, of_register = (m._meta.get_field("name") for m in (Proposal, SchoolState))
    assert of_proposal.max_length == of_register.max_length
