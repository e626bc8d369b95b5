"""`fosse foi show`: a request, its clocks and what happened to it, without who made it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from fosse.foi import facts
from fosse.foi.facts import CaseFact
from fosse.web.clock import today

from .output import fail, output_options, print_rows

COLUMNS = ("on", "what", "by", "note")


@click.command()
@click.argument("reference")
@output_options
def show(reference: str, format_: str, output: Path | None) -> None:
    """Show the request REFERENCE, such as FOI-990-2026-0001: state, questions, deadlines, events.

    Who made it isn't shown: that is for information officers, on its page.
    """
    case = facts.case(reference.strip().upper(), as_at=today())
    if case is None:
        fail(f"There is no request {reference}. `fosse foi list` lists those that are open.")
    print_rows(
        [
            {
                "on": event.on.isoformat(),
                "what": event.kind.words,
                "by": event.by,
                "note": event.note,
            }
            for event in case.events
        ],
        columns=COLUMNS,
        format_=format_,
        output=output,
        title=f"{case.reference}: {case.title}",
        about=dict(_about(case)),
    )


def _about(case: CaseFact) -> Iterator[tuple[str, object]]:
    yield "authority", case.authority_code
    yield "state", case.state.words
    yield "received_on", case.received_on.isoformat()
    yield "in_hand_of", case.officer.name if case.officer else "nobody"
    for question in case.questions:
        how = question.disposition.words if question.disposition else "not disposed of"
        yield f"question_{question.number}", f"{question.text} ({how})"
    for clock in case.clocks:
        due = clock.due_on.isoformat() if clock.due_on else "stopped"
        yield clock.rule, f"{clock.words}: {due}, {clock.state.value}"
    yield "request", case.text
