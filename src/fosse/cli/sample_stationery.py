"""The sample's stationery, put on record by the same door as an authority's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from fosse.documents.blocks import Picture
from fosse.documents.raster import png
from fosse.people.operator import current_operator
from fosse.stationery import actions, facts
from fosse.stationery.facts import OnRecord, Purpose, Signs

from .sample_files import part

REASON = "The sample's stationery."


def add_stationery(authority_code: int) -> None:
    """Put on record what is not there yet."""
    story = part("stationery")
    held = facts.on_record(authority_code, on=story.SINCE)
    if held.letterhead is None:
        name = story.LETTERHEAD["name"]
        logo = Picture(png(story.LOGO), "image/png", name)
        reach = actions.Reach(**story.LETTERHEAD)
        actions.change_letterhead(reach=reach, logo=logo, **_kept(authority_code, story.SINCE))
    _add_contacts(authority_code, held)
    _add_signatories(authority_code, held)


def _add_contacts(authority_code: int, held: OnRecord) -> None:
    story = part("stationery")
    for name, reach in story.CONTACTS.items():
        if Purpose(name) not in held.contacts:
            actions.change_contact(
                purpose=Purpose(name),
                reach=actions.Reach(**reach),
                **_kept(authority_code, story.SINCE),
            )


def _add_signatories(authority_code: int, held: OnRecord) -> None:
    story = part("stationery")
    for signs, (name, role) in story.SIGNATORIES.items():
        if Signs(signs) not in held.signatories:
            actions.change_signatory(
                signs=Signs(signs),
                name=name,
                role=role,
                picture=None,
                **_kept(authority_code, story.SINCE),
            )


def _kept(authority_code: int, on: date) -> dict[str, Any]:
    return {
        "authority_code": authority_code,
        "on": on,
        "reason": REASON,
        "by": current_operator(),
        "at": timezone.now(),
    }
