"""The forms about a request as a whole: what it is, what is waited for, how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from fosse.foi.by_letter import ByLetter
from fosse.foi.case_fact import CaseFact
from fosse.foi.exemptions import of_regime
from fosse.foi.kinds import Regime

from ..choices import offer
from ..forms import DayField
from .doing import CaseForm
from .telling import Letter

Choices = Sequence[tuple[str, str]]
LETTER, ALREADY = "letter", "already"
TOLD: Choices = (
    (LETTER, "By a letter that is written and sent now"),
    (ALREADY, "They were told already in another way: only record it"),
)


class MayBeEmpty(forms.CharField):
    """A field that may stay empty and is not called optional: something may need it later."""

    def validate(self, value: Any) -> None:
        """Empty is fine."""


def long_text(
    label: str,
    help_text: str = "",
    *,
    rows: int = 4,
    may_be_empty: bool = False,
    most: int = 20_000,
    **more: Any,
) -> forms.CharField:
    """A field for sentences, of at most so many characters."""
    widget = forms.Textarea(attrs={"rows": rows})
    kind = MayBeEmpty if may_be_empty else forms.CharField
    return kind(label=label, help_text=help_text, widget=widget, max_length=most, **more)


def told_field() -> forms.ChoiceField:
    """Whether a letter goes out with it."""
    return forms.ChoiceField(
        label="How is the requester told?", choices=TOLD, widget=forms.RadioSelect, initial=LETTER
    )


def by_letter(data: Mapping[str, Any], verb: ByLetter[...], given: dict[str, Any]) -> Letter | None:
    """The letter by which the requester is told; None where they were told already."""
    return Letter(verb, given) if data["told"] == LETTER else None


def day_field(label: str, help_text: str = "For example, 20/11/2026") -> DayField:
    return DayField(label=label, help_text=help_text)


class OnForm(CaseForm):
    """Something that happened on a day."""

    on = day_field("On which day?")


class ReasonForm(OnForm):
    """Something that happened on a day, with its reason."""

    reason = long_text("Why?", "Kept with the request for whoever asks later.")
    field_order = ("reason", "on")


class OpenForm(OnForm):
    """Accepting a request: its short name, and whether it repeats an earlier one."""

    title = forms.CharField(
        label="Short name",
        help_text="What it is about. Nobody’s name belongs in it.",
        max_length=120,
    )
    repeats = forms.TypedChoiceField(
        label="Does it repeat an earlier request?",
        help_text="A remark, which decides nothing: section 14(2) is claimed when it is answered.",
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    field_order = ("title", "repeats", "on")

    def __init__(self, *args: Any, earlier: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if earlier:
            offer(self, "repeats", [("", "No"), *earlier])
        else:
            del self.fields["repeats"]


class NotValidForm(OnForm):
    """What section 8 asks for and is not there."""

    lacks = long_text("What does it lack?", "Each on a line of its own: the letter lists them.")
    advice = long_text("What can the requester do about it?", required=False)
    told = told_field()
    field_order = ("lacks", "advice", "told", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("told") == LETTER and not cleaned.get("advice"):
            self.add_error("advice", "Say what the requester can do: the letter needs it.")
        return cleaned


class TransferForm(OnForm):
    """Who holds it."""

    to = forms.CharField(label="Which authority holds it?", max_length=200)
    contact = long_text(
        "Where can it be asked for there?", "Address, e-mail; line by line.", required=False
    )
    what = long_text(
        "What does it hold?", "It follows “we do not hold”. For example: the records of…", rows=2
    )
    reason = long_text("Why do you believe that?", rows=2)
    passed_on = forms.BooleanField(
        label="The request was sent there, with the requester’s agreement", required=False
    )
    told = told_field()
    field_order = ("to", "contact", "what", "reason", "passed_on", "told", "on")


class RenameForm(CaseForm):
    title = forms.CharField(
        label="Short name",
        help_text="What it is about. Nobody’s name belongs in it.",
        max_length=120,
    )


class NoteForm(OnForm):
    text = long_text("Note", "A telephone call, an agreement, what was considered.")
    field_order = ("text", "on")


class AssignForm(OnForm):
    account = forms.TypedChoiceField(label="Who has it in hand?", coerce=int)
    field_order = ("account", "on")

    def __init__(self, *args: Any, officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "account", [("", "Choose an officer"), *officers])


class AcknowledgeForm(OnForm):
    told = told_field()
    field_order = ("told", "on")


class AskForm(OnForm):
    """Asking what is meant."""

    text = long_text("What has to be made clearer?", "As the requester is to read it.", rows=5)
    advice = long_text(
        "What could they ask for instead?",
        "Advice and assistance (FOIA-16): what is held, in which years, in what form.",
        required=False,
    )
    told = told_field()
    field_order = ("text", "advice", "told", "on")


class ClarifiedForm(CaseForm):
    """The clarification, in the requester's words."""

    text = long_text("What did the requester answer?", "Word for word.", rows=6)
    on = day_field(
        "When did it come?", "The 20 working days start afresh on that day. For example, 20/11/2026"
    )


class FeeForm(OnForm):
    """A fees notice."""

    amount = forms.DecimalField(
        label="How much, in pounds?",
        help_text="For example, 12.50",
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    breakdown = long_text(
        "What for?", "Each item on a line of its own, with its amount.", required=False
    )
    how_to_pay = long_text("How can it be paid?", rows=2, required=False)
    told = told_field()
    field_order = ("amount", "breakdown", "how_to_pay", "told", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("breakdown", "how_to_pay") if cleaned.get("told") == LETTER else ():
            if not cleaned.get(name):
                self.add_error(name, "The letter needs this. Enter it, or only record the notice.")
        return cleaned


class ExtendForm(OnForm):
    """More time: the law that gives it, for what, until when, and why."""

    regime = forms.ChoiceField(label="Under which law?", widget=forms.RadioSelect)
    provisions = forms.MultipleChoiceField(
        label="Which qualified exemptions are weighed?",
        help_text="Only under the Freedom of Information Act (FOIA-10-3).",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    estimated_on = day_field("By which day will it be decided?")
    reason = long_text("Why does it take longer?", "The letter says it.")
    rest_due = forms.BooleanField(
        label="Other parts of the answer are not touched by it, and stay due by the first day",
        required=False,
    )
    told = told_field()
    field_order = ("regime", "provisions", "estimated_on", "reason", "rest_due", "told", "on")

    def __init__(self, *args: Any, case: CaseFact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "regime", [(one.value, one.words) for one in case.regimes])
        claimed = {claim.provision for question in case.questions for claim in question.claims}
        qualified = [
            (one.provision, f"s.{one.provision} {one.title}")
            for one in of_regime(Regime.FOI, on=case.received_on)
            if not one.held_by
            and not (one.absolute and all(limb.absolute is not False for limb in one.limbs))
        ]
        offer(self, "provisions", sorted(qualified, key=lambda one: one[0] not in claimed))
        self.fields["provisions"].required = case.regimes == (Regime.FOI,)
        if Regime.FOI not in case.regimes:
            del self.fields["provisions"]


class WithdrawForm(OnForm):
    note = long_text("How did they withdraw it?", rows=2, required=False)
    field_order = ("note", "on")
