"""`fosse setup`: make or update the database and collect static files; quick when all is there."""

from __future__ import annotations

from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .output import fail


@click.command()
def command() -> None:
    """Make or update the database and collect static files.

    Run it after installing and after every update. It may be run again at any time: what is
    there already stays as it is.
    """
    if not stylesheet().is_file():
        fail("The stylesheet has not been built. Run `make theme`, then `fosse setup` again.")
    keep_private()
    waiting = migrations_waiting()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
        click.echo(f"Database: set up ({len(waiting)} steps).")
    else:
        click.echo("Database: up to date.")
    if static_is_fresh():
        click.echo("Static files: up to date.")
    else:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        click.echo("Static files: collected.")


def keep_private() -> None:
    """Make SQLite's file, unless it is there, and let nobody but its owner read it: it holds the
    levels of schools and the hashes of passwords."""
    path = database_file()
    if path is None:
        return
    path.touch(mode=0o600)
    for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        if part.exists():
            part.chmod(0o600)


def database_file() -> Path | None:
    """The file of SQLite; None for a database that isn't one file."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or ":memory:" in name or "mode=memory" in name:
        return None
    return Path(name)


def migrations_waiting() -> list[str]:
    """The steps that the database has still to take, by name."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def stylesheet() -> Path:
    """The stylesheet that the theme is compiled to."""
    return sources() / "build" / "fosse.css"


def sources() -> Path:
    return Path(settings.STATICFILES_DIRS[0])


def static_is_fresh() -> bool:
    """Whether everything was collected and no source is newer."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        return False
    newest = max(path.stat().st_mtime for path in sources().rglob("*") if path.is_file())
    return newest <= manifest.stat().st_mtime
