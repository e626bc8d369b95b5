"""The cost limit and what may be added up to reach it: FOIA s.12 and SI 2004/3244. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from fosse.dates.calendar import Calendar
from fosse.dates.working_days import working_days_between

from .kinds import Activity
from .law import period, rule

MINUTES_OF_AN_HOUR = 60
PENNY = Decimal("0.01")


class TimeEntry(Protocol):
    """Minutes spent, or estimated, on an activity."""

    @property
    def activity(self) -> Activity: ...

    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spent:
    """The plainest time entry."""

    activity: Activity
    minutes: int


@dataclass(frozen=True, slots=True)
class Added:
    """Another request whose minutes are added to those of the one in hand (rule FOIA-12-4)."""

    reference: str
    minutes: int


@dataclass(frozen=True, slots=True)
class CostEstimate:
    """What answering costs by the rules FOIA-12, FOIA-12-3 and FOIA-12-4.

    `minutes` are those that count, with those of the requests that were `added`; `left_out` those
    that don't (redaction, drafting). `to_confirm` are those of determining whether what this
    request alone asks for is held: only when they are over the limit need the authority not even
    say that (s.12(2)).
    """

    minutes: int
    left_out: int
    to_confirm: int
    limit_pounds: int
    pounds_an_hour: int
    added: tuple[Added, ...] = ()

    @property
    def own_minutes(self) -> int:
        """Those of this request alone."""
        return self.minutes - sum(one.minutes for one in self.added)

    @property
    def hours(self) -> Decimal:
        """Hours that count."""
        return Decimal(self.minutes) / MINUTES_OF_AN_HOUR

    @property
    def pounds(self) -> Decimal:
        """What they cost, in pounds and pence."""
        return (self.hours * self.pounds_an_hour).quantize(PENNY)

    @property
    def limit_minutes(self) -> int:
        """Minutes that the limit allows: 1,080, that is 18 hours."""
        return self.limit_pounds * MINUTES_OF_AN_HOUR // self.pounds_an_hour

    @property
    def limit_hours(self) -> int:
        """Whole hours that the limit allows: 18."""
        return self.limit_minutes // MINUTES_OF_AN_HOUR

    @property
    def over(self) -> bool:
        """Whether it exceeds the limit: reaching it is not enough."""
        return self.minutes > self.limit_minutes

    @property
    def over_to_confirm(self) -> bool:
        """Whether only finding out if it is held exceeds the limit."""
        return self.to_confirm > self.limit_minutes

    @property
    def in_words(self) -> str:
        """“19 hours 30 minutes at £25 an hour: £487.50, over the limit of £450.” Where others
        were added, what each comes to: “(4 hours for this request, 15 hours 30 minutes for …)”."""
        verdict = "over" if self.over else "within"
        return (
            f"{time_in_words(self.minutes)}{self._made_up} at £{self.pounds_an_hour} an hour: "
            f"£{self.pounds:,}, {verdict} the limit of £{self.limit_pounds:,}."
        )

    @property
    def _made_up(self) -> str:
        if not self.added:
            return ""
        each = [f"{time_in_words(one.minutes)} for {one.reference}" for one in self.added]
        return f" ({', '.join([f'{time_in_words(self.own_minutes)} for this request', *each])})"


def time_in_words(minutes: int) -> str:
    """“15 hours 30 minutes”, “1 hour”, “40 minutes”; “0 hours” for none."""
    counts = zip(divmod(minutes, MINUTES_OF_AN_HOUR), ("hour", "minute"), strict=True)
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts if count]
    return " ".join(told) or "0 hours"


def estimate(
    entries: Iterable[TimeEntry], *, on: date = date.max, added: Iterable[Added] = ()
) -> CostEstimate:
    """What answering costs, by the limit of the day `on` (that of receipt; left out: the last
    one known), with what is `added` to it. Raises `NoSuchRule` for a day before the Act."""
    entries, added = tuple(entries), tuple(added)
    limit, hour = rule("FOIA-12", on).pounds, rule("FOIA-12-3", on).pounds
    if limit is None or hour is None:
        raise ValueError("The rules FOIA-12 and FOIA-12-3 must give pounds.")
    return CostEstimate(
        minutes=sum(e.minutes for e in entries if Activity(e.activity).counts)
        + sum(one.minutes for one in added),
        left_out=sum(e.minutes for e in entries if not Activity(e.activity).counts),
        to_confirm=sum(e.minutes for e in entries if e.activity == Activity.DETERMINING),
        limit_pounds=limit,
        pounds_an_hour=hour,
        added=added,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as aggregation looks at it. `requester` is any key that is the same for the
    same person ("" when not known); `campaign` names those who act together; `alike` says why it
    asks for the same or similar information as the one in hand ("" when it does not)."""

    reference: str
    received_on: date
    requester: str = ""
    campaign: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Aggregation:
    """Whether the cost of an earlier request may be added (rule FOIA-12-4), and why."""

    reference: str
    may: bool
    why: str


def aggregable(
    this: Asked, others: Sequence[Asked], *, calendar: Calendar
) -> tuple[Aggregation, ...]:
    """For each other request, whether its cost may be added to that of `this`, with the reason.

    All three must hold: the same person, or people together; the same or similar information;
    within 60 consecutive working days.
    """
    return tuple(_aggregation(this, other, calendar) for other in others)


@dataclass(frozen=True, slots=True)
class Spread:
    """Whether requests came within 60 consecutive working days, the first and the last day
    included, and in words how many there were."""

    fits: bool
    why: str


def spread(days: Iterable[date], *, calendar: Calendar) -> Spread:
    """Over how many working days all requests that are added up came (rule FOIA-12-4): it is one
    period for all of them, not one for each pair."""
    days = sorted(days)
    first, last = days[0], days[-1]
    within = period("FOIA-12-4", last).count
    apart = working_days_between(first - timedelta(1), last, calendar)
    return Spread(apart <= within, _apart(first, last, apart, within))


def _aggregation(this: Asked, other: Asked, calendar: Calendar) -> Aggregation:
    days = spread((this.received_on, other.received_on), calendar=calendar)
    who = _together(this, other)
    reasons = [
        (bool(who), who or "It is not known to be from the same person or campaign."),
        (bool(other.alike), other.alike or "It does not ask for the same or similar information."),
        (days.fits, days.why),
    ]
    may = all(holds for holds, _ in reasons)
    return Aggregation(
        other.reference, may, " ".join(why for holds, why in reasons if may or not holds)
    )


def _together(this: Asked, other: Asked) -> str:
    if this.requester and this.requester == other.requester:
        return "It is from the same person."
    if this.campaign and this.campaign == other.campaign:
        return f"Both are part of “{this.campaign}”."
    return ""


def _apart(first: date, last: date, apart: int, within: int) -> str:
    return (
        f"From {first:%-d %B %Y} to {last:%-d %B %Y} are {apart} working days, "
        f"{'no more' if apart <= within else 'more'} than {within}."
    )
