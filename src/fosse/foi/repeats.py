"""Earlier requests that this one may repeat (s.14(2)), or be added to (s.12(4)), with the reason.

An offer to an officer and nothing more: a request is not repeated because it looks alike, and
costs are added up only when somebody has decided so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from fosse.calendar import facts as calendars

from .blacking import Details
from .kinds import EventKind, State
from .limits import Aggregation, Asked, aggregable
from .models import Case, CaseEvent
from .receiving import details_of
from .sent_twice import same_requester
from .similar import similar_cases

INTERVAL = timedelta(days=365)
"""How far back a repeat is looked for. The Act says “a reasonable interval” and no number."""

APART = timedelta(days=120)
"""Calendar days that hold more than 60 working days, whatever the holidays."""

MOST = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """Another request, the rule that speaks of both, and whether all that it asks for is met, so
    far as the record shows; `why` says so, or what is missing."""

    case_id: int
    reference: str
    title: str
    received_on: date
    state: State
    rule: str
    may: bool
    why: str


def possible_repeats(case_id: int) -> tuple[Offer, ...]:
    """Requests of the year before by the same requester for the same or much the same
    (FOIA-14-2), the latest first. One that was not complied with cannot be repeated."""
    this = _case(case_id)
    alike = _alike(this)
    found = _others(this).filter(
        reference__in=alike, received_on__range=(this.received_on - INTERVAL, this.received_on)
    )
    earlier = [other for other in found if _same(this, other)]
    answered = _answered_on(earlier)
    return tuple(_repeat(other, alike[other.reference], answered) for other in earlier)


def possible_aggregation(case_id: int) -> tuple[Offer, ...]:
    """Requests whose costs may be added to those of this one (FOIA-12-4): by the same requester,
    or in much the same words, within 60 consecutive working days. A campaign is for an officer
    to see: where the requester is another, it says what would have to be shown."""
    this = _case(case_id)
    alike = _alike(this)
    near = _others(this).filter(
        received_on__range=(this.received_on - APART, this.received_on + APART)
    )
    others = {
        other.reference: other for other in near.filter(pk__in=_alike_or_same(this, near, alike))
    }
    found = _aggregable(this, [_asked(this, other, alike) for other in others.values()])
    return tuple(
        _offer(others[each.reference], "FOIA-12-4", may=each.may, why=each.why) for each in found
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What an officer shows that the record does not: what joins two requesters, and what both
    requests ask for."""

    campaign: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the cost of another request may be added (FOIA-12-4), and why; `campaign` is what
    joins the requesters, "" where they are one person."""

    may: bool
    why: str
    campaign: str
    same_requester: bool
    alike: str


def judged(case_id: int, other_id: int, shown: Shown = Shown()) -> Judged:
    """Whether the cost of one other request may be added to that of a case, by the record and
    by what the officer shows."""
    this, other = _case(case_id), _case(other_id)
    same, recorded = _same(this, other), _alike(this).get(other.reference, "")
    campaign = "" if same else shown.campaign
    asked = _asked(this, other, {other.reference: recorded or shown.alike})
    (found,) = _aggregable(this, [replace(asked, campaign=campaign)], campaign=campaign)
    return Judged(found.may, found.why, campaign, same, recorded)


def _asked(this: Case, other: Case, alike: Mapping[str, str]) -> Asked:
    return Asked(
        other.reference,
        other.received_on,
        requester="the same" if _same(this, other) else "",
        alike=alike.get(other.reference, ""),
    )


def _aggregable(
    this: Case, others: Sequence[Asked], *, campaign: str = ""
) -> tuple[Aggregation, ...]:
    one = Asked(this.reference, this.received_on, requester="the same", campaign=campaign)
    return aggregable(one, others, calendar=calendars.united_kingdom())


def _case(case_id: int) -> Case:
    return Case.objects.select_related("requester").get(pk=case_id)


def _alike(this: Case) -> dict[str, str]:
    """reference → why it asks for the same: the same words, or words that are rare elsewhere."""
    code = this.authority_code
    close = similar_cases(this.text, authority_code=code, but=this.pk, limit=MOST)
    same = Case.objects.filter(authority_code=code, text_sha256=this.text_sha256)
    references = same.exclude(pk=this.pk).order_by("-pk").values_list("reference", flat=True)
    alike = {one.name: one.reason for one in close}
    return alike | dict.fromkeys(references[:MOST], "Both are in the same words.")


def _others(this: Case) -> QuerySet[Case]:
    cases = Case.objects.filter(authority_code=this.authority_code).exclude(pk=this.pk)
    return cases.select_related("requester").order_by("-received_on", "-pk")


def _same(this: Case, other: Case) -> bool:
    return same_requester(details_of(this.requester), details_of(other.requester))


def _alike_or_same(this: Case, near: QuerySet[Case], alike: Mapping[str, str]) -> list[int]:
    """Those that ask for the same, or come from the same requester: found without reading more of
    each than who asks, for there may be thousands."""
    who = details_of(this.requester)
    parts = (f"requester__{part}" for part in ("name", "email", "address", "organisation"))
    return [
        pk
        for pk, reference, *details in near.values_list("pk", "reference", *parts)
        if reference in alike or same_requester(who, Details(*details))
    ]


def _answered_on(cases: Iterable[Case]) -> dict[int, date]:
    """When each was last answered."""
    rows = CaseEvent.objects.filter(case_id__in=[case.pk for case in cases], kind=EventKind.ISSUED)
    return dict(rows.order_by("case_id", "number").values_list("case_id", "on"))


def _repeat(other: Case, alike: str, answered: Mapping[int, date]) -> Offer:
    on = answered.get(other.pk)
    complied = f"It was answered on {on:%-d %B %Y}." if on else "It has not been answered yet."
    why = f"It is from the same requester. {alike} {complied}"
    return _offer(other, "FOIA-14-2", may=on is not None, why=why)


def _offer(other: Case, rule: str, *, may: bool, why: str) -> Offer:
    return Offer(
        case_id=other.pk,
        reference=other.reference,
        title=other.title,
        received_on=other.received_on,
        state=State(other.state),
        rule=rule,
        may=may,
        why=why,
    )
