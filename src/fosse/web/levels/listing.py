"""Schools by proposed level: which are shown, in what words, as which rows. PURE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fosse.assessments.sentences import reason_in
from fosse.policy.terms import Level, Policy

from ..words import count, listed

MORE = "more"
"""What the level filter says for every level of more support than the usual."""

NOBODY = "nobody"
"""What the adviser filter says for schools that no adviser looks after."""

COLUMNS = (
    "urn", "name", "phase", "ward", "clusters", "level", "level_name", "because",
    "concerns_that_hold", "not_known", "adviser",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A school in the list. `kind` is the tag of its level (see `kinds`)."""

    urn: int
    name: str
    phase: str
    ward: str
    clusters: tuple[tuple[str, str], ...]  # slug and name
    level: Level
    rank: int
    kind: str
    because: str
    yes: int
    not_known: int
    advisers: tuple[tuple[int, str], ...]  # account and name

    @property
    def why(self) -> str:
        """The reason in one line."""
        return reason_in(self.because)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the filters ask for; "" is everything."""

    level: str = ""
    phase: str = ""
    cluster: str = ""
    ward: str = ""
    adviser: str = ""
    q: str = ""

    def keeps(self, line: Line, usual: int) -> bool:
        """Whether a line is asked for; `usual` is the rank of the usual level."""
        return (
            self._level(line, usual)
            and self.phase in ("", line.phase)
            and self.ward in ("", line.ward)
            and (not self.cluster or any(slug == self.cluster for slug, _ in line.clusters))
            and self._adviser(line)
            and self._words(line)
        )

    def _level(self, line: Line, usual: int) -> bool:
        return line.rank > usual if self.level == MORE else self.level in ("", line.level.id)

    def _adviser(self, line: Line) -> bool:
        if self.adviser == NOBODY:
            return not line.advisers
        return not self.adviser or any(str(pk) == self.adviser for pk, _ in line.advisers)

    def _words(self, line: Line) -> bool:
        """Every word typed must stand in the name, the number, the ward or the sentence."""
        held = f"{line.name} {line.urn} {line.ward} {line.because}".casefold()
        return all(word in held for word in self.q.casefold().split())


@dataclass(frozen=True, slots=True)
class Count:
    """How many schools are proposed for a level, and how many of them by chance.

    `by_chance` is None where no criterion of the policy speaks of probability.
    """

    level: Level
    kind: str
    schools: int
    by_chance: float | None

    @property
    def chance_in_words(self) -> str:
        """ "about 2 by chance"; "" where it is not known or nobody is on the list."""
        if self.by_chance is None or not self.schools:
            return ""
        if self.by_chance < 0.5:
            return "fewer than 1 by chance"
        return f"about {self.by_chance:.0f} by chance"


def kinds(policy: Policy) -> Mapping[str, str]:
    """The tag of each level: good for less support than usual, plain for the usual, watch for
    more, act for the most there is."""
    usual, most = policy.rank(policy.decision.usual), len(policy.levels) - 1

    def kind(rank: int) -> str:
        if rank <= usual:
            return "plain" if rank == usual else "good"
        return "act" if rank == most else "watch"

    return {level.id: kind(rank) for rank, level in enumerate(policy.levels)}


def answer(counts: Sequence[Count], policy: Policy, authority: str) -> str:
    """The page's question answered in a sentence: how many, for what."""
    total = sum(each.schools for each in counts)
    usual = policy.rank(policy.decision.usual)
    more = [each for each in counts if policy.rank(each.level.id) > usual and each.schools]
    if not total:
        return f"No school of {authority} was open and state-funded, so no level is proposed."
    if not more:
        return f"None of {count(total, 'school')} is proposed for more support than usual."
    many = sum(each.schools for each in more)
    which = listed([f"{each.schools:,} for {each.level.name}" for each in reversed(more)])
    verb = "is" if many == 1 else "are"
    if len(more) == 1:
        return f"{many:,} of {count(total, 'school')} {verb} proposed for {more[0].level.name}."
    return (
        f"{many:,} of {count(total, 'school')} {verb} proposed for more support than usual: "
        f"{which}."
    )


def chance(counts: Sequence[Count], policy: Policy) -> str:
    """How many of the schools with more support than usual would be there by chance; "" where
    the policy's criteria do not speak of probability."""
    usual = policy.rank(policy.decision.usual)
    more = [each for each in counts if policy.rank(each.level.id) > usual and each.schools]
    known = [each.by_chance for each in more if each.by_chance is not None]
    if not known:
        return ""
    many = sum(each.schools for each in more)
    fewer = sum(known) < 0.5
    said = "fewer than 1" if fewer else f"about {sum(known):.0f}"
    return (
        f"Pupils differ from year to year, so some schools land on a list by chance: {said} of "
        f"{'this one' if many == 1 else f'these {many:,}'}, as far as the figures can say."
    )


def row(line: Line) -> dict[str, object]:
    """A school as a row of a download."""
    return {
        "urn": line.urn,
        "name": line.name,
        "phase": line.phase,
        "ward": line.ward,
        "clusters": "; ".join(name for _, name in line.clusters),
        "level": line.level.id,
        "level_name": line.level.name,
        "because": line.because,
        "concerns_that_hold": line.yes,
        "not_known": line.not_known,
        "adviser": "; ".join(name for _, name in line.advisers),
    }
