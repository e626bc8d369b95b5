"""Load everything published from cold, and again; beside Polars reading the same tables."""

from __future__ import annotations

import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .measuring import Finished, Line, fosse, run

# The evidence tables that Polars can read as they come: CSV, and CSV in a zip.
FOLDERS = ("absence", "finance", "inspections", "performance-tables", "school-census", "workforce")
PEER = "Polars"
LOADED = (0, 1)  # 1: loaded, with something to look at


def load(data: Path, home: Path) -> Finished:
    """Load all of `data` into a home, set up first where it is empty."""
    everything = {"FOSSE_HOME": str(home), "DATABASE_URL": ""}
    run([fosse(), "setup"], everything)
    return run([fosse(), "load", str(data)], everything, well=LOADED)


def measure(data: Path, home: Path) -> Iterator[Line]:
    """Load all of `data` into an empty home, twice; then only the tables, beside the peer."""
    how = "`fosse load` as a process of its own, SQLite"
    cold = load(data, home)
    yield Line("load all published data, cold", cold.took, "60 s", how=how)
    yield Line("… its peak memory", f"{cold.peak_mib:.0f} MiB", "1,500 MiB", how="ru_maxrss")
    again = load(data, home)
    yield Line("load it all again", again.took, "5 s", how="every file known by its hash")
    with tempfile.TemporaryDirectory(prefix="fosse-bench-tables-") as alone:
        yield _beside_peer(data, Path(alone))


def _beside_peer(data: Path, home: Path) -> Line:
    """Tables → Parquet, all columns as text: Fosse with its checks, line numbers and database
    against Polars with none of them."""
    alone = {"FOSSE_HOME": str(home), "DATABASE_URL": ""}
    files = [file for folder in FOLDERS for file in sorted((data / folder).rglob("*"))]
    files = [file for file in files if file.suffix in {".csv", ".zip"} and "meta" not in file.name]
    run([fosse(), "setup"], alone)
    ours = run([fosse(), "load", *map(str, files)], alone, well=LOADED)
    peer = run([sys.executable, "-m", "bench.loading", str(home / "peer"), *map(str, files)], {})
    cells = _check_equal(home)
    return Line(
        f"{len(files)} tables to Parquet",
        ours.took,
        peer=f"{PEER} {peer.took}: {ours.seconds / peer.seconds:.1f} times as long",
        how=f"{cells:,} cells compared and equal; Fosse also checks codes and keeps line numbers",
    )


def _check_equal(home: Path) -> int:
    """How many cells were compared. Raises `AssertionError` at the first that differs."""
    import polars as pl

    cells = 0
    for theirs in sorted((home / "peer").glob("*.parquet")):
        frame = pl.read_parquet(theirs)
        parts = [
            pl.read_parquet(ours) for ours in (home / "releases").glob(f"{theirs.stem}*.parquet")
        ]
        assert parts, f"Fosse has no release for {theirs.name}"
        ours = pl.concat(parts, how="diagonal").sort("_line")
        assert ours.height == frame.height, f"{theirs.stem}: {ours.height} rows, {frame.height}"
        published = [name for name in ours.columns if not name.startswith("_")]
        for mine_called, column in zip(published, frame.columns, strict=True):
            mine = ours[mine_called].cast(pl.String).fill_null("").str.strip_chars()
            assert (mine == frame[column].fill_null("").str.strip_chars()).all(), column
            cells += ours.height
    assert cells, "nothing was compared"
    return cells


def peer_reads(target: Path, files: list[Path]) -> None:
    """The peer's part: each file's cells as text, under their own names, into Parquet."""
    import hashlib

    import polars as pl

    target.mkdir(parents=True)
    for file in files:
        raw = file.read_bytes()
        if file.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                raw = archive.read(archive.namelist()[0])
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
        frame = pl.read_csv(
            io.BytesIO(text.encode()), infer_schema=False, truncate_ragged_lines=True
        )
        frame.write_parquet(
            target / f"{hashlib.sha256(raw).hexdigest()}.parquet", compression="zstd"
        )


if __name__ == "__main__":
    started = time.perf_counter()
    peer_reads(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    print(f"{time.perf_counter() - started:.1f} s")
