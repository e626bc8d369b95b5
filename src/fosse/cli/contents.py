"""The checks of `fosse check` on what the database and the shelf hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from fosse.assessments import facts
from fosse.calendar import facts as calendar_facts
from fosse.evidence import shelf
from fosse.evidence.models import Release
from fosse.people.demo import DOMAIN
from fosse.people.models import Account, Role, RoleName
from fosse.policy.faults import InvalidPolicyError
from fosse.schools.models import Authority, Extract
from fosse.web.clock import today

from .soundness import BAD, LOOK_AT, WELL, Finding

HALF_A_YEAR = timedelta(days=183)


def authority() -> Iterator[Finding]:
    code = settings.FOSSE_AUTHORITY
    if code is None:
        yield Finding(
            "authority", LOOK_AT, "FOSSE_AUTHORITY is not set", "Set it to your code, such as 856."
        )
        return
    known = Authority.objects.filter(code=code).first()
    if known is None:
        yield Finding(
            "authority", LOOK_AT, f"{code} is in no extract that is loaded", "Run: fosse load FILE"
        )
    else:
        yield Finding("authority", WELL, f"{known.name} ({code})")


def register() -> Iterator[Finding]:
    latest = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS).order_by("-dated").first()
    if latest is None:
        yield Finding("register", LOOK_AT, "no extract is loaded", "Run: fosse load FILE")
    else:
        yield Finding(
            "register", WELL, f"{latest.rows:,} schools, extract of {latest.dated:%-d %B %Y}"
        )


def releases() -> Iterator[Finding]:
    """Every release is read whole, and each page of it held to its checksum."""
    held = list(Release.objects.all())
    faults = [(release, fault) for release in held if (fault := shelf.unsound(release))]
    for release, fault in faults:
        yield Finding(
            "releases",
            BAD,
            f"{release}: {shelf.path_of(release).name} {fault}",
            f"Delete that file from {shelf.folder()} if it is there, then load "
            f"{release.source_name} again with `fosse load`.",
        )
    if not faults:
        yield Finding("releases", WELL, f"{len(held):,}, all whole")


def calendar() -> Iterator[Finding]:
    """Whether bank holidays are on record for the deadlines of the next half year."""
    horizon = calendar_facts.united_kingdom().horizon
    if horizon is None or horizon < today() + HALF_A_YEAR:
        known = f"end on {horizon:%-d %B %Y}" if horizon else "are not on record"
        what_to_do = "Load GOV.UK's list anew: fosse load bank-holidays.json"
        yield Finding("bank holidays", LOOK_AT, f"they {known}", what_to_do)
    else:
        yield Finding("bank holidays", WELL, f"on record up to {horizon:%-d %B %Y}")


def policies() -> Iterator[Finding]:
    """Every policy that was kept can still be read with the measures of today."""
    kept = facts.policies(published_only=False)
    faults = []
    for version in kept:
        try:
            version.policy.rank(version.policy.decision.usual)
        except InvalidPolicyError as error:
            faults.append(
                Finding("policies", BAD, f"“{version.title}”: {error}", "Publish it anew.")
            )
    yield from faults
    if not kept:
        yield Finding("policies", LOOK_AT, "none is published", "Run: fosse policy publish FILE")
    elif not faults:
        yield Finding("policies", WELL, f"{len(kept):,}, all sound")


def accounts() -> Iterator[Finding]:
    day = today()
    held = Role.objects.filter(
        name=RoleName.ADMINISTRATOR, account__is_active=True, starts_on__lte=day
    ).exclude(ends_on__lte=day)
    if held.exists():
        yield Finding("accounts", WELL, f"{Account.objects.filter(is_active=True).count():,} open")
    else:
        yield Finding(
            "accounts", LOOK_AT, "nobody is administrator", "Run: fosse account add --help"
        )
    made_up = Account.objects.filter(is_active=True, email__endswith=DOMAIN)
    if made_up.exists() and not settings.FOSSE_DEMO:
        yield Finding(
            "demo accounts",
            BAD,
            f"{made_up.count()} accounts of the sample are open, with a password that all know",
            "Close each: fosse account close EMAIL --reason …",
        )
