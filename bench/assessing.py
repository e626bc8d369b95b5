"""Assess an authority and all of England; beside Polars ranking the same figures."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .measuring import Finished, Line, fosse, run

AUTHORITY = "856"
AS_AT = "2026-03-31"
PEER = "Polars"


def measure(data: Path, home: Path) -> Iterator[Line]:
    """Assess in processes of their own; then rank every figure here, twice."""
    for who, called, limit in (
        (AUTHORITY, "assess one authority", "5 s"),
        ("all", "assess England", "20 s"),
    ):
        into = home / f"assessed-{who}.json"
        done = assess(who, home, into)
        schools = len(json.loads(into.read_bytes())["schools"])
        how = f"`fosse assess` as a process of its own, {schools:,} schools, run kept, JSON written"
        yield Line(called, done.took, limit, how=how)
        yield Line("… its peak memory", f"{done.peak_mib:.0f} MiB", how="ru_maxrss")
    yield _beside_peer()


def assess(who: str, home: Path, into: Path) -> Finished:
    """Assess an authority, or all, by the command; the run is kept and its JSON written."""
    policy = next((Path(__file__).resolve().parents[1] / "policies").glob("2026-*.toml"))
    command = [fosse(), "assess", "--authority", who, "--as-at", AS_AT]
    command += ["--policy", str(policy), "--format", "json", "--output", str(into)]
    return run(command, {"FOSSE_HOME": str(home), "DATABASE_URL": ""})


def _beside_peer() -> Line:
    """National percentiles of every measure and year: numpy against Polars, equal first."""
    import django

    django.setup()
    import numpy as np
    import polars as pl

    from fosse.evidence import facts
    from fosse.evidence.measure import measures
    from fosse.evidence.statistics.percentiles import percentiles

    day = date.fromisoformat(AS_AT)
    view = facts.view_at(day)
    figures = [
        (one, standing.figure("value"))
        for one in measures().values()
        if not one.graded and one.direction != "neither"
        for found in view.years(one, alike=False).values()
        for standing in found
    ]

    def ours() -> list[object]:
        return [
            percentiles(v, decimals=6, high_is_good=one.direction == "high") for one, v in figures
        ]

    def theirs() -> list[object]:
        made = []
        for one, values in figures:
            column = pl.Series("v", values).fill_nan(None).round(6)
            rank = column.rank("average", descending=one.direction == "low")
            known = column.count()
            made.append(((rank - 1) / max(known - 1, 1) * 100).to_numpy())
        return made

    for mine, other in zip(ours(), theirs(), strict=True):
        several = np.isfinite(np.asarray(mine)).sum() > 1
        assert not several or np.allclose(mine, other, equal_nan=True)
    seconds = []
    for work in (ours, theirs):
        started = time.perf_counter()
        for _ in range(5):
            work()
        seconds.append((time.perf_counter() - started) / 5)
    ranked = sum(int(np.isfinite(values).sum()) for _, values in figures)
    return Line(
        f"rank {ranked:,} figures nationally",
        f"{seconds[0] * 1000:.0f} ms",
        peer=f"{PEER} {seconds[1] * 1000:.0f} ms: {seconds[0] / seconds[1]:.1f} times as long",
        how=f"{len(figures)} measures and years, percentiles equal",
    )
