"""The forms of the calendar: count working days, enter a bank holiday, take one off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from fosse.calendar import facts
from fosse.dates.bank_holidays import LONGEST, NATIONS, BankHoliday

from ..choices import offer
from ..forms import DayField, Form

CALENDARS = {
    "united-kingdom": ("Freedom of information: the United Kingdom", facts.united_kingdom),
    "england-and-wales": (
        "Committees and their papers: England and Wales",
        facts.england_and_wales,
    ),
    "england": ("Notices to schools: England", facts.england),
}
MOST = 400  # working days: well over a year


class CountForm(Form):
    """The nth working day after a day, by one of the calendars."""

    day = DayField(label="Day", help_text="For example, 20/11/2026")
    n = forms.IntegerField(
        label="How many working days after it",
        min_value=1,
        max_value=MOST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter a whole number of working days, like 20",
            "min_value": "Enter a number of 1 or more",
            "max_value": f"Enter a number of up to {MOST}",
        },
    )
    calendar = forms.ChoiceField(
        label="Counted for",
        choices=[(name, words) for name, (words, _) in CALENDARS.items()],
        widget=forms.RadioSelect,
    )


class ProclaimForm(Form):
    """One bank holiday as it was proclaimed."""

    nations = forms.MultipleChoiceField(
        label="Where is it a bank holiday?",
        choices=list(NATIONS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    day = DayField(label="The day", help_text="For example, 15/6/2026")
    title = forms.CharField(label="What it is called", max_length=LONGEST)
    instead_of = DayField(
        label="The bank holiday that it was moved from",
        help_text="Leave it empty for one that is added. For example, 30/5/2022",
        required=False,
    )
    source = forms.CharField(
        label="Where it is proclaimed",
        help_text="For example, The Gazette, issue 63812",
        max_length=LONGEST,
    )
    announced_on = DayField(label="The day it was announced", help_text="For example, 4/2/2026")


class WithdrawForm(Form):
    """A bank holiday that was entered by hand, by mistake."""

    which = forms.ChoiceField(label="Which bank holiday?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason for the change", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, holidays: Sequence[BankHoliday], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "which", [(key_of(holiday), _words(holiday)) for holiday in holidays])


def key_of(holiday: BankHoliday) -> str:
    """What tells it among those entered by hand."""
    return f"{holiday.day.isoformat()} {holiday.nation}"


def _words(holiday: BankHoliday) -> str:
    return f"{holiday.day:%-d %B %Y}, {NATIONS[holiday.nation]}: {holiday.title}"
