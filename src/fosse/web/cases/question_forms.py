"""The forms about a question: its words and law, its search, its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from fosse.foi.actions import QuestionDraft
from fosse.foi.answers.kind import QuestionKind
from fosse.foi.kinds import Activity, Disposition, Regime
from fosse.foi.questions import MOST
from fosse.foi.searching import LONGEST

from ..choices import offer
from .doing import CaseForm
from .forms import Choices, MayBeEmpty, OnForm, day_field, long_text

NOT_YET = "open"
FOUND: Choices = (("yes", "Something was found"), ("no", "Nothing was found"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the split form holds it; `id` is the question that it was before."""

    text: str
    regime: str = Regime.FOI.value
    id: int | None = None


class SplitForm(CaseForm):
    """Questions one under another: as many as `asked`. An empty one is left out."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["count"].initial = len(asked)
        for number, one in enumerate(asked, 1):
            self.fields[f"text_{number}"] = MayBeEmpty(
                label=f"Question {number}",
                initial=one.text,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            self.fields[f"law_{number}"] = forms.ChoiceField(
                label=f"Law of question {number}", choices=Regime.choices(), initial=one.regime
            )
            self.fields[f"id_{number}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=one.id
            )

    @property
    def rows(self) -> Iterator[tuple[int, Any, Any, Any]]:
        """Number, words, law and former id of each, to be shown."""
        number = 1
        while f"text_{number}" in self.fields:
            parts = (self[f"{name}_{number}"] for name in ("text", "law", "id"))
            text, law, former = parts
            yield number, text, law, former
            number += 1

    def drafts(self) -> tuple[QuestionDraft, ...]:
        """The questions as they are to be."""
        said = self.cleaned_data
        return tuple(
            QuestionDraft(
                text=said[f"text_{number}"],
                regime=Regime(said[f"law_{number}"]),
                id=said[f"id_{number}"],
            )
            for number, *_ in self.rows
            if said[f"text_{number}"].strip()
        )


def asked_in(data: Mapping[str, Any]) -> tuple[Asked, ...]:
    """What a split form that was sent holds."""
    said = str(data.get("count", ""))
    many = min(int(said), MOST) if said.isdecimal() else 0
    return tuple(
        Asked(
            text=str(data.get(f"text_{number}", "")),
            regime=str(data.get(f"law_{number}", Regime.FOI.value)),
            id=_whole(data.get(f"id_{number}")),
        )
        for number in range(1, many + 1)
    )


class RegimeForm(CaseForm):
    regime = forms.ChoiceField(
        label="Under which law is it answered?", choices=Regime.choices(), widget=forms.RadioSelect
    )


class KindForm(CaseForm):
    """Which question it is, of those that the records answer."""

    kind = forms.ChoiceField(label="What does it ask?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kinds)


class ComposeForm(CaseForm):
    """The day that is asked about, and what this kind of question needs besides."""

    as_at = day_field("As at which day?", "The day that is asked about, mostly that of receipt.")

    def __init__(self, *args: Any, kind: QuestionKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parameters = [parameter.name for parameter in kind.parameters]
        for one in kind.parameters:
            more: dict[str, Any] = {
                "label": one.words,
                "help_text": one.hint,
                "required": one.needed,
            }
            if one.choices:
                empty = [] if one.needed else [("", "Not given")]
                self.fields[one.name] = forms.ChoiceField(choices=[*empty, *one.choices], **more)
            else:
                self.fields[one.name] = forms.CharField(max_length=300, **more)

    def values(self) -> dict[str, str]:
        """What was given for the kind's own parameters."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.parameters}


class AnswerForm(CaseForm):
    """The answer, and how the question is disposed of by it."""

    text = long_text(
        "Answer",
        "A blank line begins a paragraph, “- ” a bullet. Under section 12, 14 or re-use: the "
        "reasons and advice that the notice must give.",
        rows=12,
        may_be_empty=True,
    )
    disposition = forms.ChoiceField(label="How is it disposed of?", widget=forms.RadioSelect)
    link = forms.URLField(
        label="Where it is already accessible",
        help_text="Section 21: the address of the page, https://…",
        required=False,
        assume_scheme="https",
    )
    not_held_because = long_text(
        "Why it is not held", "For the requester, where it is not held.", rows=2, required=False
    )

    def __init__(self, *args: Any, regime: Regime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reuse = {Disposition.GRANTED, Disposition.EXEMPT, Disposition.CLARIFICATION}
        offered = [
            (one.value, one.words)
            for one in Disposition
            if (one in reuse if regime is Regime.REUSE else one is not Disposition.GRANTED)
        ]
        offer(self, "disposition", [(NOT_YET, "Not yet"), *offered])

    def chosen(self) -> Disposition | None:
        """The disposition; None: not yet."""
        said = self.cleaned_data["disposition"]
        return None if said == NOT_YET else Disposition(said)


class SearchForm(OnForm):
    """Who looked where with which words, how long, and what was found."""

    who = forms.CharField(label="Who looked?", max_length=200)
    where = forms.CharField(
        label="Where?",
        help_text="A system, a mailbox, a shared folder, a filing cabinet.",
        max_length=300,
    )
    terms = forms.CharField(label="With which words?", max_length=300, required=False)
    minutes = forms.IntegerField(
        label="How many minutes did it take?",
        help_text="They count towards the cost limit (FOIA-12).",
        min_value=0,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    found = forms.ChoiceField(label="Was it found?", choices=FOUND, widget=forms.RadioSelect)
    what = long_text("What was found, or why nothing?", rows=3, required=False)
    field_order = ("who", "where", "terms", "minutes", "found", "what", "on")


class TimeForm(OnForm):
    """Minutes spent on a request, or that it would take."""

    activity = forms.ChoiceField(
        label="On what?", choices=Activity.choices(), widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label="How many minutes?",
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    estimated = forms.BooleanField(
        label="It is an estimate of what it would take, and not spent yet", required=False
    )
    note = forms.CharField(label="Note", max_length=300, required=False)
    field_order = ("activity", "minutes", "estimated", "note", "on")


def _whole(value: object) -> int | None:
    said = str(value or "")
    return int(said) if said.isdecimal() else None
