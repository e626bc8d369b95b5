"""The verbs of the register, in one place for whoever calls them."""

from __future__ import annotations

from .extracts import ExtractReport, load_establishments, load_links

__all__ = ["ExtractReport", "load_establishments", "load_links"]
