"""What happened to a case stays, in the database too, where it is PostgreSQL: an authority's own.

Only the words that people wrote (`note`, and `text` in `detail`) may change, when the requester
is forgotten. SQLite, for one machine, has no other way in than Fosse itself.
"""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FORBID = """
create function foi_events_stay() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.detail - 'text') = (old.detail - 'text')
        and (to_jsonb(new) - 'note' - 'detail') = (to_jsonb(old) - 'note' - 'detail') then
        return new;
    end if;
    raise exception 'What happened to a case is never changed or deleted.';
end $$;
create trigger foi_caseevent_stays before update or delete on foi_caseevent
for each row execute function foi_events_stay();
"""

ALLOW = """
drop trigger foi_caseevent_stays on foi_caseevent;
drop function foi_events_stay();
"""


def _on_postgresql(sql: str) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def run(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("foi", "0001_initial")]

    operations = [migrations.RunPython(_on_postgresql(FORBID), _on_postgresql(ALLOW))]
