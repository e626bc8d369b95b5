"""The requests for information that Ratae received, made up: `requests.toml`, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "requests.toml"


@dataclass(frozen=True, slots=True)
class Step:
    """What happened on a day: `do` names it, `said` is what it takes (a reason, an amount)."""

    on: date
    do: str
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and how it is answered: by `kind`, from the records as at `as_at`, or by
    `answer`. `searched` is where nothing was found."""

    text: str
    regime: str = "foi"
    disposition: str = ""
    kind: str = ""
    as_at: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    answer: str = ""
    link: str = ""
    not_held_because: str = ""
    searched: str = ""
    claim: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A request and its course. Days are None where it has not got so far."""

    received: date
    channel: str
    name: str
    title: str
    text: str
    key: str = ""
    repeats: str = ""
    email: str = ""
    address: str = ""
    organisation: str = ""
    opened: date | None = None
    answered: date | None = None
    closed: date | None = None
    published: bool = False
    unassigned: bool = False
    question: tuple[Question, ...] = ()
    step: tuple[Step, ...] = ()

    @property
    def course(self) -> tuple[Step, ...]:
        """Everything that happened after it was received, in order."""
        steps = list(self.step)
        if self.opened:
            steps.append(Step(self.opened, "open"))
            steps += [] if self.unassigned else [Step(self.opened, "assign")]
        if self.answered:
            steps += [Step(self.answered, "draft"), Step(self.answered, "issue")]
        if self.closed:
            steps.append(Step(self.closed, "close"))
        order = {"open": 0, "assign": 1, "close": 3}  # of one day; everything else between
        return tuple(sorted(steps, key=lambda step: (step.on, order.get(step.do, 2))))


@cache
def requests() -> tuple[Request, ...]:
    """Every request, by the day on which it was received."""
    with FILE.open("rb") as file:
        made = [_request(entry) for entry in tomllib.load(file)["request"]]
    return tuple(sorted(made, key=lambda request: request.received))


def _request(entry: dict[str, Any]) -> Request:
    questions = tuple(_question(one) for one in entry.pop("question", ()))
    steps = tuple(
        Step(one.pop("on"), one.pop("do"), dict(one)) for one in map(dict, entry.pop("step", ()))
    )
    return Request(**entry, question=questions, step=steps)


def _question(entry: dict[str, Any]) -> Question:
    return Question(**{**entry, "claim": tuple(entry.get("claim", ()))})
