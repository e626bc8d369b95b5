"""What is different from the proposal before: the level, and each answer. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

WORDS: Mapping[str, str] = {"YES": "yes", "NO": "no", "NOT_KNOWN": "not known"}


def sentences(
    now: Mapping[str, str],
    before: Mapping[str, str],
    *,
    titles: Mapping[str, str],
    level_now: str,
    level_before: str,
) -> tuple[str, ...]:
    """The level then and now, and every question whose answer changed.

    `now` and `before` are the answers (YES, NO, NOT_KNOWN) by criterion; a criterion that only
    one of the two policies asks is said to be new, or asked no more.
    """
    level = (
        f"It was proposed for {level_before} then, and is for {level_now} now."
        if level_now != level_before
        else f"It was proposed for {level_before} then too."
    )
    return (level, *_answers(now, before, titles))


def _answers(
    now: Mapping[str, str], before: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    for criterion, answer in now.items():
        title = f"“{titles.get(criterion, criterion)}”"
        if criterion not in before:
            yield f"{title} was not asked then; now the answer is {WORDS[answer]}."
        elif before[criterion] != answer:
            yield f"{title} was {WORDS[before[criterion]]} then, and is {WORDS[answer]} now."
    gone = [criterion for criterion in before if criterion not in now]
    if gone:
        named = ", ".join(f"“{titles.get(criterion, criterion)}”" for criterion in gone)
        yield f"Asked then and no more: {named}."
