"""The filters of the list of levels, and the form that assigns an adviser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms

from fosse.policy.terms import Level

from ..forms import Form
from .listing import MORE, NOBODY, Chosen, Line

Choices = Sequence[tuple[str, str]]


class Filters(Form):
    """Each filter offers only what the list holds. An unknown choice is as none."""

    level = forms.ChoiceField(label="Level", required=False)
    q = forms.CharField(label="Words", help_text="In the name, number or reason", required=False)
    phase = forms.ChoiceField(label="Phase", required=False)
    cluster = forms.ChoiceField(label="Cluster", required=False)
    ward = forms.ChoiceField(label="Ward", required=False)
    adviser = forms.ChoiceField(label="Adviser", required=False)

    def __init__(
        self, *args: Any, lines: Iterable[Line], levels: Sequence[Level], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        held = tuple(lines)
        clusters = sorted({each for line in held for each in line.clusters}, key=lambda c: c[1])
        advisers = sorted({each for line in held for each in line.advisers}, key=lambda a: a[1])
        self._offer(
            "level",
            ("", "All levels"),
            (MORE, "More support than usual"),
            *((level.id, level.name) for level in reversed(levels)),
        )
        self._offer("phase", ("", "All phases"), *_same({line.phase for line in held}))
        self._offer("cluster", ("", "All clusters"), *clusters)
        self._offer("ward", ("", "All wards"), *_same({line.ward for line in held} - {""}))
        named = ((str(pk), name) for pk, name in advisers)
        self._offer("adviser", ("", "All"), (NOBODY, "No adviser yet"), *named)

    def _offer(self, name: str, *choices: tuple[str, str]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def chosen(self) -> Chosen:
        """What is asked for; a choice that is not offered is left out."""
        self.is_valid()
        return Chosen(**{name: self.cleaned_data.get(name, "") for name in self.fields})


class AssignForm(Form):
    """Who shall look after the schools that were selected, and why."""

    adviser = forms.TypedChoiceField(label="Adviser", coerce=int)
    reason = forms.CharField(
        label="Reason",
        help_text="Kept with the change. For example, the new caseloads of this term.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, advisers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["adviser"])
        field.choices = [("", "Choose an adviser"), *advisers]


def _same(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in sorted(words)]
