"""`fosse`: the one console command."""

from __future__ import annotations

import importlib
import os
import sys

import click

from .output import fail

# Each command lives in a module of its own name and is imported when it is called, so that
# `fosse --help` is quick. name → (module, line of help)
COMMANDS: dict[str, tuple[str, str]] = {
    "load": ("load", "Load published files: a file, a zip or a folder."),
    "releases": ("releases", "List the releases that are loaded, with the day each was published."),
    "schools": ("schools", "List an authority's schools as at a day."),
    "clusters": ("clusters", "List an authority's clusters, their schools and posts as at a day."),
    "import": ("import_", "Bring in clusters and posts from CSV, after a preview."),
    "calendar": ("calendar", "Show and change bank holidays and school terms."),
    "assess": ("assess", "Assess schools against a policy: a level for each, and why."),
    "runs": ("runs", "List the assessments that were kept, or write one out again."),
    "policy": ("policy", "Check a policy file, or publish it."),
    "foi": ("foi", "Requests for information: when an answer is due, and why."),
    "mail": ("mail", "Mail that waits to go out: list it, send it."),
    "account": ("account", "Add accounts and give roles."),
    "sample": ("sample", "Make and load Ratae, the made-up sample authority."),
    "check": ("check", "Say what is wrong with this installation."),
    "setup": ("setup", "Make or update the database and collect static files."),
    "serve": ("serve", "Serve the pages."),
    "manage": ("manage", "Django's own management commands, for engineers."),
}


class Commands(click.Group):
    """Finds each command in its module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        import django

        django.setup()
        module = importlib.import_module(f"fosse.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="fosse", message="Fosse %(version)s")
def fosse() -> None:
    """Fosse: school improvement for English local authorities.

    Give any command --help to see what it does. Settings come from the environment:
    docs/settings.md lists them.

    Exit codes: 0 done; 1 done, with something to look at (rejected rows, a file left, a
    warning); 2 the command was not understood; 3 it could not be done, and nothing changed;
    4 a fault of Fosse itself, with its details in the log.
    """


def main() -> None:
    """The door of the `fosse` command. What can be expected to go wrong is said in words; what
    cannot is written to the log in full, and said."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
    from .mishaps import broken, expected

    try:
        fosse()
    except BrokenPipeError:  # `fosse schools … | head`
        sys.stderr.close()
        sys.exit(0)
    except Exception as mishap:  # the outermost door: nothing above could say it
        if words := expected(mishap):
            fail(words)
        broken(mishap)
