"""How things are measured: wall time, peak memory, and a line for the table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the results: what was done, by whom, how long, and what it was allowed."""

    what: str
    measured: str
    limit: str = ""
    peer: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ended well: its wall time and that of processors in seconds, peak memory
    in MiB, its output."""

    seconds: float
    processors: float
    peak_mib: float
    output: str

    @property
    def took(self) -> str:
        """Both times: on a machine with other work the first is longer, the second hardly."""
        return f"{self.seconds:.1f} s ({self.processors:.1f} s of processors)"


def run(
    command: Sequence[str], environment: Mapping[str, str], *, well: Sequence[int] = (0,)
) -> Finished:
    """Run a command to its end; `well` are the exit codes of having done it.

    Raises `RuntimeError` with what it said when it failed. Peak memory is the kernel's own
    `ru_maxrss`, of the largest of that process and those it waited for.
    """
    read, write = os.pipe()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=write, stderr=subprocess.STDOUT
    )
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        output = pipe.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in well:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output}")
    return Finished(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def fosse() -> str:
    """The `fosse` command of this environment."""
    return str(Path(sys.executable).with_name("fosse"))


@dataclass(frozen=True, slots=True)
class Taken:
    """The median time of something done many times, in milliseconds: by the clock, and of this
    process on processors."""

    by_clock: float
    of_processors: float


def median_taken(work: Callable[[], object], *, times: int = 30, warm: int = 3) -> Taken:
    """How long `work` takes, after it has run `warm` times unmeasured."""
    for _ in range(warm):
        work()
    by_clock, of_processors = [], []
    for _ in range(times):
        started, spent = time.perf_counter(), time.process_time()
        work()
        by_clock.append((time.perf_counter() - started) * 1000)
        of_processors.append((time.process_time() - spent) * 1000)
    return Taken(statistics.median(by_clock), statistics.median(of_processors))


def median_ms(work: Callable[[], object], *, times: int = 30, warm: int = 3) -> float:
    """The median wall time of `work` in milliseconds."""
    return median_taken(work, times=times, warm=warm).by_clock


HEAD = "| what | measured | limit | peer, same work, same run | how |\n|---|---|---|---|---|"


def row(line: Line) -> str:
    """A line of the results as a row of a Markdown table."""
    return f"| {line.what} | {line.measured} | {line.limit} | {line.peer} | {line.how} |"
