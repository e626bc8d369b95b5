"""What somebody who asks fills in, and what narrows a search of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from fosse.foi.intake.validity import MOST_ADDRESS, MOST_NAME, Fault, faults

from ..choices import offer
from ..forms import DayField, Form

FIELDS = ("text", "name", "email", "address", "organisation")


class OneOfTwo(forms.CharField):
    """A field that may stay empty when another is filled in: so it is not called optional."""

    def validate(self, value: Any) -> None:
        """Which of the two is missing, the form says."""


class AskForm(Form):
    """A request for information. What section 8 of the Freedom of Information Act 2000 asks of
    it, `intake.validity` says; only what it is sure of stops a request here."""

    text = forms.CharField(
        label="What information do you want?",
        help_text="Say what it is about, which schools or years, and in what form you would like "
        "it. You need not say why you want it.",
        strip=False,
        error_messages={"required": "Write what information you want. The request is empty."},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    name = forms.CharField(
        label="Your name",
        help_text="Your full name, or the name of your organisation",
        error_messages={
            "required": "Enter your name. A request has to say who is asking.",
            "max_length": "Enter your name only: this is too long for one.",
        },
        max_length=MOST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = OneOfTwo(
        label="E-mail address",
        help_text="The answer is sent here. Without one, give a postal address.",
        max_length=254,
        error_messages={"max_length": "Enter one e-mail address only: this is too long for one."},
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}
        ),
    )
    address = forms.CharField(
        label="Postal address",
        help_text="Only where you want the answer by post",
        required=False,
        max_length=MOST_ADDRESS,
        error_messages={"max_length": "Enter the postal address only: this is too long for one."},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
    )
    organisation = forms.CharField(
        label="Organisation",
        required=False,
        max_length=200,
        error_messages={"max_length": "Enter the organisation’s name only: this is too long."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    website = forms.CharField(
        label="Leave this field empty",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        """A field that no person sees: what fills it is a program."""
        if typed := str(self.cleaned_data["website"]):
            raise forms.ValidationError(f"Delete “{typed[:40]}”: this field is to be left empty.")
        return ""

    def clean(self) -> dict[str, Any]:
        for fault in self.found(certain=True):
            if fault.field not in self.errors:
                self.add_error(fault.field, fault.words)
        return self.cleaned_data

    def found(self, *, certain: bool) -> tuple[Fault, ...]:
        """What s.8 asks for and is not there, for certain or perhaps."""
        said = {name: str(self.cleaned_data.get(name, "")) for name in FIELDS}
        said.pop("organisation")
        return tuple(fault for fault in faults(**said) if fault.certain is certain)


class Narrow(Form):
    """Filters of the answered requests; a choice that is not offered is as none."""

    year = forms.ChoiceField(label="Answered in", required=False)
    outcome = forms.ChoiceField(label="Outcome", required=False)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        years: Sequence[tuple[int, int]],
        outcomes: Sequence[tuple[str, int]],
    ) -> None:
        super().__init__(data)
        offer(self, "year", [("", "Any year"), *((str(y), f"{y} ({n:,})") for y, n in years)])
        offer(self, "outcome", [("", "Any"), *((o, f"{o} ({n:,})") for o, n in outcomes)])

    def chosen(self) -> dict[str, str]:
        """What is asked for, by filter."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class DueForm(Form):
    """The day on which a request was received."""

    received = DayField(
        label="When was the request received?",
        help_text="The day on which it reached the authority, a Sunday too. For example, "
        "20/11/2026",
    )
