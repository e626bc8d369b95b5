"""The clocks of what follows an answer: review, complaint, decision notice, tribunal. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from fosse.dates.calendar import Calendar
from fosse.dates.working_days import Reckoning

from .clock import ONE, Clock, ClockState, Party, Step, count, outcome
from .history import Happening, History, by_proceeding, in_order
from .kinds import EventKind, Regime
from .law import NoSuchRule, period, rule
from .rule import Period, Unit

E = EventKind


def aftermath_clocks(
    history: History, regimes: tuple[Regime, ...], calendar: Calendar, today: date
) -> Iterator[Clock]:
    """Every clock of every proceeding, the oldest first."""
    if not any(one.proceeding or one.kind is E.ISSUED for one in history):
        return  # most of what is open: nothing has followed yet
    history = in_order(history)
    yield from _asking(history, regimes, calendar, today)
    for parts in by_proceeding(history).values():
        for one in parts:
            if one.kind is E.REVIEW_ASKED:
                yield from _review(one, parts, regimes, calendar, today)
            elif one.kind is E.COMPLAINT_OPENED:
                yield from _complaint(one, parts, today)
            elif one.kind is E.DECISION_NOTICE:
                yield from _notice(one, parts, history, calendar, today)
                yield _appealing(one, history, calendar, today)


def _asking(
    history: History, regimes: tuple[Regime, ...], calendar: Calendar, today: date
) -> Iterator[Clock]:
    """FOI-REVIEW-ASK, EIR-11-2: until when the requester may ask for a review. Later is at the
    authority's discretion."""
    issued = _last(history, E.ISSUED)
    if issued is None:
        return
    asked = next(
        (one for one in history if one.kind is E.REVIEW_ASKED and one.on >= issued.on), None
    )
    for id_ in _each(regimes, "FOI-REVIEW-ASK", "EIR-11-2"):
        try:
            within = period(id_, issued.on)
        except NoSuchRule:
            continue  # before the Code of 2018, no time was set
        reckoning = count(within, issued.on, calendar)
        yield _clock(id_, issued, reckoning, asked, today, owed_by=Party.REQUESTER)


def _review(
    asked: Happening,
    parts: History,
    regimes: tuple[Regime, ...],
    calendar: Calendar,
    today: date,
) -> Iterator[Clock]:
    """FOI-REVIEW, FOI-REVIEW-LONGER, EIR-11: until when a review is answered."""
    answered, extended = _last(parts, E.REVIEW_ANSWERED), _last(parts, E.REVIEW_EXTENDED)
    for id_ in _each(regimes, "FOI-REVIEW", "EIR-11"):
        within = period(id_, asked.on)
        if extended and id_ == "FOI-REVIEW":
            id_ = "FOI-REVIEW-LONGER"
            within = Period(within.count + period(id_, asked.on).count, within.unit)
        reckoning = count(within, asked.on, calendar)
        yield _clock(id_, asked, reckoning, answered, today, also=extended)


def _complaint(opened: Happening, parts: History, today: date) -> Iterator[Clock]:
    """FOIA-50: until when the regulator wants to hear from us, as its letter says."""
    if due_on := opened.day("due_on"):
        done = _last(parts, E.COMPLAINT_ANSWERED) or _last(parts, E.COMPLAINT_CLOSED)
        yield _clock("FOIA-50", opened, _by(opened.on, due_on), done, today)


def _notice(
    served: Happening, parts: History, history: History, calendar: Calendar, today: date
) -> Iterator[Clock]:
    """FOIA-50-4, FOIA-50-6: until when the steps of a notice are taken; an appeal suspends it."""
    if served.detail.get("steps") is False:
        return
    complied = _last(parts, E.NOTICE_COMPLIED)
    reckoning = _time_of_notice(served, calendar)
    appealed = _after(history, E.APPEALED, served)
    if appealed is None or appealed.on > reckoning.on:
        yield _clock("FOIA-50-4", served, reckoning, complied, today)
        return
    decided = _after(history, E.TRIBUNAL_DECIDED, appealed)
    if decided is None:
        yield _clock("FOIA-50-4", served, None, complied, today, also=appealed)
        return
    due_on = decided.day("due_on") or reckoning.on + (decided.on - appealed.on) + ONE
    yield _clock("FOIA-50-4", served, _by(served.on, due_on), complied, today, also=decided)


def _time_of_notice(served: Happening, calendar: Calendar) -> Reckoning:
    if due_on := served.day("due_on"):
        return _by(served.on, due_on)
    days = served.detail.get("days")
    within = Period(int(days), Unit.DAYS) if days else period("FOIA-50-4", served.on)
    return count(within, served.on, calendar)


def _appealing(served: Happening, history: History, calendar: Calendar, today: date) -> Clock:
    """GRC-22: until when either side may appeal against a notice."""
    reckoning = count(period("GRC-22", served.on), served.on, calendar)
    appealed = _after(history, E.APPEALED, served)
    return _clock("GRC-22", served, reckoning, appealed, today, owed_by=Party.EITHER)


def _clock(
    id_: str,
    begun: Happening,
    reckoning: Reckoning | None,
    ended: Happening | None,
    today: date,
    *,
    owed_by: Party = Party.AUTHORITY,
    also: Happening | None = None,
) -> Clock:
    """`reckoning` None: suspended. What others may do and did not has lapsed, not been missed."""
    state = ClockState.PAUSED
    if reckoning:
        state = outcome(reckoning.on, ended.on if ended else None, today)
        if state is ClockState.MISSED and ended is None and owed_by is not Party.AUTHORITY:
            state = ClockState.LAPSED
    elif ended:
        state = ClockState.MET
    return Clock(
        rule=id_,
        words=rule(id_, begun.on).words,
        started_on=begun.on,
        due_on=reckoning.on if reckoning else None,
        state=state,
        ended_on=ended.on if ended else None,
        owed_by=owed_by,
        proceeding=begun.proceeding,
        reckoning=reckoning,
        telling=partial(_steps, id_, [one for one in (begun, also, ended) if one], reckoning),
    )


def _steps(id_: str, happened: Iterable[Happening], reckoning: Reckoning | None) -> Iterator[Step]:
    """What happened, and the due day."""
    for one in happened:
        yield Step(one.on, f"{one.kind.words}.", id_)
    if reckoning:
        yield Step(reckoning.on, "The last day.", id_)


def _by(since: date, due_on: date) -> Reckoning:
    """A day that somebody else set: nothing is counted."""
    return Reckoning(due_on, since + ONE, due_on, None)


def _each(regimes: tuple[Regime, ...], ordinary: str, environmental: str) -> Iterator[str]:
    if Regime.FOI in regimes or Regime.REUSE in regimes:
        yield ordinary
    if Regime.EIR in regimes:
        yield environmental


def _last(history: History, kind: EventKind) -> Happening | None:
    return next((one for one in reversed(history) if one.kind is kind), None)


def _after(history: History, kind: EventKind, since: Happening) -> Happening | None:
    """The first of its kind that happened after something."""
    later = (one for one in history if (one.on, one.number) > (since.on, since.number))
    return next((one for one in later if one.kind is kind), None)
