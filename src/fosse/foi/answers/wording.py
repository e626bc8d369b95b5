"""The wording of answers: one text file for each kind, filled strictly.

The same templates as letters (`documents.template`). What comes out is typed text, for the
officer to edit and for the letter to read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fosse.documents.plain_text import text_of
from fosse.documents.template import Template, fill

FOLDER = Path(__file__).parent / "wording"


def said(name: str, values: object) -> str:
    """The wording of that name filled with the values, a frozen dataclass. Raises
    `TemplateFault` when one is missing."""
    return text_of(fill(template(name), values))


@cache
def template(name: str) -> Template:
    return Template(f"answers/{name}", (FOLDER / f"{name}.txt").read_text("utf-8"))
