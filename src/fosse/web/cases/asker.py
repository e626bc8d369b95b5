"""Putting right who asks, for those who may see it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from fosse.foi import actions, facts
from fosse.foi.actions import RequesterDetails
from fosse.foi.intake.validity import MOST_ADDRESS, MOST_NAME, is_mail_address

from ..access import opens
from .doing import CaseForm, Data, Deed, carry_out, filled
from .finding import case_or_404

PARTS = ("name", "email", "address", "organisation")


class RequesterForm(CaseForm):
    """Who asks, as letters name them and reach them."""

    name = forms.CharField(label="Name", max_length=MOST_NAME, required=False)
    email = forms.CharField(label="E-mail address", max_length=254, required=False)
    address = forms.CharField(
        label="Postal address",
        max_length=MOST_ADDRESS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.CharField(label="Organisation", max_length=200, required=False)

    def clean_email(self) -> str:
        said: str = self.cleaned_data["email"].strip()
        if said and not is_mail_address(said):
            raise forms.ValidationError(
                f"“{said}” is not an e-mail address. Enter it as name@example.org, or leave it "
                "empty."
            )
        return said


@opens("requests.requester")
def correct(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Put right who asks: what was typed wrong, came later, or has changed."""
    case = case_or_404(code, reference)
    who = facts.requester(reference)
    if who is None or who.forgotten_at is not None:
        raise Http404(f"Who made {reference} was removed: the retention period is over.")
    initial: dict[str, Any] = {part: getattr(who, part) for part in PARTS}
    form = filled(RequesterForm, request, case, initial)

    def do(data: Data, by: Data) -> str:
        given = RequesterDetails(*(data[part] for part in PARTS))
        actions.correct_requester(case_id=case.id, requester=given, **by)
        return f"Who asks is put right. Letters of {reference} go there from now on."

    lead = (
        "Letters that went out already stay as they are. The history says which parts were put "
        "right, and not what they said.",
    )
    deed = Deed("Put right who asks", "Save", form, do, lead=lead)
    return carry_out(request, case, deed)
