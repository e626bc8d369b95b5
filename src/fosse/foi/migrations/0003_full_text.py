"""The full-text index of `foi_searchtext.words`, made by each database itself.

The words are stemmed before they come here, so that both need only split them at spaces.
PostgreSQL derives a tsvector column; SQLite keeps an FTS5 index beside the table, by the three
triggers that its documentation gives for external content (https://sqlite.org/fts5.html, 4.4.3):
the index and its words are thus always of the same transaction, whoever wrote them.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRESQL = (
    """
    ALTER TABLE foi_searchtext ADD COLUMN lexemes tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED
    """,
    # Kept beside the row: it is read whenever the newest rows are gone through one by one.
    "ALTER TABLE foi_searchtext ALTER COLUMN lexemes SET STORAGE MAIN",
    "CREATE INDEX foi_searchtext_lexemes ON foi_searchtext USING gin (lexemes)",
    "CREATE INDEX foi_searchtext_newest ON foi_searchtext (place, id)",
)
POSTGRESQL_UNDONE = (
    "DROP INDEX foi_searchtext_newest",
    "ALTER TABLE foi_searchtext DROP COLUMN lexemes",
)

_TAKE_OUT = "INSERT INTO foi_fulltext (foi_fulltext, rowid, words) VALUES ('delete', old.id, old.words)"
_PUT_IN = "INSERT INTO foi_fulltext (rowid, words) VALUES (new.id, new.words)"

SQLITE = (
    """
    CREATE VIRTUAL TABLE foi_fulltext USING fts5 (
        words, content='foi_searchtext', content_rowid='id', tokenize='ascii'
    )
    """,
    f"CREATE TRIGGER foi_fulltext_in AFTER INSERT ON foi_searchtext BEGIN {_PUT_IN}; END",
    f"CREATE TRIGGER foi_fulltext_out AFTER DELETE ON foi_searchtext BEGIN {_TAKE_OUT}; END",
    f"""
    CREATE TRIGGER foi_fulltext_anew AFTER UPDATE OF words ON foi_searchtext
    BEGIN {_TAKE_OUT}; {_PUT_IN}; END
    """,
)
SQLITE_UNDONE = (
    "DROP TRIGGER foi_fulltext_in",
    "DROP TRIGGER foi_fulltext_out",
    "DROP TRIGGER foi_fulltext_anew",
    "DROP TABLE foi_fulltext",
)


def _run(schema_editor: BaseDatabaseSchemaEditor, postgresql: tuple, sqlite: tuple) -> None:
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement)


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, POSTGRESQL, SQLITE)


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, POSTGRESQL_UNDONE, SQLITE_UNDONE)


class Migration(migrations.Migration):
    dependencies = [("foi", "0002_events_stay")]
    operations = [migrations.RunPython(make, unmake)]
