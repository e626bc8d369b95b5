"""`fosse serve`: the pages, by gunicorn, a server fit for production."""

from __future__ import annotations

import socket
import sys

import click

from fosse.web import environment as env

from . import post
from .output import fail
from .setup import migrations_waiting, static_is_fresh

THREADS = 4  # of each process: a page waits for the database more than it computes
TIMEOUT = 60  # seconds, after which a process that answers nothing is replaced


@click.command()
@click.option("--address", help="Where to listen, as 127.0.0.1:8000. Else FOSSE_ADDRESS.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes. Else FOSSE_WORKERS.")
def command(address: str | None, workers: int | None) -> None:
    """Serve the pages until Ctrl-C.

    Mail that waits is sent once a minute, where FOSSE_MAIL_URL is set.
    Put a reverse proxy that speaks HTTPS before it when others than you use it: see
    docs/settings.md.
    """
    host, port = env.address(address)
    if migrations_waiting() or not static_is_fresh():
        fail("The database or the static files are not up to date. Run: fosse setup")
    if fault := cannot_listen(host, port):
        fail(fault)
    post.start()
    click.echo(f"Fosse is at http://{host}:{port} (stop it with Ctrl-C)")
    run(f"{host}:{port}", workers or env.number(env.WORKERS) or 2)


def cannot_listen(host: str, port: int) -> str:
    """Why nothing can listen there, in words; "" when it can."""
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host.strip("[]"), port))
        except OSError as error:
            return (
                f"Cannot listen on {host}:{port}: {error.strerror}. Stop what is listening there, "
                "or give another place with --address."
            )
    return ""


def run(bind: str, workers: int) -> None:
    """Run gunicorn until it is told to stop. It reads what it is told from `sys.argv`."""
    from gunicorn.app.wsgiapp import run as gunicorn

    told = {
        "bind": bind,
        "workers": workers,
        "threads": THREADS,
        "worker-class": "gthread",
        "timeout": TIMEOUT,
        "max-requests": 10_000,  # a process that leaks does not leak for ever
        "max-requests-jitter": 1_000,
        "log-level": "error",
    }
    options = [f"--{name}={value}" for name, value in told.items()]
    sys.argv = ["fosse serve", *options, "--no-control-socket", "fosse.web.wsgi"]
    gunicorn()
