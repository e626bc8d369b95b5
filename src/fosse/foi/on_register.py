"""An organisation that asks and is also what is asked about: a school, a trust, an authority."""

from __future__ import annotations

from dataclasses import replace

from fosse.schools import facts as register

from .blacking import Details


def of_answers(who: Details) -> Details:
    """What is blacked out of a requester in an answer: all that is known of them, but no name of
    the register. Who asked is not told by a list of schools in which they stand."""
    return replace(who, organisation="") if register.is_named(who.organisation) else who
