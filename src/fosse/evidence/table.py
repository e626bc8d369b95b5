"""A release's Parquet file, opened for its schools' rows in the order of their URNs.

Columns that nobody asks for are never read. A release never changes, so an opened table is
kept, by its path, for as long as the process has room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from fosse.evidence.cells import UnknownCode, day, parse
from fosse.evidence.indicator import Status
from fosse.evidence.publications.catalogue import CATALOGUE
from fosse.evidence.statistics.intervals import Floats

STATUSES = tuple(Status)
CODE_OF: Mapping[Status, int] = {status: code for code, status in enumerate(STATUSES)}
KNOWN = CODE_OF[Status.KNOWN]

Statuses = NDArray[np.uint8]


class ReleaseError(ValueError):
    """A release holds, in a column that a measure names, a text that no code explains."""


class Table:
    """The rows of one release, and what its codes mean. Raises `FileNotFoundError` when the
    file is gone."""

    def __init__(self, path: Path, codes: Mapping[str, Status]) -> None:
        self.path, self.codes = path, codes
        self._sums: dict[tuple[tuple[str, ...], ...], Floats] = {}
        self._days: dict[tuple[str, ...], NDArray[np.int32]] = {}
        self._metadata = pq.read_metadata(path)
        names = self._metadata.schema.to_arrow_schema().names
        self.names = {_plain(name): name for name in names}

    @cached_property
    def _identity(self) -> pa.Table:
        return self._columns("_urn", "_kind", "_la")

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        """The file's rows of schools, by URN."""
        schools = pc.equal(self._identity["_kind"], "school").to_numpy()
        urns = pc.fill_null(self._identity["_urn"], -1).to_numpy()
        rows = np.flatnonzero(schools & (urns > 0))
        return rows[np.argsort(urns[rows], kind="stable")]

    @cached_property
    def urns(self) -> NDArray[np.int32]:
        """The URNs of the rows of schools, ascending."""
        urns = pc.fill_null(self._identity["_urn"], -1).to_numpy()
        return np.asarray(urns[self._order], dtype=np.int32)

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Where each URN stands; the last row of a school that has several."""
        return {urn: row for row, urn in enumerate(self.urns.tolist())}

    def name_of(self, alternatives: Sequence[str]) -> str | None:
        """The first of the alternative columns that the release has."""
        return next((self.names[_plain(a)] for a in alternatives if _plain(a) in self.names), None)

    def texts(self, name: str) -> pa.Array:
        """A column as published, for the rows of schools."""
        return self._column(name).take(pa.array(self._order))

    def numbers(self, name: str) -> tuple[Floats, Statuses]:
        """A column as numbers, for the rows of schools: NaN with the status that says why not.

        Each distinct text is read once. Raises `ReleaseError`.
        """
        return self.read(self.texts(name), name)

    def read(self, texts: pa.Array, name: str) -> tuple[Floats, Statuses]:
        """The numbers and statuses of some of a column's texts."""
        found = distinct(texts)
        cells = [self._cell(text, name) for text in found.texts]
        values = [np.nan if value is None else value for value, _ in cells]
        statuses = [CODE_OF[status] for _, status in cells]
        return (
            np.array([*values, np.nan], dtype=np.float64)[found.places],
            np.array([*statuses, CODE_OF[Status.BLANK]], dtype=np.uint8)[found.places],
        )

    def mapped(self, name: str, meaning: Callable[[str], int], blank: int) -> NDArray[np.int32]:
        """What each text of a column means, for the rows of schools; `blank` where it is empty."""
        found = distinct(self.texts(name))
        values = [meaning(text.strip()) for text in found.texts]
        return np.array([*values, blank], dtype=np.int32)[found.places]

    def days(self, alternatives: tuple[str, ...]) -> NDArray[np.int32]:
        """The first of the columns that holds a day, row by row, as ordinals; nought for none."""
        if alternatives not in self._days:
            found = np.zeros(self.urns.shape, dtype=np.int32)
            for one in alternatives:
                if name := self.name_of([one]):
                    found = np.where(found > 0, found, self.mapped(name, _ordinal, 0))
            self._days[alternatives] = found
        return self._days[alternatives]

    def _cell(self, text: str, name: str) -> tuple[float | None, Status]:
        try:
            return parse(text, self.codes)
        except UnknownCode as error:
            raise ReleaseError(
                f"{self.path.name}: column {name}: {error}. Load the file again, which says "
                "on which line it stands."
            ) from error

    def aggregates(self, where: Mapping[str, str]) -> NDArray[np.int64]:
        """The rows of the file, schools' or not, that hold each of these texts."""
        found = np.ones(self._identity.num_rows, dtype=bool)
        for column, text in where.items():
            name = self.name_of([column])
            if name is None:
                return np.empty(0, dtype=np.int64)
            same = pc.equal(self._column(name).cast(pa.string()), text)
            found &= pc.fill_null(same, False).to_numpy(zero_copy_only=False)
        return np.flatnonzero(found)

    def numbers_at(self, name: str, rows: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int16]]:
        """The numbers of some rows of the file, and the authority that each speaks of."""
        # Decoded, so that only the texts of these rows are read, and not the whole column's.
        texts = self._column(name).take(pa.array(rows)).cast(pa.string())
        values, _ = self.read(texts, name)
        authority = pc.fill_null(self._identity["_la"], 0).to_numpy()[rows]
        return values, authority.astype(np.int16)

    def sums(self, columns: tuple[tuple[str, ...], ...]) -> Floats:
        """Columns added up, for the rows of schools; NaN where none of them holds a number."""
        if columns not in self._sums:
            total, any_known = np.zeros(self.urns.shape), np.zeros(self.urns.shape, dtype=bool)
            for alternatives in columns:
                if name := self.name_of(alternatives):
                    values, _ = self.numbers(name)
                    total += np.nan_to_num(values, nan=0.0)
                    any_known |= np.isfinite(values)
            self._sums[columns] = np.where(any_known, total, np.nan)
        return self._sums[columns]

    def _column(self, name: str) -> pa.Array:
        column = self._columns(name)[name].combine_chunks()
        return column.chunk(0) if isinstance(column, pa.ChunkedArray) else column

    def _columns(self, *names: str) -> pa.Table:
        with pq.ParquetFile(self.path, metadata=self._metadata) as file:
            return file.read(columns=list(names), use_threads=False)


@dataclass(frozen=True, eq=False)
class Texts:
    """The distinct texts of a column, and for each row which it is; −1 where it is empty."""

    texts: list[str]
    places: NDArray[np.int32]

    def at(self, row: int) -> str:
        """The text of a row, as published."""
        place = int(self.places[row])
        return self.texts[place] if place >= 0 else ""


def distinct(texts: pa.Array) -> Texts:
    """The texts of a column, each distinct one held once."""
    encoded = texts if pa.types.is_dictionary(texts.type) else texts.dictionary_encode()
    places = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    return Texts(encoded.dictionary.to_pylist(), places.astype(np.int32))


def _ordinal(text: str) -> int:
    found = day(text)
    return found.toordinal() if found else 0


@lru_cache(maxsize=96)
def opened(path: Path, publication: str) -> Table:
    """The table of a release, opened once."""
    return Table(path, codes_of(publication))


def codes_of(publication: str) -> Mapping[str, Status]:
    """What the codes of a publication mean, in whichever of its layouts."""
    layouts = CATALOGUE[publication].layouts if publication in CATALOGUE else ()
    return {code: status for layout in layouts for code, status in layout.codes.items()}


def _plain(name: str) -> str:
    """A column's name for looking up: in capitals, single blanks."""
    return re.sub(r"\s+", " ", name).strip().upper()
