"""The audit is append-only in the database too, where it is PostgreSQL: an authority's own.

SQLite, for one machine, has no other way in than Fosse itself.
"""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORBID = """
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only: events are never changed or deleted.';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
for each row execute function audit_is_append_only();
"""

ALLOW = """
drop trigger audit_event_append_only on audit_event;
drop function audit_is_append_only();
"""


def _on_postgresql(sql: str) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(_on_postgresql(FORBID), _on_postgresql(ALLOW))]
