"""A made-up country of a few schools, written in the published layouts and loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from fosse.evidence.actions import load
from fosse.people.operator import Operator

TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)

PRIMARIES = range(900001, 900041)  # of authority 901 the first twenty, of 902 the rest
SECONDARIES = range(900101, 900113)
SPECIAL = 900201
INDEPENDENT = 900301
NEWCOMER = 900401  # an academy that took the place of the school below on 1 January 2022
CLOSED = 900402
LATE = 900501  # opened on 1 September 2021

_GIAS = (
    *("URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName"),
    *("TypeOfEstablishment (code)", "TypeOfEstablishment (name)", "EstablishmentTypeGroup (name)"),
    *("EstablishmentStatus (name)", "OpenDate", "CloseDate", "PhaseOfEducation (name)"),
    *("StatutoryLowAge", "StatutoryHighAge", "Postcode"),
)
_COMMUNITY = ("01", "Community school", "Local authority maintained schools")
_ACADEMY = ("34", "Academy converter", "Academies")


def authority_of(urn: int) -> int:
    return 901 if urn % 100 <= 20 else 902


def _school(
    urn: int,
    kind: tuple[str, str, str],
    phase: str,
    ages: tuple[int, int],
    *,
    opened: str = "",
    closed: str = "",
) -> list[str]:
    authority = authority_of(urn)
    estab = str((4000 if phase == "Secondary" else 2000) + urn % 1000)
    status = "Closed" if closed else "Open"
    return [
        *(str(urn), str(authority), f"Authority {authority}", estab, f"School {urn}", *kind),
        *(status, opened, closed, phase, str(ages[0]), str(ages[1]), "ZZ1 1ZZ"),
    ]


def write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [",".join(map(str, row)) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def register(folder: Path) -> list[Path]:
    """The register and its links."""
    schools = [_school(urn, _COMMUNITY, "Primary", (4, 11)) for urn in PRIMARIES]
    schools += [_school(urn, _COMMUNITY, "Secondary", (11, 16)) for urn in SECONDARIES]
    schools += [
        _school(SPECIAL, ("07", "Community special school", "Special schools"), "", (4, 16)),
        _school(
            INDEPENDENT,
            ("11", "Other independent school", "Independent schools"),
            "Not applicable",
            (4, 18),
        ),
        _school(NEWCOMER, _ACADEMY, "Primary", (4, 11), opened="01-01-2022"),
        _school(CLOSED, _COMMUNITY, "Primary", (4, 11), closed="31-12-2021"),
        _school(LATE, _COMMUNITY, "Primary", (4, 11), opened="01-09-2021"),
    ]
    return [
        write(folder / "edubasealldata20180901.csv", _GIAS, schools),
        links(folder, "20180901", {NEWCOMER: CLOSED}),
    ]


def links(folder: Path, day: str, predecessors: Mapping[int, int]) -> Path:
    """The register's file of links of a day: each school's predecessor, from 1 January 2022."""
    return write(
        folder / f"links_edubasealldata{day}.csv",
        ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"),
        [
            [urn, before, f"School {before}", "Predecessor", "01-01-2022"]
            for urn, before in predecessors.items()
        ],
    )


def ks2(folder: Path, year: str, rows: Sequence[Sequence[object]], name: str = "final") -> Path:
    """Key stage 2: RECTYPE, LEA, URN, TELIG, PTRWM_EXP, READPROG, its limits."""
    header = "RECTYPE LEA URN TELIG PTRWM_EXP PTRWM_HIGH READPROG READPROG_LOWER READPROG_UPPER"
    return write(folder / year / f"england_ks2{name}.csv", header.split(), rows)


def ks4(folder: Path, year: str, name: str, scores: Mapping[int, object]) -> Path:
    """Key stage 4: Progress 8 with 100 pupils and limits 0.25 either way."""
    header = "RECTYPE LEA URN TPUP ATT8SCR P8PUP P8MEA P8CILOW P8CIUPP"
    rows: list[list[object]] = []
    for urn, score in scores.items():
        known = isinstance(score, float)
        limits = [round(score - 0.25, 2), round(score + 0.25, 2)] if known else [score, score]
        rows.append([1, authority_of(urn), urn, 100, 46.5, 100, score, *limits])
    rows.append([7, "", "", 1200, 46.7, 1200, -0.03, -0.05, -0.01])
    return write(folder / year / f"england_ks4{name}.csv", header.split(), rows)


def loaded(*paths: Path, at: datetime = AT) -> None:
    """Load files, and see that every row was taken."""
    report = load(list(paths), by=Operator("tester"), at=at, today=TODAY)
    assert [f.name for f in report.files if f.outcome.value != "loaded" or f.rejects] == []
