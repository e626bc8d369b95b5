"""A small town for tests of the register's pages: six schools through two extracts, two
clusters, posts for one of them and for the whole authority."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.schools.making import CLOSED, OPERATOR, load, load_links, school

from fosse.schools import actions

CODE = 999
BEDE, ALDER, LONGEST, CEDAR, OLD, NEW, UNDATED, LONE = range(900001, 900009)
LONG_NAME = (  # 96 characters, as long as the longest name in the register
    "The Blessed Ethelfled and Saint Wigstan Church of England Voluntary Aided Infant "
    "& Junior School"
)
FOUNDED = date(2007, 9, 1)
RECORDED = datetime(2026, 2, 2, 9, tzinfo=UTC)
HERE: dict[str, Any] = {"authority_code": CODE, "by": OPERATOR, "reason": "Agreed by the heads"}
AUTHORITY = "Ratae City Council"
HEADS = "Ratae Primary Heads’ Association"


def schools() -> None:
    """Bede, Alder, a long name, a special school, a school that became another, and one whose
    open date nobody published; as on 1 May 2022 and 15 January 2026."""
    special = {
        "TypeOfEstablishment (code)": "07",
        "TypeOfEstablishment (name)": "Community special school",
        "EstablishmentTypeGroup (name)": "Special schools",
        "PhaseOfEducation (name)": "Not applicable",
    }
    academy = {
        "TypeOfEstablishment (code)": "34",
        "TypeOfEstablishment (name)": "Academy converter",
        "EstablishmentTypeGroup (name)": "Academies",
        "Trusts (name)": "Fosse Way Trust",
    }
    rows = [
        school(BEDE, "Bede Primary School", EstablishmentNumber="2101"),
        school(ALDER, "Alder Primary School", Easting="459000", Postcode="ZZ2 2AA"),
        school(LONGEST, LONG_NAME, Northing="305000"),
        school(CEDAR, "Cedar School", **{"AdministrativeWard (name)": "Eastgate", **special}),
        school(OLD, "Elder Infant School", **{"CloseDate": "31-08-2012", **CLOSED}),
        school(NEW, "Elder Primary Academy", **{"OpenDate": "01-09-2012", **academy}),
        school(UNDATED, "Foxglove Primary School", OpenDate=""),
        school(LONE, "Gorse Primary School"),
    ]
    load(rows)
    load([{**rows[0], "NumberOfPupils": "215"}, *rows[1:]], date(2026, 1, 15))
    load_links(
        (NEW, OLD, "Predecessor", "01-09-2012"),
        (OLD, NEW, "Successor", "01-09-2012"),
    )


def clusters() -> None:
    """North and South since September 2007; North's co-ordinator is paid by the authority,
    South's post is vacant; a lead for the whole authority is paid by the heads themselves."""
    for name in ("North Development Group", "South Development Group"):
        actions.found_cluster(name=name, starts_on=FOUNDED, at=RECORDED, **HERE)
    join("north-development-group", BEDE, "lead")
    join("north-development-group", ALDER, "member")
    join("north-development-group", LONGEST, "member", on=date(2015, 9, 1))
    join("south-development-group", CEDAR, "member")
    join("south-development-group", NEW, "member", on=date(2012, 9, 1))
    join("south-development-group", ALDER, "associate", on=date(2020, 9, 1))
    post(
        "north-development-group",
        holder="Ada Lovett",
        salaried=True,
        fte=Decimal("0.60"),
        employer=AUTHORITY,
        funder=AUTHORITY,
        starts_on=date(2010, 9, 1),
    )
    post("south-development-group", holder="", starts_on=date(2010, 9, 1))
    post(
        None,
        title="other",
        title_text="Strategic primary lead",
        holder="Win Ashby",
        salaried=True,
        employer=HEADS,
        funder=HEADS,
        starts_on=date(2011, 1, 1),
    )


def join(slug: str, urn: int, role: str, on: date | None = FOUNDED) -> int:
    return actions.add_school(slug=slug, urn=urn, role=role, on=on, at=RECORDED, **HERE)


def post(slug: str | None, *, title: str = "coordinator", **details: Any) -> int:
    return actions.appoint(slug=slug, title=title, at=RECORDED, **details, **HERE)


def everything() -> None:
    schools()
    clusters()
