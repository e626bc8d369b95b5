"""The twins of a page, by the ending of its address: `.csv`, `.json`, `.xlsx`."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, register_converter

from .downloads import Ending


class TwinConverter:
    """`<twin:ending>` in an address: csv, json or xlsx."""

    regex = "csv|json|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Ending) -> str:
        return value


register_converter(TwinConverter, "twin")


def page_and_twins(address: str, view: Any, name: str) -> tuple[URLPattern, URLPattern]:
    """The page at `address`, and its twins: the same view, given `ending`."""
    return (
        path(address, view, name=name),
        path(f"{address}.<twin:ending>", view, name=f"{name}-twin"),
    )
