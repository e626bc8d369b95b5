"""Requests for tests: made through the public door, on days that are passed in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from fosse.foi import actions
from fosse.foi.kinds import Channel
from fosse.foi.receiving import Received, RequesterDetails
from fosse.people import actions as people
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

CODE = 990
BY = Operator("tests")
FRIDAY = date(2026, 11, 20)
TEXT = """Dear Sir or Madam,

I would like to make a request under the freedom of information act to obtain information
regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator?

Yours faithfully
Rowan Example
"""
ROWAN = RequesterDetails(
    name="Rowan Example",
    email="rowan@example.org",
    address="1 Abbey Street, Ratae, RA1 1AA",
    organisation="",
)


def at(on: date, hour: int = 12) -> datetime:
    """A moment of the day."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def receive(on: date = FRIDAY, **other: Any) -> Received:
    """A request received, and logged that day."""
    given: dict[str, Any] = {
        "authority_code": CODE,
        "text": TEXT,
        "channel": Channel.EMAIL,
        "received_on": on,
        "requester": ROWAN,
        "by": BY,
        "at": at(on),
    }
    return actions.receive(**{**given, **other})


def officer(
    name: str = "Ann Officer", role: RoleName = RoleName.INFORMATION_OFFICER, code: int = CODE
) -> Account:
    """Somebody with a role in the authority."""
    account = people.add_account(
        email=f"{name.replace(' ', '.').lower()}@example.org",
        name=name,
        password="three random words",
        today=date(2026, 1, 1),
        by=BY,
    )
    people.give_role(
        account=account,
        name=role,
        authority_code=code,
        starts_on=date(2020, 1, 1),
        today=date(2026, 1, 1),
        by=BY,
    )
    return account


def opened(on: date = FRIDAY, **other: Any) -> Received:
    """A request that was accepted on the day it came."""
    made = receive(on, **other)
    actions.open_case(case_id=made.case_id, on=on, by=BY, at=at(on))
    return made
