"""A drawing as a PNG, for readers that do not know SVG. PURE."""

from __future__ import annotations

import json

import typst

from . import faces

DENSITY = 192
"""Dots for each inch: twice as fine as a screen."""
_SOURCE = b"""
#let given = json(bytes(sys.inputs.given))
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(given.svg), format: "svg")
"""


def png(svg: str) -> bytes:
    """The drawing as a picture, of its own size at twice as many dots as a screen has."""
    return typst.compile(
        _SOURCE,
        sys_inputs={"given": json.dumps({"svg": svg})},
        font_paths=faces.fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=DENSITY,
    )
