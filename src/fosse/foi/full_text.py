"""Asking the database's own full-text index: the one place where the two databases differ.

Both are given the same stems and return the same documents, with their lines: SQLite by FTS5,
PostgreSQL by a tsvector with a GIN index. Stems are letters and digits, put in quotes, so that
nothing that anybody types can be an operator.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

from django.db import connection
from django.db.backends.utils import CursorWrapper

Phrase = tuple[str, ...]
Lines = dict[int, str]  # the lines of words of `SearchText`s, by their id

_SQLITE = """
    SELECT text.id, text.words FROM foi_fulltext AS found
    JOIN foi_searchtext AS text ON text.id = found.rowid AND text.place = %s
    WHERE foi_fulltext MATCH %s ORDER BY found.rowid DESC LIMIT %s
"""
# PostgreSQL guesses badly how many documents have several words, so it is told how to go about it.
# OFFSET 0 keeps the two queries apart, so that the inner one is answered by the GIN index.
_ALL_THEN_NEWEST = """
    SELECT id, words FROM (
        SELECT id, words FROM foi_searchtext WHERE place = %s AND lexemes @@ %s::tsquery OFFSET 0
    ) AS found
    ORDER BY id DESC LIMIT %s
"""
# IS TRUE keeps the GIN index out, so that documents are read from the newest on.
_FROM_THE_NEWEST_ON = """
    SELECT id, words FROM foi_searchtext WHERE place = %s AND (lexemes @@ %s::tsquery) IS TRUE
    ORDER BY id DESC LIMIT %s
"""
_AMONG_THE_NEWEST = """
    SELECT id, words FROM foi_searchtext WHERE place = %s AND (lexemes @@ %s::tsquery) IS TRUE
    AND id > (SELECT max(id) FROM foi_searchtext) - %s
    ORDER BY id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document of a place must have: every one of the phrases (of one stem or more) and,
    where some are given, at least one of these. Of the place's `documents`, at least `least` and
    at most `most` have it (None: nobody knows). `narrowed`: to a part of the place, such as a
    year, which need not be among the newest."""

    place: str
    every: tuple[Phrase, ...]
    some: tuple[str, ...] = ()
    documents: int = 0
    least: int = 0
    most: int | None = None
    narrowed: bool = False

    def for_sqlite(self) -> str:
        parts = [f'"{" ".join(phrase)}"' for phrase in ((self.place,), *self.every)]
        return " AND ".join(parts + self._one_of(" OR ", '"'))

    def for_postgresql(self) -> str:
        parts = ["(" + " <-> ".join(f"'{s}'" for s in phrase) + ")" for phrase in self.every]
        return " & ".join(parts + self._one_of(" | ", "'"))

    def _one_of(self, either: str, quote: str) -> list[str]:
        return [f"({either.join(f'{quote}{s}{quote}' for s in self.some)})"] if self.some else []


def matching(wanted: Wanted, *, limit: int) -> Lines:
    """The `SearchText`s that match, the newest first, `limit` at most."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return _by_postgresql(cursor, wanted, limit)
        return _lines(cursor, _SQLITE, [wanted.place, wanted.for_sqlite(), limit])


def _by_postgresql(cursor: CursorWrapper, wanted: Wanted, limit: int) -> Lines:
    """To find all and take the newest reads as many documents as match; to go from the newest on
    until there are enough, limit × all / those that match. At `even` both read as many: where it
    is not known which is less, so many of the newest are tried first."""
    even = isqrt(limit * wanted.documents)
    asked: list[str | int] = [wanted.place, wanted.for_postgresql()]
    if wanted.least > even:
        return _lines(cursor, _FROM_THE_NEWEST_ON, [*asked, limit])
    if not wanted.narrowed and (wanted.most is None or wanted.most > even):
        found = _lines(cursor, _AMONG_THE_NEWEST, [*asked, even, limit])
        if len(found) == limit:
            return found
    return _lines(cursor, _ALL_THEN_NEWEST, [*asked, limit])


def _lines(cursor: CursorWrapper, query: str, asked: list[str | int]) -> Lines:
    cursor.execute(query, asked)
    return dict(cursor.fetchall())
