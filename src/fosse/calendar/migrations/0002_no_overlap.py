"""No two current terms of an authority at the same time, held by the database itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EXCLUSION = """
    ALTER TABLE calendar_schoolterm ADD CONSTRAINT calendar_schoolterm_no_overlap
    EXCLUDE USING gist (authority_code WITH =, daterange(starts_on, ends_on) WITH &&)
    WHERE (ended_at IS NULL)
"""

TRIGGER = """
    CREATE TRIGGER calendar_schoolterm_no_overlap_{event} BEFORE {event} ON calendar_schoolterm
    WHEN NEW.ended_at IS NULL AND EXISTS (
        SELECT 1 FROM calendar_schoolterm AS other
        WHERE other.ended_at IS NULL AND other.id IS NOT NEW.id
        AND other.authority_code = NEW.authority_code
        AND other.starts_on < NEW.ends_on AND NEW.starts_on < other.ends_on
    )
    BEGIN SELECT RAISE(ABORT, 'calendar_schoolterm_no_overlap'); END
"""


def forbid(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # The GiST operators for plain integers come with this trusted extension.
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(EXCLUSION)
        return
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(TRIGGER.format(event=event))


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE calendar_schoolterm DROP CONSTRAINT calendar_schoolterm_no_overlap"
        )
        return
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(f"DROP TRIGGER calendar_schoolterm_no_overlap_{event}")


class Migration(migrations.Migration):
    dependencies = [("calendar", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
