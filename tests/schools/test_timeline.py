"""The order in which extracts are loaded does not matter: the runs hold what each one said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fosse.schools.timeline import Extracts, Run, vanished, with_state, without_state

URN = 900001
DAYS = [date(year, 1, 1) for year in range(2015, 2025)]


@dataclass(frozen=True)
class File:
    """What one extract says of the school: a state under an authority, that it is not there, or
    nothing, since its row was rejected; and of which authorities the extract speaks."""

    dated: date
    said: tuple[str, int] | None
    rejected: bool
    speaks: frozenset[int]


@st.composite
def files(draw: st.DrawFn) -> list[File]:
    made = []
    for day in draw(st.lists(st.sampled_from(DAYS), unique=True, min_size=1)):
        said = draw(st.none() | st.tuples(st.sampled_from("ABC"), st.sampled_from([1, 2])))
        speaks = draw(st.frozensets(st.sampled_from([1, 2])))
        if said:
            # The same state is always under the same authority: the digest covers it.
            said = (f"{said[0]}{said[1]}", said[1])
            speaks |= {said[1]}
        made.append(File(day, said, said is None and draw(st.booleans()), speaks))
    return made


def loaded(some: Sequence[File]) -> list[Run]:
    runs: list[Run] = []
    for position, file in enumerate(some):
        others = extracts_of(some[:position])
        if file.said:
            runs = with_state(runs, URN, file.dated, *file.said, others)
        elif not file.rejected:
            runs = without_state(runs, URN, file.dated, file.speaks, others)
    return runs


def extracts_of(some: Sequence[File]) -> Extracts:
    dates: Mapping[int, list[date]] = {1: [], 2: []}
    for file in some:
        for authority in file.speaks:
            dates[authority].append(file.dated)
    return Extracts(
        {authority: sorted(days) for authority, days in dates.items()},
        {URN: {file.dated for file in some if file.rejected}},
    )


def by_definition(some: Sequence[File]) -> list[Run]:
    """Runs of the same state in time, broken by an extract that speaks of its authority and has
    no row of the school."""
    runs: list[Run] = []
    broken = True
    for file in sorted(some, key=lambda file: file.dated):
        if file.said is None:
            silent = file.rejected or not runs or runs[-1].authority not in file.speaks
            broken = broken or not silent
            continue
        if runs and not broken and runs[-1].digest == file.said[0]:
            last = runs.pop()
            runs.append(Run(last.digest, last.authority, last.seen_from, file.dated))
        else:
            runs.append(Run(*file.said, file.dated, file.dated))
        broken = False
    return runs


@given(files())
def test_the_runs_are_those_of_the_definition(some: list[File]) -> None:
    assert loaded(some) == by_definition(some)


@given(files().flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_any_order_gives_the_same_runs(both: tuple[list[File], list[File]]) -> None:
    one, another = both
    assert loaded(one) == loaded(another)


@given(files())
def test_loading_the_same_again_would_change_nothing(some: list[File]) -> None:
    runs = loaded(some)
    for file in some:
        if file.said:
            assert with_state(runs, URN, file.dated, *file.said, extracts_of(some)) == runs


def test_a_school_that_the_extract_before_had_has_vanished() -> None:
    before = File(DAYS[0], ("A1", 1), False, frozenset({1}))
    runs, others = loaded([before]), extracts_of([before])
    assert vanished(runs, URN, DAYS[1], {1}, others)
    assert not vanished(runs, URN, DAYS[1], {2}, others), "a file of another authority"
