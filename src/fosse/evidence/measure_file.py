"""Reads a measure's TOML file, and says exactly what is wrong with it. PURE."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType

from fosse.evidence.measure import (
    KINDS,
    Break,
    Columns,
    Direction,
    Grade,
    Measure,
    NationalRow,
    NoData,
    Proxy,
    Unit,
    Variance,
    VarianceKind,
)
from fosse.evidence.measure_table import MeasureError, Table, is_year

MEASURE_KEYS = frozenset(
    {"id", "title", "short", "group", "unit", "decimals", "direction", "year_kind"}
    | {"minimum_cohort", "universes", "variance", "columns", "proxies", "breaks", "no_data"}
    | {"grades", "framework", "why", "source", "checked_by", "checked_on", "review_due"}
)
VARIANCE_KEYS = frozenset({"kind", "sigma", "basis"})
COLUMNS_KEYS = frozenset(
    {"publication", "value", "from", "to", "numerator", "cohort", "low", "high"}
    | {"dated", "urn_then", "national", "authority"}
)
NATIONAL_KEYS = frozenset({"universes", "where", "value", "says"})
PROXY_KEYS = frozenset({"publication", "columns", "says", "shift", "divide_by"})
BREAK_KEYS = frozenset({"year", "says"})
NO_DATA_KEYS = frozenset({"years", "says"})
GRADE_KEYS = frozenset({"value", "word", "written"})


def read_folder(folder: Traversable) -> Mapping[str, Measure]:
    """Every measure of a folder by id, sorted by file name. Raises `MeasureError`."""
    found: dict[str, Measure] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        measure = read(file.name, file.read_text(encoding="utf-8"))
        if measure.id != file.name.removesuffix(".toml"):
            raise MeasureError(
                file.name, "id", measure.id, f"{file.name.removesuffix('.toml')!r}, as the file"
            )
        found[measure.id] = measure
    return MappingProxyType(found)


def read(file: str, text: str) -> Measure:
    """One measure out of the text of its file. Raises `MeasureError`."""
    try:
        top = Table(file, "", tomllib.loads(text), MEASURE_KEYS)
    except tomllib.TOMLDecodeError as error:
        raise MeasureError(file, "the file", str(error), "TOML") from error
    universes = _universes(top)
    grades = tuple(_grade(row) for row in top.tables("grades", GRADE_KEYS))
    unit = top.choice("unit", Unit, ", ".join(Unit))
    if (unit is Unit.GRADE) != bool(grades):
        raise top.fault("grades", len(grades), "grades for the unit “grade”, and for no other")
    return Measure(
        id=top.text("id"),
        title=top.text("title"),
        short=top.text("short"),
        group=top.text("group"),
        unit=unit,
        decimals=top.whole("decimals", 0),
        direction=top.choice("direction", Direction, ", ".join(Direction)),
        year_kind=top.choice("year_kind", _year_kind, "academic, financial")
        if "year_kind" in top.table
        else "academic",
        minimum_cohort=top.whole("minimum_cohort", 0),
        universes=universes,
        variance=_variance(top, unit),
        columns=_all_columns(top, universes),
        proxies=tuple(_proxy(row) for row in top.tables("proxies", PROXY_KEYS)),
        breaks=tuple(
            Break(row.year("year"), row.text("says")) for row in top.tables("breaks", BREAK_KEYS)
        ),
        no_data=tuple(_no_data(row) for row in top.tables("no_data", NO_DATA_KEYS)),
        grades=grades,
        framework=top.text("framework") if grades else top.text("framework", ""),
        why=top.text("why"),
        source=top.text("source"),
        checked_by=top.text("checked_by"),
        checked_on=top.day("checked_on"),
        review_due=top.day("review_due"),
    )


def _year_kind(text: str) -> str:
    if text not in ("academic", "financial"):
        raise ValueError(text)
    return text


def _universes(top: Table) -> Mapping[str, tuple[str, ...]]:
    table = top.table.get("universes")
    if not isinstance(table, dict) or not table:
        raise top.fault("universes", table, 'a table such as "special schools" = ["special"]')
    inner = Table(top.file, "universes", table, frozenset(table))
    universes = {name: inner.names(name) for name in table}
    seen: set[str] = set()
    for name, kinds in universes.items():
        for kind in kinds:
            if kind not in KINDS:
                raise inner.fault(name, kind, f"one of {', '.join(KINDS)}")
            if kind in seen:
                raise inner.fault(name, kind, "a kind of school that is in no other universe")
            seen.add(kind)
    return MappingProxyType(universes)


def _variance(top: Table, unit: Unit) -> Variance:
    table = Table(top.file, "variance", top.table.get("variance"), VARIANCE_KEYS)
    kind = table.choice("kind", VarianceKind, ", ".join(VarianceKind))
    sigma = table.number("sigma", needed=kind is VarianceKind.SIGMA)
    if sigma is not None and sigma <= 0:
        raise table.fault("sigma", sigma, "a number above nought")
    if kind is VarianceKind.BINOMIAL and unit is not Unit.PERCENT:
        raise table.fault("kind", str(kind), "binomial only where the unit is percent")
    return Variance(kind, sigma, table.text("basis", ""))


def _all_columns(top: Table, universes: Mapping[str, tuple[str, ...]]) -> tuple[Columns, ...]:
    rows = top.tables("columns", COLUMNS_KEYS)
    if not rows:
        raise top.fault("columns", None, "at least one [[columns]]")
    return tuple(_columns(row, universes) for row in rows)


def _columns(row: Table, universes: Mapping[str, tuple[str, ...]]) -> Columns:
    columns = Columns(
        publication=row.text("publication"),
        value=row.columns("value"),
        starts=row.year("from", ""),
        ends=row.year("to", ""),
        numerator=row.columns("numerator"),
        cohort=row.columns("cohort"),
        low=row.columns("low"),
        high=row.columns("high"),
        dated=row.columns("dated"),
        urn_then=row.columns("urn_then"),
        national=tuple(_national(n, universes) for n in row.tables("national", NATIONAL_KEYS)),
        authority=row.texts("authority") if "authority" in row.table else None,
    )
    if not columns.value and not (columns.numerator and columns.cohort):
        raise row.fault("value", None, "a column, or both numerator and cohort")
    if bool(columns.low) != bool(columns.high):
        raise row.fault("low", columns.low, "low and high together")
    return columns


def _national(row: Table, universes: Mapping[str, tuple[str, ...]]) -> NationalRow:
    names = row.names("universes")
    for name in names:
        if name not in universes:
            raise row.fault("universes", name, f"one of {', '.join(universes)}")
    where = row.texts("where") if "where" in row.table else MappingProxyType({})
    value = row.number("value", needed=not where)
    if where and value is not None:
        raise row.fault("value", value, "either a row or a value, not both")
    return NationalRow(names, where, row.text("says"), value)


def _proxy(row: Table) -> Proxy:
    divide_by = row.table.get("divide_by", 1.0)
    if divide_by != "year groups" and not (isinstance(divide_by, int | float) and divide_by > 0):
        raise row.fault("divide_by", divide_by, 'a number above nought, or "year groups"')
    return Proxy(
        publication=row.text("publication"),
        columns=_added_up(row),
        says=row.text("says"),
        shift=row.whole("shift", 0),
        divide_by=divide_by if isinstance(divide_by, str) else float(divide_by),
    )


def _added_up(row: Table) -> tuple[tuple[str, ...], ...]:
    given = row.table.get("columns")
    if not isinstance(given, list) or not given:
        raise row.fault("columns", given, "a list of columns to be added up")
    found = [[names] if isinstance(names, str) else names for names in given]
    for names in found:
        if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
            raise row.fault("columns", names, "a column, or a list of its names through the years")
    return tuple(tuple(name.upper() for name in names) for names in found)


def _no_data(row: Table) -> NoData:
    years = row.names("years")
    for year in years:
        if not is_year(year):
            raise row.fault("years", year, 'years such as "2019/20"')
    return NoData(years, row.text("says"))


def _grade(row: Table) -> Grade:
    value = row.number("value")
    return Grade(value or 0.0, row.text("word"), row.names("written"))
