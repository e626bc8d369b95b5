"""A small installation for tests that walk all pages: two made-up authorities, each with two
schools, a cluster and a post, and a published policy."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

from tests.foi.published import entry

from fosse.assessments import actions as assessments
from fosse.foi import feed
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.schools import actions
from fosse.schools.models import Membership, Post
from fosse.stationery import kept
from fosse.web.access_table import ELSEWHERE, HERE, OTHER_SCHOOL, OWN_SCHOOL

ROOT = Path(__file__).resolve().parents[1]
POLICY = ROOT / "policies" / "2026-support-in-proportion-to-need.toml"
AT = datetime(2026, 1, 20, 12, tzinfo=UTC)
BY = Operator("tests")
SCHOOL_ELSEWHERE = 100_003
AUTHORITIES = {HERE: "Ratae", ELSEWHERE: "Aldermere"}
FILE = "schools.csv"
CLUSTERS = {HERE: "Northside", ELSEWHERE: "Southside"}


def furnish() -> dict[str, str]:
    """Load it all; the values that stand for the parts of addresses."""
    actions.load_establishments(
        extract(), dated=date(2026, 1, 15), source_name="edubasealldata20260115.csv", by=BY, at=AT
    )
    slugs = {code: found(code) for code in AUTHORITIES}
    version = assessments.publish(POLICY.read_text("utf-8"), by=BY, at=AT)
    return {
        "code": str(HERE),
        "urn": str(OWN_SCHOOL),
        "slug": slugs[HERE],
        "pk": str(version.pk),
        "membership": str(Membership.objects.get(group__authority_id=HERE).pk),
        "post": str(Post.objects.get(authority_id=HERE).pk),
        "what": "clusters",
        "purpose": "review",
        "signs": "answers",
        "letter": "response",
        "ending": "json",
        "token": feed_token(),
        "entry": answered(),
        "file": FILE,
        "form": "docx",
    }


def answered() -> str:
    """An answered request in the disclosure log, with a file; the address that it is read under."""
    file = {"name": FILE, "media_type": "text/csv", "sha256": kept.keep(b"school\r\n")}
    return entry("Clusters of schools", code=HERE, attachments=[file]).slug


def feed_token() -> str:
    """The secret part of the address of an officer's calendar feed."""
    officer = Account.objects.create_user("officer@example.org", "Ola Officer")
    feed.renew(officer, at=AT)
    return feed.token_of(officer) or ""


def assess(on: date) -> None:
    """Assess the schools of the first authority by the policy."""
    assessments.run(HERE, as_at=on, policy_text=POLICY.read_text("utf-8"), by=BY, at=AT)


def found(code: int) -> str:
    """A cluster with one school and a co-ordinator."""
    day = date(2020, 9, 1)
    slug = actions.found_cluster(
        authority_code=code, name=CLUSTERS[code], starts_on=day, reason="agreed", by=BY, at=AT
    )
    urn = OWN_SCHOOL if code == HERE else SCHOOL_ELSEWHERE
    actions.add_school(
        authority_code=code, slug=slug, urn=urn, on=day, reason="agreed", by=BY, at=AT
    )
    actions.appoint(
        authority_code=code,
        slug=slug,
        title="coordinator",
        holder="A Holder",
        starts_on=day,
        reason="agreed",
        by=BY,
        at=AT,
    )
    return slug


def extract() -> bytes:
    """The register of the two authorities, in the layout of GIAS."""
    rows = [
        school(OWN_SCHOOL, HERE, "Abbey Primary School"),
        school(OTHER_SCHOOL, HERE, "Castle Primary School"),
        school(SCHOOL_ELSEWHERE, ELSEWHERE, "Mere Primary School"),
    ]
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("cp1252")


def school(urn: int, code: int, name: str) -> dict[str, str]:
    return {
        "URN": str(urn),
        "LA (code)": str(code),
        "LA (name)": AUTHORITIES[code],
        "EstablishmentNumber": str(2000 + urn % 1000),
        "EstablishmentName": name,
        "TypeOfEstablishment (code)": "01",
        "TypeOfEstablishment (name)": "Community school",
        "EstablishmentTypeGroup (name)": "Local authority maintained schools",
        "EstablishmentStatus (code)": "1",
        "EstablishmentStatus (name)": "Open",
        "OpenDate": "01-09-1998",
        "CloseDate": "",
        "PhaseOfEducation (name)": "Primary",
        "StatutoryLowAge": "4",
        "StatutoryHighAge": "11",
        "NumberOfPupils": "210",
        "Postcode": "ZZ1 1ZZ",
    }
