"""`make bench`: load the published data, assess, open pages; print what was measured."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("FOSSE_SHARED_DATA") or REPOSITORY.parent / "shared" / "data")


def main() -> int:
    if not DATA.is_dir():
        print(f"The published data is not at {DATA}. Set FOSSE_SHARED_DATA.", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory(prefix="fosse-bench-") as folder:
        os.environ["FOSSE_HOME"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fosse.web.settings")
        from . import assessing, loading, pages
        from .measuring import table

        lines = []
        for part in (loading, assessing, pages):
            print(f"… {part.__doc__.splitlines()[0]}", file=sys.stderr)
            lines += part.measure(DATA, Path(folder))
        print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
