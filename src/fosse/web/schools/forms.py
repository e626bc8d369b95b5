"""What narrows a search for a school."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from fosse.schools.facts import AuthorityFact

from ..choices import offer
from ..forms import Form

PRESENCES: Mapping[str, tuple[str, ...]] = {
    "": ("open", "uncertain", "closed", "not yet open"),
    "open": ("open", "uncertain"),
    "closed": ("closed",),
}

PHASES = (
    ("", "All phases"),
    ("Nursery", "Nursery"),
    ("Primary", "Primary"),
    ("Middle deemed primary", "Middle deemed primary"),
    ("Middle deemed secondary", "Middle deemed secondary"),
    ("Secondary", "Secondary"),
    ("All-through", "All-through"),
    ("16 plus", "16 plus"),
    ("Not applicable", "Special and other"),
)


class Narrow(Form):
    """Filters; a choice that is not offered is as none."""

    authority = forms.ChoiceField(label="Authority", required=False)
    phase = forms.ChoiceField(label="Phase", choices=PHASES, required=False)
    presence = forms.ChoiceField(
        label="Open or closed",
        choices=(("", "Open and closed"), ("open", "Open, or not certain"), ("closed", "Closed")),
        required=False,
    )

    def __init__(self, *args: Any, authorities: tuple[AuthorityFact, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [(str(each.code), each.name) for each in authorities]
        offer(self, "authority", [("", "All authorities"), *every])

    def chosen(self) -> dict[str, str]:
        """What is asked for, by filter."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
