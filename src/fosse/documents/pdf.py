"""A document as PDF/UA-1, set by typst: tagged, with language, title and alternative text. PURE.

Typst refuses a document that is not accessible; what it does not look at, `faults.py` does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from . import faces
from .document import Document
from .moments import seconds
from .pdf_data import Data, data_of
from .unshown import Unshown


def write(document: Document, *, more_faces: Sequence[Path] = ()) -> bytes:
    """The PDF: the same bytes for the same document and faces.

    `more_faces` are folders of typefaces for scripts that Fosse's own does not have. What no
    face can show is said in words in square brackets. Raises `FileNotFoundError` for a folder
    that is not there.
    """
    fonts = faces.fonts(tuple(more_faces))
    data = data_of(document, faces.families(fonts))
    unshown = Unshown()
    while True:
        try:
            return _set(unshown.said(data), fonts, seconds(document.on))
        except typst.TypstError as error:
            unshown.learn(error)
        except BaseException as error:
            # The setter broke off, as 0.14 and 0.15 do on some mixed directions
            # (typst/typst#8667). Its Rust panic is no Exception and has no name to import.
            if type(error).__name__ != "PanicException" or not unshown.keep_to_what_is_sure():
                raise


def _set(data: Data, fonts: typst.Fonts, timestamp: int) -> bytes:
    return typst.compile(
        _source(),
        sys_inputs={"document": json.dumps(data)},
        font_paths=fonts,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )


@cache
def _source() -> bytes:
    return files(__package__).joinpath("letter.typ").read_bytes()
