"""Run the tests on PostgreSQL: `python -m tests.on_postgres [pytest's own arguments]`.

Starts a cluster of its own in a temporary folder, reached by a socket in it and nowhere
else, points DATABASE_URL at it, runs pytest, and takes the cluster away again.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# A crash loses a throwaway cluster anyway, so nothing waits for the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")


def server_programs() -> Path:
    """The folder with `initdb` and `pg_ctl`, which Debian keeps off the PATH."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    sys.exit("PostgreSQL's server programs are not here. On Debian: apt-get install postgresql")


def as_somebody() -> list[str]:
    """What to put before a command: PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster; yields the URL of its database."""
    folder = Path(tempfile.mkdtemp(prefix="fosse-postgres-"))
    programs, who = server_programs(), as_somebody()
    if who:
        shutil.chown(folder, "postgres")
    user = "postgres" if who else pwd.getpwuid(os.geteuid()).pw_name
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*who, str(programs / program), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-U", user, "-A", "trust", "-E", "UTF8", "--no-sync")
    options = " ".join(f"-c {setting}" for setting in QUICK)
    listen = f"-k {folder} -c listen_addresses='' {options}"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", listen, "start")
    try:
        run("createdb", "-h", str(folder), "-U", user, "fosse")
        yield f"postgresql://{user}@{quote(str(folder), safe='')}/fosse"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    with cluster() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
