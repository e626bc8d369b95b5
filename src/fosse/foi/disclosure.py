"""Which rule for small numbers an authority follows on a day: its own before Fosse's."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from .small_numbers import rule
from .small_numbers.rule import Rule


def rule_for(authority_code: int | None, on: date) -> Rule:
    """The rule that holds. Raises `LookupError` where none does."""
    return rule.rule_for(authority_code, on, settings.SMALL_NUMBERS)
