"""The numbers that addresses are made of: a school's six digits, an authority's three."""

from __future__ import annotations

import re

from django.urls import register_converter


class UrnConverter:
    """`<urn:urn>` in an address: a Unique Reference Number, 100000 to 999999."""

    regex = "[1-9][0-9]{5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class CodeConverter:
    """`<code:code>` in an address: an authority's code, three digits."""

    regex = "[0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:03}"


def urn_in(text: str) -> int | None:
    """The Unique Reference Number that was typed or sent; None when it is none."""
    return int(text) if re.fullmatch(UrnConverter.regex, text) else None


URN, CODE = "<urn:urn>", "<code:code>"
"""The parts of an address that name a school and an authority."""

register_converter(UrnConverter, "urn")
register_converter(CodeConverter, "code")
