"""`make bench`, or `python -m bench` with the names of parts: load the published data, assess,
open pages, answer requests; print what was measured."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FOSSE_SHARED_DATA") or REPOSITORY.parent / "shared" / "data")
PARTS = {
    "load": "loading",
    "assess": "assessing",
    "pages": "pages",
    "requests": "requests",
    "desk": "desk",
}
"""The module of each part, in the order in which they are measured."""
LOADED = {"assess", "pages"}
"""Parts that need the published data loaded."""


def main() -> int:
    if not DATA.is_dir():
        print(f"The published data is not at {DATA}. Set FOSSE_SHARED_DATA.", file=sys.stderr)
        return 3
    asked = _asked()
    # Python keeps what it compiled, as in any installation.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="fosse-bench-") as folder:
        os.environ["FOSSE_HOME"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
        _measure([part for part in PARTS if part in asked], Path(folder))
    return 0


def _asked() -> list[str]:
    """The parts named on the command line, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"one of {', '.join(PARTS)}; without: all")
    asked: list[str] = parser.parse_args().part
    for part in asked:
        if part not in PARTS:
            parser.error(f"“{part}” is not one of {', '.join(PARTS)}.")
    return asked or list(PARTS)


def _measure(parts: list[str], home: Path) -> None:
    """Measure each part and print its lines as soon as they are known: a part that fails takes
    nothing away from those before it."""
    from . import loading
    from .measuring import HEAD, row

    if "load" not in parts and LOADED & set(parts):
        print("… loading the published data, not measured", file=sys.stderr)
        loading.load(DATA, home)
    print(HEAD)
    for part in parts:
        module = importlib.import_module(f"bench.{PARTS[part]}")
        print(f"… {(module.__doc__ or part).splitlines()[0]}", file=sys.stderr)
        for line in module.measure(DATA, home):
            print(row(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
