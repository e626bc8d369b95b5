"""docs/rules.md, made from the rules themselves, so that it can't say anything else. PURE.

Make it anew with: python -m fosse.foi.rules_page > docs/rules.md
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from . import exemptions, law
from .duties import DUTIES
from .exemptions import Exemption
from .kinds import Regime, State
from .law_afterwards import AFTERWARDS
from .law_environment import ENVIRONMENT
from .law_reuse import REUSE_RULES
from .progress import TABLE, moves_from
from .rule import IN_FORCE, Rule

HEAD = """# Rules

Made by `python -m fosse.foi.rules_page > docs/rules.md` from `src/fosse/foi/law.py` and its
neighbours `law_environment.py`, `law_reuse.py` and `law_afterwards.py`, from `exemptions.toml`
and from the table in `progress.py`; a test holds it to them.

Each rule has an id, stands in one place, and appears with its id in its test and on the page of
every deadline: `git grep FOIA-10-1` finds all of them. Where the law changed, each wording has
its days, and the one of the day that the statute names is used; a blank “in force” is since
1 January 2005. **(?)** marks what could not be confirmed from the source: it is a number to
check, and to change in that one place.

A deadline is computed from what happened whenever it is read. `fosse foi due --received DAY`
prints one, with each day that is skipped and why."""

SECTIONS = (
    ("Freedom of information", law.FREEDOM_OF_INFORMATION),
    ("Environmental information", ENVIRONMENT),
    ("Re-use", REUSE_RULES),
    ("After the answer", AFTERWARDS),
)

CLAIMS = """## Exemptions and exceptions

What a claim must show: of a **class**, that the information is of the kind; of **prejudice**,
what harm to whom is likely; of **necessity**, why withholding is required. A **qualified** one is
weighed: the public interest in disclosing, that in maintaining it, and the balance. A refusal
notice with an empty part is not issued (`refusal.py`)."""

STATES = """## Where a case can go

What is not here can't be done, and says why. Notes, assignment, reviews, complaints, notices and
appeals leave the state alone."""


def page() -> str:
    """The whole page, as Markdown."""
    parts: list[Iterable[str]] = [[HEAD], _duties()]
    parts += [_rules(title, rules) for title, rules in SECTIONS]
    parts += [[CLAIMS]]
    parts += [_exemptions(regime) for regime in (Regime.FOI, Regime.EIR)]
    parts += [[STATES], _moves()]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts) + "\n"


def _duties() -> Iterator[str]:
    yield "## The clock of a request"
    yield ""
    yield "| law | answer | starts afresh | does not count | lapses | extension |"
    yield "|---|---|---|---|---|---|"
    for regime, duty in DUTIES.items():
        ids = (duty.answer, duty.afresh, duty.pause, duty.unpaid, duty.longer)
        yield f"| {regime.words} | {' | '.join(ids)} |"


def _rules(title: str, rules: tuple[Rule, ...]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| rule | says | number | source | in force |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        note = f" *{rule.source_note}*" if rule.source_note else ""
        doubt = "" if rule.confirmed else " **(?)**"
        days = _in_force(rule.from_on, rule.until_on)
        yield f"| {rule.id} | {rule.words}{note} | {_number(rule)}{doubt} | {rule.cites} | {days} |"


def _number(rule: Rule) -> str:
    if rule.pounds is not None:
        return f"£{rule.pounds}"
    return rule.period.in_words if rule.period else ""


def _in_force(from_on: date | None, until_on: date | None) -> str:
    if from_on is None:
        return "from a day not yet known"
    since = "" if from_on == IN_FORCE else f"from {from_on:%-d %B %Y}"
    return f"{since} {f'until {until_on:%-d %B %Y}' if until_on else ''}".strip()


def _exemptions(regime: Regime) -> Iterator[str]:
    yield f"### {regime.words}"
    yield ""
    yield "| provision | title | must show | public interest | parts | source | in force |"
    yield "|---|---|---|---|---|---|---|"
    for each in exemptions.VERSIONS:
        if each.regime is regime:
            yield _row(each)


def _row(each: Exemption) -> str:
    note = f" *{each.note}*" if each.note else ""
    cells = (
        each.provision,
        f"{each.title}{note}",
        _must_show(each),
        "none: absolute" if each.absolute else "weighed",
        "; ".join(_limbs(each)),
        each.cites,
        _in_force(each.from_on, each.until_on),
    )
    return f"| {' | '.join(cells)} |"


def _must_show(each: Exemption) -> str:
    said = [each.test.value]
    if each.needs_qualified_person:
        said.append("the qualified person's opinion")
    if each.held_by:
        said.append(f"only {each.held_by}")
    if each.denial:
        said.append(f"may neither confirm nor deny under {each.denial}")
    if not each.emissions:
        said.append("not of emissions (EIR-12-9)")
    return "; ".join(said)


def _limbs(each: Exemption) -> Iterator[str]:
    for limb in each.limbs:
        differs = limb.absolute is not None and limb.absolute is not each.absolute
        yield f"{limb.id} {limb.words}{' (weighed)' if differs else ''}"


def _moves() -> Iterator[str]:
    yield "| from | when | to |"
    yield "|---|---|---|"
    for state in State:
        for kind in moves_from(state):
            yield f"| {state.words} | {kind.words} | {TABLE[state, kind].words} |"


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
