"""The forms of what follows an answer: review, complaint, decision notice, appeal."""

from __future__ import annotations

from django import forms

from fosse.foi.kinds import Verdict

from ..forms import DayField
from .doing import CaseForm
from .forms import OnForm, day_field, long_text, told_field

OUTCOMES = Verdict.choices()
WHO = (("requester", "The requester"), ("authority", "The authority"))


def outcome_field(label: str = "How did it end?") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=OUTCOMES, widget=forms.RadioSelect)


def reference_field() -> forms.CharField:
    return forms.CharField(label="Their reference", max_length=60)


def last_day(label: str, help_text: str) -> DayField:
    return DayField(label=label, help_text=help_text, required=False)


class AskReviewForm(OnForm):
    grounds = long_text("What do they say is wrong?", "In their words.", required=False)
    accept_late = forms.BooleanField(
        label="Accept it although it came later than 40 working days after the answer",
        required=False,
    )
    field_order = ("grounds", "on", "accept_late")


class AcknowledgeReviewForm(OnForm):
    told = told_field()
    field_order = ("told", "on")


class ExtendReviewForm(OnForm):
    reason = long_text("Why is it complex?", "The requester has to be told.", rows=3)
    told = told_field()
    field_order = ("reason", "told", "on")


class DecideReviewForm(CaseForm):
    outcome = outcome_field("What is decided?")
    reasons = long_text("Why?", "The letter says it: what was looked at again, and found.", rows=8)


class ComplaintForm(OnForm):
    their_reference = reference_field()
    grounds = long_text("What is complained of?", rows=3, required=False)
    due_on = last_day("By when does the regulator want our answer?", "As its letter says.")
    field_order = ("their_reference", "grounds", "due_on", "on")


class AnsweredForm(OnForm):
    note = long_text("What was sent?", rows=3, required=False)
    field_order = ("note", "on")


class EndForm(OnForm):
    outcome = outcome_field()
    reasons = long_text("What was said?", rows=4, required=False)
    field_order: tuple[str, ...] = ("outcome", "reasons", "on")


class NoticeForm(OnForm):
    their_reference = reference_field()
    outcome = outcome_field("What does it say of our answer?")
    steps = long_text("Which steps does it order?", "Empty: none.", rows=4, required=False)
    days = forms.IntegerField(
        label="Within how many calendar days?",
        help_text="As the notice says; mostly 35 (FOIA-50-4).",
        min_value=1,
        max_value=366,
        initial=35,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    on = day_field("Of which day is it?")
    field_order = ("their_reference", "outcome", "steps", "days", "on")


class AppealForm(OnForm):
    their_reference = reference_field()
    by_whom = forms.ChoiceField(label="Who appealed?", choices=WHO, widget=forms.RadioSelect)
    grounds = long_text("On which grounds?", rows=3, required=False)
    field_order = ("their_reference", "by_whom", "grounds", "on")


class TribunalForm(EndForm):
    due_on = last_day("By when does it want steps taken?", "Empty: it wants none.")
    field_order = (*EndForm.field_order[:-1], "due_on", "on")
