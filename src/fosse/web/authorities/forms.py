"""The filters of an authority's list of schools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from fosse.schools.facts import ClusterFact

from ..choices import offer
from ..forms import Form
from .listing import Chosen, Line

PRESENCES = (
    ("", "Open, or not certain"),
    ("open", "Open"),
    ("uncertain", "Not certain"),
    ("closed", "Closed"),
    ("not yet open", "Not open yet"),
    ("all", "All"),
)


class Filters(Form):
    """Each filter offers only what the list holds. An unknown choice is as none."""

    presence = forms.ChoiceField(label="On that day", choices=PRESENCES, required=False)
    phase = forms.ChoiceField(label="Phase", required=False)
    ward = forms.ChoiceField(label="Ward", required=False)
    cluster = forms.ChoiceField(label="Cluster", required=False)

    def __init__(
        self, *args: Any, lines: Iterable[Line], clusters: Sequence[ClusterFact], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        held = tuple(lines)
        self._offer("phase", "All phases", sorted({line.phase for line in held}))
        self._offer("ward", "All wards", sorted({line.school.ward for line in held} - {""}))
        offer(self, "cluster", [("", "All clusters"), *((c.slug, c.name) for c in clusters)])

    def _offer(self, name: str, everything: str, choices: Sequence[str]) -> None:
        offer(self, name, [("", everything), *((choice, choice) for choice in choices)])

    def chosen(self) -> Chosen:
        """What is asked for; a choice that is not offered is left out."""
        self.is_valid()
        return Chosen(**{name: self.cleaned_data.get(name, "") for name in self.fields})
