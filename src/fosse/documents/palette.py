"""The colours and the face of every drawing. PURE.

Red, amber and green stand only where they mean something, beside a word and a shape. Every
colour that writes a word has a contrast of at least 4.5 on white and on paper (WCAG 1.4.3);
every colour that draws a mark has at least 3 (WCAG 1.4.11).
"""

from __future__ import annotations

INK = "#1b1f2a"
MUTED = "#565c6b"  # words of the second rank
MARK = "#7b8190"  # marks of the second rank: other schools, predecessors
FAINT = "#b4b8c2"  # marks that only show where many are
RULE = "#d9d6cc"  # grid lines, which carry no meaning of their own
SAND = "#e4e1d8"  # schools outside the middle half
PAPER = "#f7f5f0"
WHITE = "#ffffff"
ACCENT = "#005a6e"
BAND = "#cfe0e3"  # similar schools' middle half
BAND_PALE = "#e8eff0"
BAND_EDGE = "#9fc0c6"
RED = "#a8201a"
AMBER = "#8a5300"
GREEN = "#1d6b3f"

GROUPS = ("#005a6e", "#4a4f9c", "#83396e", "#6b5434", "#3f6180")
"""Colours that only tell neighbouring groups apart; each also bears its name."""

FACE = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"
"""The family of every word in a drawing, best first: the page's own face is self-hosted."""
