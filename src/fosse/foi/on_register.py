"""An organisation that asks and is also what is asked about: a school, a trust, an authority."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q

from fosse.schools.models import Authority, SchoolState

from .blacking import Details


def of_answers(who: Details) -> Details:
    """What is blacked out of a requester in an answer: all that is known of them, but no name of
    the register. Who asked is not told by a list of schools in which they stand."""
    said = " ".join(who.organisation.split())
    return replace(who, organisation="") if said and _is_registered(said) else who


def _is_registered(name: str) -> bool:
    named = Q(name__iexact=name) | Q(trust__iexact=name) | Q(federation__iexact=name)
    return (
        Authority.objects.filter(name__iexact=name).exists()
        or SchoolState.objects.filter(named).exists()
    )
