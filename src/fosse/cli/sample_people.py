"""The sample's sign-ins: accounts with one password that everybody can read, so made with care."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from fosse.assessments import actions as assessments
from fosse.people import actions, facts
from fosse.people.demo import DOMAIN
from fosse.people.models import Account, RoleName
from fosse.people.operator import current_operator
from fosse.schools.facts import clusters_of, schools_of
from fosse.web.clock import today

from .sample_files import part


def allowed() -> bool:
    """Whether such accounts may be made: FOSSE_DEMO is on, or nobody else has an account."""
    return bool(settings.FOSSE_DEMO) or not Account.objects.exclude(email__endswith=DOMAIN).exists()


def add_people(authority_code: int) -> None:
    """Make the accounts that are not there yet, with their roles and caseloads."""
    people = part("people")
    for person in people.PEOPLE:
        account = facts.account_of(person.email)
        if account is None:
            account = _add(person, authority_code)
        if person.clusters:
            _assign(person, account, authority_code)


def _add(person: Any, authority_code: int) -> Account:
    people, operator = part("people"), current_operator()
    account = actions.add_account(
        email=person.email, name=person.name, password=people.PASSWORD, today=today(), by=operator
    )
    actions.give_role(
        account=account,
        name=RoleName(person.role),
        authority_code=authority_code,
        urn=_urn(person.school, authority_code) if person.school else None,
        starts_on=people.ROLES_FROM,
        today=today(),
        by=operator,
        reason="The sample's sign-ins.",
    )
    return account


def _assign(person: Any, account: Account, authority_code: int) -> None:
    """Give the adviser the schools of their clusters, from the start of the school year."""
    day = part("calendar").AS_AT
    urns = {
        member.urn
        for cluster in clusters_of(authority_code, as_at=day)
        if cluster.name in person.clusters
        for member in cluster.members
    }
    assessments.assign(
        authority_code=authority_code,
        urns=sorted(urns),
        adviser=account,
        on=day.replace(month=9, day=1),
        reason="The sample's caseloads.",
        today=today(),
        by=current_operator(),
    )


def _urn(name: str, authority_code: int) -> int:
    schools = schools_of(authority_code, as_at=part("calendar").AS_AT)
    return next(school.urn for school in schools if school.name == name)
