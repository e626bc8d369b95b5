"""What a verb asks of the clocks of a case that it holds, before it lets something happen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fosse.calendar import facts as calendars

from .clock_facts import history_of, laws_of_case
from .clocks import Clock, Party, clocks, extendable_to, why_not_lapsed
from .duties import DUTIES
from .exemptions import NoSuchExemption, exemption
from .kinds import EventKind, Regime
from .models import Case, CaseEvent
from .recording import Refused

ASKING = ("FOI-REVIEW-ASK", "EIR-11-2")
REVIEWS = ("FOI-REVIEW", "FOI-REVIEW-LONGER", "EIR-11")


def clocks_now(case: Case, *, today: date) -> tuple[Clock, ...]:
    """The clocks of one case as at the day."""
    laws = laws_of_case(case.pk)
    return clocks(history_of(case.pk), calendars.united_kingdom(), regimes=laws, today=today)


def last_of(case_id: int, kind: EventKind) -> date | None:
    """The day on which something last happened to a case."""
    found = CaseEvent.objects.filter(case_id=case_id, kind=kind).order_by("-number")
    return found.values_list("on", flat=True).first()


def due_on(case: Case, *, on: date) -> date | None:
    """The day by which the answer was due in the end: the last under any law."""
    rules = {rule for duty in DUTIES.values() for rule in (duty.answer, duty.longer)}
    days = [clock.due_on for clock in clocks_now(case, today=on) if clock.rule in rules]
    return max((day for day in days if day), default=None)


def check_lapsed(case: Case, *, on: date) -> Clock:
    """The clock of the requester that ran out. Raises `Refused` until the law says so."""
    laws, calendar = laws_of_case(case.pk), calendars.united_kingdom()
    if why := why_not_lapsed(history_of(case.pk), calendar, regimes=laws, today=on):
        raise Refused(f"{case.reference} has not lapsed. {why}")
    theirs = [
        clock
        for clock in clocks_now(case, today=on)
        if clock.owed_by is Party.REQUESTER and clock.proceeding is None and clock.is_open
    ]
    return max(theirs, key=lambda clock: clock.due_on or date.min)


def check_extension(
    case: Case, *, regime: Regime, provisions: Sequence[str], estimated_on: date, on: date
) -> None:
    """Raise `Refused` unless the law lets the case be extended to a day, on a day."""
    if regime not in laws_of_case(case.pk):
        raise Refused(f"No question of {case.reference} is answered under the {regime.words}.")
    _check_provisions(regime, provisions, case.received_on)
    first = _answer_due(case, regime, on)
    if on > first:
        raise Refused(
            f"The requester had to be told by {first:%-d %B %Y}, when the answer was due. It is "
            "late now: answer as soon as possible."
        )
    if estimated_on <= first:
        raise Refused(f"The answer is due on {first:%-d %B %Y} anyway. Give a later day.")
    last = extendable_to(history_of(case.pk), calendars.united_kingdom(), regime)
    if last and estimated_on > last:
        raise Refused(
            f"It can be extended to {last:%-d %B %Y} at most ({DUTIES[regime].longer}). Give a day "
            "up to then."
        )


def check_fees_notice(case: Case, *, on: date) -> None:
    """Raise `Refused` for a fees notice after the time for answering (FOIA-9; EIR reg. 8(4))."""
    last = due_on(case, on=on)
    if last and on > last:
        raise Refused(
            f"A fees notice had to be given by {last:%-d %B %Y}, when the answer was due (FOIA-9): "
            "answer without a fee."
        )


def check_review_extension(case: Case, review_id: int, *, on: date) -> None:
    """Raise `Refused` unless a review can take longer: under FOI, and told in its time. Under
    EIR it has 40 working days at once, and no more."""
    running = [
        clock
        for clock in clocks_now(case, today=on)
        if clock.proceeding == review_id and clock.rule in REVIEWS
    ]
    if not any(clock.rule == "FOI-REVIEW" for clock in running):
        raise Refused("This review can't be extended: it has all the time that there is.")
    due = next(clock.due_on for clock in running if clock.rule == "FOI-REVIEW")
    if due and on > due:
        raise Refused(f"The review was due on {due:%-d %B %Y}: answer it as soon as possible.")


def last_day_to_ask(case: Case, *, on: date) -> date | None:
    """Until when the requester may ask for a review: the later where two laws give a day. None:
    no answer was issued, or no law sets a day."""
    days = [clock.due_on for clock in clocks_now(case, today=on) if clock.rule in ASKING]
    return max((day for day in days if day), default=None)


def _answer_due(case: Case, regime: Regime, on: date) -> date:
    rule = DUTIES[regime].answer
    clock = next((one for one in clocks_now(case, today=on) if one.rule == rule), None)
    if clock is None:
        raise Refused(f"The time was extended already under the {regime.words}: once is all.")
    if clock.due_on is None:
        raise Refused("The time stands still now: nothing needs more of it.")
    return clock.due_on


def _check_provisions(regime: Regime, provisions: Sequence[str], received_on: date) -> None:
    """FOIA-10-3: only to weigh the public interest of a qualified exemption. Under EIR and
    re-use it is the amount of work, and no provision is named."""
    if regime is not Regime.FOI:
        return
    if not provisions:
        raise Refused("Say for which qualified exemptions the public interest is weighed.")
    for provision in provisions:
        try:
            found = exemption(provision, on=received_on)
        except NoSuchExemption as error:
            raise Refused(str(error)) from None
        if found.regime is not Regime.FOI:
            raise Refused(f"“{provision}” is no exemption of the Act. Choose one.")
        limbs = [found.is_absolute(limb.id) for limb in found.limbs] or [found.absolute]
        if all(limbs):
            raise Refused(
                f"There is no public interest to weigh under {found.section}, which is absolute: "
                "the time can't be extended for it."
            )
