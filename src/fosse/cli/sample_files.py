"""Where the sample's generator and files are; making them when they are not there yet."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import fosse
from fosse.web import environment

from .output import fail, progress


def folder() -> Path:
    """The generator's folder: FOSSE_SAMPLE, or `sample` beside the source."""
    if said := environment.SAMPLE.read():
        return Path(said).expanduser().resolve()
    return Path(fosse.__file__).resolve().parents[2] / "sample"


def generator() -> ModuleType:
    """The generator, as a module. Ends the command when it is not there."""
    found = folder()
    if not (found / "__init__.py").is_file():
        fail(
            f"The sample authority's generator is not in {found}. It comes with Fosse's source: "
            "set FOSSE_SAMPLE to the folder “sample” of a copy of it."
        )
    known = sys.modules.get("sample")
    if known and known.__file__ and Path(known.__file__).resolve().parent == found:
        return known
    spec = importlib.util.spec_from_file_location(
        "sample", found / "__init__.py", submodule_search_locations=[str(found)]
    )
    if spec is None or spec.loader is None:
        fail(f"{found} holds no Python package. Set FOSSE_SAMPLE to the folder “sample”.")
    module = importlib.util.module_from_spec(spec)
    sys.modules["sample"] = module
    spec.loader.exec_module(module)
    return module


def part(name: str) -> ModuleType:
    """A module of the generator, such as `people`."""
    generator()
    return importlib.import_module(f"sample.{name}")


def home() -> Path:
    """Where the files are made unless somebody says otherwise."""
    return environment.home() / "sample"


def make(into: Path) -> None:
    """Make the files in `into`. Ends the command when another's files are there."""
    sample = generator()
    try:
        with progress("Making Ratae's files") as advance:
            sample.make(into, lambda done, _: advance(1) if done else None)
    except FileExistsError as refused:
        fail(str(refused))


def made() -> Path:
    """The folder of the files, made now where they are not there or of an earlier version."""
    into = home()
    if not generator().ready(into):
        make(into)
    return into
