"""The authority's own face: its name, logo and accent colour."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from fosse.schools.models import Authority

LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def authority() -> Authority | None:
    """The authority that this installation serves (FOSSE_AUTHORITY), once it is loaded."""
    code: int | None = settings.FOSSE_AUTHORITY
    return Authority.objects.filter(code=code).first() if code else None


def logo() -> Path | None:
    """The logo: FOSSE_HOME/logo.svg or logo.png, where the authority has put one."""
    for suffix in LOGO_TYPES:
        path = Path(settings.HOME) / f"logo{suffix}"
        if path.is_file():
            return path
    return None


@lru_cache
def stylesheet(accent: str) -> str:
    """The style rules of an accent colour. Raises `ValueError` for one that is no colour, or
    on which white words, or which on white as words, could not be read (WCAG 2.2, 1.4.3)."""
    if not accent:
        return ""
    if not _COLOUR.fullmatch(accent):
        raise ValueError(f"FOSSE_ACCENT is “{accent}”. Give a colour as #005a6e.")
    if contrast_with_white(accent) < 4.5:
        raise ValueError(
            f"FOSSE_ACCENT is “{accent}”: too pale to read white words on. Choose a darker one."
        )
    return (
        f":root {{ --govuk-brand-colour: {accent}; --govuk-link-colour: {accent};"
        f" --govuk-link-hover-colour: color-mix(in srgb, {accent} 65%, black); }}\n"
    )


def contrast_with_white(colour: str) -> float:
    """The contrast of "#rrggbb" with white, 1 to 21, as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
