"""No two current records of the same thing at the same time, held by the database itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# table → the columns that say what the same thing is
NEVER_TWICE = {
    "schools_membership": ("group_id", "school_id"),
    "schools_groupspan": ("group_id",),
}

EXCLUSION = """
    ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap
    EXCLUDE USING gist ({same}, daterange(starts_on, ends_on) WITH &&)
    WHERE (superseded_at IS NULL)
"""

TRIGGER = """
    CREATE TRIGGER {table}_no_overlap_{event} BEFORE {event} ON {table}
    WHEN NEW.superseded_at IS NULL AND EXISTS (
        SELECT 1 FROM {table} AS other
        WHERE other.superseded_at IS NULL AND other.id IS NOT NEW.id AND {same}
        AND (other.starts_on IS NULL OR NEW.ends_on IS NULL OR other.starts_on < NEW.ends_on)
        AND (NEW.starts_on IS NULL OR other.ends_on IS NULL OR NEW.starts_on < other.ends_on)
    )
    BEGIN SELECT RAISE(ABORT, '{table}_no_overlap'); END
"""


def forbid(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # The GiST operators for plain integers come with this extension; it is a trusted one,
        # so that the owner of the database may create it.
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    for table, columns in NEVER_TWICE.items():
        if schema_editor.connection.vendor == "postgresql":
            same = ", ".join(f"{column} WITH =" for column in columns)
            schema_editor.execute(EXCLUSION.format(table=table, same=same))
            continue
        same = " AND ".join(f"other.{column} = NEW.{column}" for column in columns)
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(TRIGGER.format(table=table, event=event, same=same))


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in NEVER_TWICE:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_no_overlap")
            continue
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_overlap_{event}")


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
