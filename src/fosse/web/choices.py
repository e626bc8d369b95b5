"""Choices that depend on the page: the schools of this authority, the wards of this list."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a field of choices what it offers. Raises `TypeError` for a field of another kind."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"“{name}” is no field of choices.")
    field.choices = list(choices)
