"""Made-up stationery for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fosse.people.operator import Operator
from fosse.stationery import actions
from fosse.stationery.facts import Purpose, Signs

CODE = 990
BY = Operator("tests")
AT = datetime(2026, 3, 31, 12, tzinfo=UTC)
SINCE = date(2026, 1, 1)
WHY = {"reason": "As agreed", "by": BY, "at": AT}

COUNCIL = actions.Reach(
    name="Ratae City Council",
    address=("The Basilica", "1 Forum Street", "Ratae RA1 1AA"),
    telephone="0116 496 0100",
    email="information@ratae.example",
    website="www.ratae.example",
)


def letterhead(on: date = SINCE, code: int = CODE, **changes: str) -> None:
    values = {"name": COUNCIL.name, "telephone": COUNCIL.telephone, **changes}
    reach = actions.Reach(address=COUNCIL.address, email=COUNCIL.email, **values)
    actions.change_letterhead(authority_code=code, reach=reach, logo=None, on=on, **WHY)


def contact(purpose: Purpose, on: date = SINCE, code: int = CODE, name: str = "") -> None:
    reach = actions.Reach(
        name=name or f"For {purpose.value}", email=f"{purpose.value}@ratae.example"
    )
    actions.change_contact(authority_code=code, purpose=purpose, reach=reach, on=on, **WHY)


def signatory(name: str = "R Stone", on: date = SINCE, code: int = CODE) -> None:
    actions.change_signatory(
        authority_code=code,
        signs=Signs.ANSWERS,
        name=name,
        role="Head of Information Governance",
        picture=None,
        on=on,
        **WHY,
    )


def everything(on: date = SINCE, code: int = CODE) -> None:
    """All that a letter needs."""
    letterhead(on, code)
    for purpose in (Purpose.REQUESTS, Purpose.REVIEW, Purpose.REUSE):
        contact(purpose, on, code)
    signatory(on=on, code=code)
