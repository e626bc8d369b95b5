"""Why a school is at its level, in one sentence, and what would change it. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from .decision import Answers, Outcome, decide
from .logic import Answer
from .terms import ConditionKind, Criterion, Level, Policy, Rule
from .wording import listed


@dataclass(frozen=True, slots=True)
class Change:
    """If this one answer were `to`, the school would be at `level`; `words` say so."""

    criterion: str
    to: Answer
    level: str
    words: str


def sentence(policy: Policy, outcome: Outcome, answers: Answers) -> str:
    """One sentence: the level and why."""
    name = policy.levels[outcome.rank].name
    titles = [policy.criterion(criterion).title for criterion in outcome.criteria]
    match outcome.basis:
        case "trigger":
            return f"{name}, because “{titles[0]}” holds, which alone is enough."
        case "rule" if outcome.rule is not None:
            return f"{name}, because {_rule(policy, outcome.rule, answers)}."
        case "best fit":
            return f"{name}, because that is where the answers point on balance: {_tally(outcome)}."
        case "too little known":
            return f"{name}, because too little is known: {_little(policy, outcome)}."
        case _:
            return f"{name}, because nothing points elsewhere: {_tally(outcome)}."


def _rule(policy: Policy, rule: Rule, answers: Answers) -> str:
    return listed(
        [_condition(policy, c.kind, c.criteria, c.number, answers) for c in rule.conditions]
    )


def _condition(
    policy: Policy,
    kind: ConditionKind,
    criteria: tuple[str, ...],
    number: float,
    answers: Answers,
) -> str:
    asked = [name for name in criteria if name in answers]
    wanted = Answer.NO if kind is ConditionKind.NONE_OF else Answer.YES
    met = [name for name in asked if answers[name] is wanted]
    titles = listed([f"“{policy.criterion(name).title}”" for name in met])
    match kind:
        case ConditionKind.NONE_OF:
            return (
                f"of {_counted(len(asked), 'concern')} none is known to be there and {len(met)} "
                f"{_are(len(met))} known to be absent, where {number:g} {_are(number)} needed"
            )
        case ConditionKind.POINTS:
            points = sum(policy.criterion(name).weight for name in met)
            return f"{titles} make {points:g} points, where {number:g} are enough"
        case ConditionKind.AT_LEAST:
            of = _counted(len(asked), _noun(policy, met))
            enough = f"{number:g} {_are(number)} enough"
            return f"{len(met)} of {of} {_are(len(met), hold=True)}, where {enough}: {titles}"
        case _:
            return f"{titles} {_are(len(met), hold=True)}"


def _noun(policy: Policy, names: list[str]) -> str:
    return "concern" if names and policy.criterion(names[0]).concern else "strength"


def _tally(outcome: Outcome) -> str:
    """ "of 8 concerns 1 holds, 5 do not and 2 are not known" """
    if not outcome.asked:
        return "the policy asks nothing of a school of this kind"
    there, unknown = outcome.known - outcome.absent, outcome.asked - outcome.known
    if unknown == outcome.asked:
        return f"of {_counted(outcome.asked, 'concern')} none is known to be there or absent"
    parts = [
        f"{there or 'none'} {_are(there or 1, hold=True)}",
        f"{outcome.absent} {'does' if outcome.absent == 1 else 'do'} not" if outcome.absent else "",
        f"{unknown} {_are(unknown)} not known" if unknown else "",
    ]
    return f"of {_counted(outcome.asked, 'concern')} {listed([part for part in parts if part])}"


def _little(policy: Policy, outcome: Outcome) -> str:
    if outcome.rank == 0:
        return _tally(outcome)  # there is no less support than this
    needed = policy.decision.least_known
    return (
        f"{_tally(outcome)}, and the policy asks for {_counted(needed, 'concern')} known to be "
        "absent before there is less support than this"
    )


def _counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}{'' if number == 1 else 's'}"


def _are(number: float, *, hold: bool = False) -> str:
    if hold:
        return "holds" if number == 1 else "hold"
    return "is" if number == 1 else "are"


def changes(policy: Policy, answers: Answers) -> tuple[Change, ...]:
    """Every single answer that, were it another, would change the level."""
    now = decide(policy, answers).rank
    found = []
    for name, given in answers.items():
        for other in (Answer.YES, Answer.NO):
            if other is given:
                continue
            rank = decide(policy, {**answers, name: other}).rank
            if rank != now:
                level = policy.levels[rank]
                words = _change(policy.criterion(name), given, other, level)
                found.append(Change(name, other, level.id, words))
    return tuple(found)


def _change(criterion: Criterion, given: Answer, other: Answer, level: Level) -> str:
    title = f"“{criterion.title}”"
    if given is Answer.NOT_KNOWN:
        turned = "were known and held" if other is Answer.YES else "were known not to hold"
    else:
        turned = "held" if other is Answer.YES else "did not hold"
    return f"If {title} {turned}, it would be {level.name}."


def could_be(policy: Policy, answers: Answers) -> tuple[Level, Level]:
    """The lightest level and the one of most support, once all that is unknown is known."""

    def with_unknown(concern: Answer, strength: Answer) -> Level:
        known = {
            name: given
            if given is not Answer.NOT_KNOWN
            else (concern if policy.criterion(name).concern else strength)
            for name, given in answers.items()
        }
        return policy.levels[decide(policy, known).rank]

    return with_unknown(Answer.NO, Answer.YES), with_unknown(Answer.YES, Answer.NO)
