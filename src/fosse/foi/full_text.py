"""Asking the database's own full-text index: the one place where the two databases differ.

Both are given the same stems and return the same documents: SQLite by FTS5, PostgreSQL by a
tsvector with a GIN index. Stems are letters and digits, put in quotes, so that nothing that
anybody types can be an operator.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

Phrase = tuple[str, ...]

_SQLITE = "SELECT rowid FROM foi_fulltext WHERE foi_fulltext MATCH %s ORDER BY rowid DESC LIMIT %s"
_ONE_BY_ONE = """
    SELECT id FROM foi_searchtext WHERE place = %s AND lexemes @@ %s::tsquery
    ORDER BY id DESC LIMIT %s
"""
# OFFSET 0 keeps the two queries apart, so that the inner one is answered by the GIN index.
_BY_INDEX = """
    SELECT id FROM (
        SELECT id FROM foi_searchtext WHERE place = %s AND lexemes @@ %s::tsquery OFFSET 0
    ) AS found
    ORDER BY id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document of a place must have: every one of the phrases (of one stem or more) and,
    where some are given, at least one of these. At most `expected` of its `documents` have it."""

    place: str
    every: tuple[Phrase, ...]
    some: tuple[str, ...] = ()
    expected: int = 0
    documents: int = 0

    def for_sqlite(self) -> str:
        parts = [f'"{" ".join(phrase)}"' for phrase in ((self.place,), *self.every)]
        return " AND ".join(parts + self._one_of(" OR ", '"'))

    def for_postgresql(self) -> str:
        parts = ["(" + " <-> ".join(f"'{s}'" for s in phrase) + ")" for phrase in self.every]
        return " & ".join(parts + self._one_of(" | ", "'"))

    def _one_of(self, either: str, quote: str) -> list[str]:
        return [f"({either.join(f'{quote}{s}{quote}' for s in self.some)})"] if self.some else []

    def is_rare(self, limit: int) -> bool:
        """Whether finding all and taking the newest reads fewer documents than going from the
        newest on until there are enough: n documents against limit × all / n."""
        return self.expected**2 <= limit * self.documents


def matching(wanted: Wanted, *, limit: int) -> list[int]:
    """The ids of the `SearchText`s that match, the newest first, `limit` at most."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = _BY_INDEX if wanted.is_rare(limit) else _ONE_BY_ONE
            cursor.execute(sql, [wanted.place, wanted.for_postgresql(), limit])
        else:
            cursor.execute(_SQLITE, [wanted.for_sqlite(), limit])
        return [row[0] for row in cursor.fetchall()]
