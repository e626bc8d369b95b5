"""Whose requests the public's pages are about: those of the authority that is served."""

from __future__ import annotations

from django.http import Http404

from fosse.schools.models import Authority

from .. import identity

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def served_or_404() -> Authority:
    """The authority that this installation serves. Raises `Http404` in words when it serves none:
    a request goes to the authority that holds the information."""
    authority = identity.authority()
    if authority is None:
        raise Http404(
            "This site serves no one authority, so it takes no requests for information. "
            "Send yours to the authority that holds it."
        )
    return authority
