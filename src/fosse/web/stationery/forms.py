"""The forms of stationery: each asks from which day, and why."""

from __future__ import annotations

from typing import Any

from django import forms

from fosse.documents.blocks import Picture
from fosse.documents.faults import IMAGES
from fosse.stationery.actions import Reach

from ..forms import DayField, Form


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Reason for the change",
        help_text="Kept with the change for whoever asks why.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def day_field() -> DayField:
    return DayField(
        label="From which day?",
        help_text="Letters of earlier days stay as they were. For example, 1/9/2026",
    )


class ReachForm(Form):
    """A name and the ways to reach it."""

    name = forms.CharField(label="Name", max_length=200)
    address = forms.CharField(
        label="Address",
        help_text="Each line on a line of its own, six at most.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    telephone = forms.CharField(
        label="Telephone number",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "type": "tel"}),
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="For example, information@example.gov.uk",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, such as name@example.gov.uk"},
    )
    website = forms.CharField(label="Website", max_length=200, required=False)
    on = day_field()
    reason = reason_field()

    @property
    def reach(self) -> Reach:
        said = self.cleaned_data
        return Reach(
            name=said["name"],
            address=tuple(said["address"].splitlines()),
            telephone=said["telephone"],
            email=said["email"],
            website=said["website"],
        )


class PictureField(forms.FileField):
    """A PNG or JPEG file, as its bytes and what they are."""

    widget = forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,image/png,image/jpeg"})

    def clean(self, data: Any, initial: Any = None) -> tuple[bytes, str] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        content = upload.read()
        for media_type, start in IMAGES.items():
            if content.startswith(start):
                return content, media_type
        raise forms.ValidationError("Choose a file that is a PNG or JPEG picture")


class WithPicture(Form):
    """A form with a picture that stays as it is unless another is chosen or it is taken off."""

    def __init__(self, *args: Any, picture: Picture | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = picture
        if picture is None:
            del self.fields["without"]

    def chosen(self, alternative: str) -> Picture | None:
        """The picture from now on, described as `alternative`."""
        said = self.cleaned_data
        if said["picture"]:
            data, media_type = said["picture"]
            return Picture(data, media_type, alternative)
        if self.present is None or said.get("without"):
            return None
        return Picture(self.present.data, self.present.media_type, alternative)


class LetterheadForm(WithPicture, ReachForm):
    """The authority as its letters name it."""

    picture = PictureField(
        label="Logo",
        help_text="PNG or JPEG, at most 500 kB. It is printed 16 mm high. "
        "Leave it empty to keep what is there.",
        required=False,
    )
    without = forms.BooleanField(label="Take the logo off", required=False)
    field_order = ("name", "address", "telephone", "email", "website", "picture", "without",
                   "on", "reason")  # fmt: skip


class SignatoryForm(WithPicture, Form):
    """Who signs letters of a kind."""

    name = forms.CharField(label="Name", max_length=200)
    role = forms.CharField(
        label="Role", help_text="For example, Head of Information Governance", max_length=200
    )
    picture = PictureField(
        label="Picture of the signature",
        help_text="PNG or JPEG, at most 500 kB. Without one there is room to sign by hand. "
        "Leave it empty to keep what is there.",
        required=False,
    )
    without = forms.BooleanField(label="Take the picture off", required=False)
    on = day_field()
    reason = reason_field()


class WordingForm(Form):
    """The authority's own words for a letter."""

    text = forms.CharField(
        label="Wording",
        help_text="## begins a heading, a blank line a new paragraph, “- ” a bullet; **two stars** "
        "make words bold. Names in braces are filled in; [if …] to [end] is left out where "
        "there is nothing to say.",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
    )
    on = day_field()
    reason = reason_field()


class EndWordingForm(Form):
    on = DayField(
        label="From which day is Fosse’s own wording used again?",
        help_text="For example, 1/9/2026",
    )
    reason = reason_field()
