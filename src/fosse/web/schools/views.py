"""A school's public page: what it is, where, what before, how its published results look."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fosse.documents.figure import Figure
from fosse.evidence.facts import profile
from fosse.evidence.measure import measures
from fosse.schools import facts, school_words
from fosse.schools.facts import SchoolFact
from fosse.schools.particulars import particulars

from .. import maps
from ..access import opens
from ..asked import Asked, asked
from ..authorities.listing import KINDS
from ..downloads import Download, Ending, twin
from ..register import Named, known
from ..words import sentence
from . import history, results
from .particulars import website


@opens("public")
def school(request: HttpRequest, urn: int, ending: Ending | None = None) -> HttpResponse:
    """The page of a school on a day, and its twins."""
    day = asked(request)
    found = school_or_404(urn, day)
    links = facts.lineage(urn, as_at=day.as_at)
    evidence = profile(urn, as_at=day.as_at, known_at=day.known_at)
    names = {link.other_urn: link.other_name for link in links}
    if ending:
        return _twin(found, day, results.rows(evidence, measures(), names), ending)
    groups = facts.belongings_of(urn, as_at=day.as_at, known_at=day.known_at)
    context = {
        "asked": day,
        "authority": Named(found.authority_code, found.authority_name),
        "schools_address": reverse("authority-schools", args=[found.authority_code]),
        "school": found,
        "presence": school_words.presence(found),
        "presence_kind": KINDS[found.presence],
        "sentences": school_words.sentences(found, as_at=day.as_at),
        "belongs": history.belongs(groups, day),
        "no_cluster": history.no_cluster(day),
        "lineage": history.next_of_kin(found, links, day),
        "doubts": [sentence(doubt) for doubt in found.doubts],
        "particulars": particulars(found),
        "website": website(found),
        "results": results.groups(evidence, measures(), school=found.name, names=names),
        "unknown": results.unknown(evidence, measures()),
        "history": history.lines(found, links, facts.school_history(urn), day),
        "map": _map(found, day),
    }
    return render(request, "schools/school.html", context, status=day.status)


def school_or_404(urn: int, day: Asked) -> SchoolFact:
    """The school on the day, whatever its presence. Raises `Http404` in words."""
    found = facts.school(urn, as_at=day.as_at, known_at=day.known_at)
    if found is None:
        raise Http404(
            f"No school with the Unique Reference Number {urn} is in the register."
            + (f" (as recorded on {day.known_on:%-d %B %Y})" if day.known_on else "")
        )
    return found


def _map(found: SchoolFact, day: Asked) -> Figure | None:
    return maps.figure(
        title=f"Where {found.name} is",
        schools=[found],
        wards=facts.wards_of(found.authority_code),
        day=day,
        marked={found.urn},
    )


def _twin(
    found: SchoolFact, day: Asked, rows: list[dict[str, object]], ending: Ending
) -> HttpResponse:
    """The published results as rows; the register's details beside them."""
    day.check()
    download = Download(
        title=found.name,
        columns=results.RESULT_COLUMNS,
        rows=rows,
        as_at=day.as_at,
        source=(
            f"Get Information about Schools, extract of {found.seen_on:%-d %B %Y}; "
            "each result from the release in its row"
        ),
        about={
            "urn": found.urn,
            "laestab": found.laestab,
            "presence": found.presence,
            **{name.lower().replace(" ", "_"): value for name, value in particulars(found)},
            "website": found.website,
            "not_certain": "; ".join(found.doubts),
            **known(day),
        },
    )
    return twin(download, ending)
