"""The filters of the desk, and the forms that log a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from fosse.foi.desk import WORKED_ON, Filters
from fosse.foi.intake.message import MOST_BYTES
from fosse.foi.intake.names import safe_name
from fosse.foi.intake.safety import why_no_mail
from fosse.foi.intake.validity import MOST_ADDRESS, MOST_NAME
from fosse.foi.kinds import Channel, Regime, State

from ..choices import offer
from ..forms import DayField, Form

NOBODY = "nobody"
STATES = (*WORKED_ON, State.ISSUED)
CAME_BY = (Channel.LETTER, Channel.EMAIL, Channel.OTHER)
RECEIVED_HELP = "The day on which it reached the authority, a Sunday too. For example, 20/11/2026"


class DeskFilters(Form):
    """Whose, where and under which law; an unknown choice is as none."""

    officer = forms.ChoiceField(label="Officer", required=False)
    state = forms.ChoiceField(label="State", required=False)
    law = forms.ChoiceField(label="Law", required=False)

    def __init__(self, data: Mapping[str, Any], *, officers: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        named = ((str(pk), name) for pk, name in officers)
        offer(self, "officer", [("", "Anybody"), (NOBODY, "Nobody yet"), *named])
        offer(self, "state", [("", "Any"), *((state.value, state.words) for state in STATES)])
        offer(self, "law", [("", "Any"), *Regime.choices()])

    def chosen(self) -> Filters:
        """What the desk is asked for."""
        self.is_valid()
        said = {name: str(self.cleaned_data.get(name, "")) for name in self.fields}
        who = said["officer"]
        return Filters(
            account_id=int(who) if who.isdecimal() else None,
            unassigned=who == NOBODY,
            states=(State(said["state"]),) if said["state"] else (),
            regimes=(Regime(said["law"]),) if said["law"] else (),
        )


class LogForm(Form):
    """A request as it came in. What s.8 asks of it is shown and stops nothing: what cannot be
    answered is still kept. `source` names the e-mail that it was read from, if any."""

    text = forms.CharField(
        label="The request, word for word",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Enter the request: what information is asked for."},
    )
    channel = forms.ChoiceField(
        label="How did it come?",
        choices=[(channel.value, channel.words) for channel in CAME_BY],
        widget=forms.RadioSelect,
        initial=Channel.LETTER.value,
    )
    received_on = DayField(label="When was it received?", help_text=RECEIVED_HELP)
    name = forms.CharField(
        label="Who asks", help_text="The name as they give it.", max_length=MOST_NAME,
        required=False,
    )  # fmt: skip
    email = forms.CharField(label="Their e-mail address", max_length=254, required=False)
    address = forms.CharField(
        label="Their postal address",
        max_length=MOST_ADDRESS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.CharField(label="Their organisation", max_length=200, required=False)
    title = forms.CharField(
        label="Short name",
        help_text="What it is about, without anybody’s name. Empty: its first words.",
        max_length=120,
        required=False,
    )
    source = forms.CharField(widget=forms.HiddenInput, required=False)


class PasteForm(Form):
    """An e-mail pasted with its headers."""

    text = forms.CharField(
        label="The e-mail",
        help_text="With its headers (From, Date, Subject) if you can: they are read.",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )


class UploadForm(Form):
    """An e-mail as a file."""

    file = forms.FileField(
        label="The e-mail, as an .eml file",
        help_text=f"At most {MOST_BYTES // 2**20} MB, its attachments included.",
        widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(
                f"“{upload.name}” has {upload.size / 2**20:,.0f} MB; at most "
                f"{MOST_BYTES // 2**20} MB are taken. Paste its text, and ask for the rest."
            )
        if why := why_no_mail(upload.read()):
            raise forms.ValidationError(f"“{safe_name(upload.name)}” was not read. {why}")
        upload.seek(0)
        return upload
