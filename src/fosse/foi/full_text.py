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
_POSTGRESQL = "SELECT id FROM foi_searchtext WHERE lexemes @@ %s::tsquery ORDER BY id DESC LIMIT %s"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document must have: every one of the phrases (of one stem or more) and, where some
    are given, at least one of these."""

    every: tuple[Phrase, ...]
    some: tuple[str, ...] = ()

    def for_sqlite(self) -> str:
        parts = [f'"{" ".join(phrase)}"' for phrase in self.every]
        return " AND ".join(parts + self._one_of(" OR ", '"'))

    def for_postgresql(self) -> str:
        parts = ["(" + " <-> ".join(f"'{s}'" for s in phrase) + ")" for phrase in self.every]
        return " & ".join(parts + self._one_of(" | ", "'"))

    def _one_of(self, either: str, quote: str) -> list[str]:
        return [f"({either.join(f'{quote}{s}{quote}' for s in self.some)})"] if self.some else []


def matching(wanted: Wanted, *, limit: int) -> list[int]:
    """The ids of the `SearchText`s that match, the newest first, `limit` at most."""
    postgresql = connection.vendor == "postgresql"
    sql = _POSTGRESQL if postgresql else _SQLITE
    asked = wanted.for_postgresql() if postgresql else wanted.for_sqlite()
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked, limit])
        return [row[0] for row in cursor.fetchall()]
