"""The forms of exemptions and redactions: only the parts that the exemption needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms

from fosse.foi.actions import ClaimDraft
from fosse.foi.exemptions import VERSIONS, Exemption, of_regime
from fosse.foi.folding import occurrences
from fosse.foi.kinds import Regime

from ..choices import offer
from .doing import CaseForm
from .forms import Choices, MayBeEmpty, day_field, long_text

PARTS = (
    "withheld", "limb", "reason", "prejudice", "qualified_person", "opinion", "opinion_on",
    "interest_for", "interest_against", "balance",
)  # fmt: skip
HELD: Choices = (
    ("yes", "We hold it, and withhold it"),
    ("no", "We neither confirm nor deny that we hold it"),
)


class ProvisionForm(CaseForm):
    """Which exemption, of those of the law on the day of receipt."""

    provision = forms.ChoiceField(label="Which exemption?")

    def __init__(self, *args: Any, regime: Regime, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "provision", [("", "Choose an exemption"), *provisions(regime, on)])


class ClaimForm(CaseForm):
    """What a notice must say of one exemption. Nothing has to be filled at once: what is still
    missing, the question's page says."""

    confirms = forms.ChoiceField(label="Do you hold it?", choices=HELD, widget=forms.RadioSelect)
    limb = forms.ChoiceField(label="Which part of it applies?", required=False)
    withheld = long_text("What is withheld?", "As the requester is to read it.", may_be_empty=True)
    reason = long_text("Why does it apply?", may_be_empty=True)
    prejudice = long_text(
        "Which harm, to whom?", "And whether it would happen, or would be likely to.",
        may_be_empty=True,
    )  # fmt: skip
    qualified_person = MayBeEmpty(label="Who is the qualified person?", max_length=200)
    opinion = long_text("What is their opinion, and why is it reasonable?", may_be_empty=True)
    opinion_on = day_field("On which day did they give it?")
    interest_for = long_text("The public interest in disclosing it", may_be_empty=True)
    interest_against = long_text(
        "The public interest in maintaining the exemption", may_be_empty=True
    )
    balance = long_text("Where does the balance lie, and why?", may_be_empty=True)

    def __init__(self, *args: Any, ground: Exemption, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.fields["opinion_on"].required = False
        if ground.limbs:
            named = [(limb.id, f"{limb.id} {limb.words}") for limb in ground.limbs]
            offer(self, "limb", [("", "Not said yet"), *named])
        for name in set(self.fields) - {"version", *wanted(ground)}:
            del self.fields[name]

    def draft(self) -> ClaimDraft:
        """What was said."""
        said = {name: self.cleaned_data[name] for name in PARTS if name in self.fields}
        confirms = self.cleaned_data.get("confirms", "yes") == "yes"
        return ClaimDraft(provision=self.ground.provision, confirms=confirms, **said)


class RedactForm(CaseForm):
    """Why something is taken out: under which provision, for which reason."""

    provision = forms.ChoiceField(label="Under which exemption?")
    reason = forms.CharField(
        label="Why?",
        help_text="The answer lists it. For example: names of members of staff.",
        max_length=300,
    )

    def __init__(
        self, *args: Any, regimes: Sequence[Regime], on: date, claimed: Sequence[str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        every = [one for regime in regimes for one in provisions(regime, on)]
        first = [one for one in every if one[0] in claimed]
        rest = [one for one in every if one[0] not in claimed]
        offer(self, "provision", [("", "Choose an exemption"), *first, *rest])


class TextRedactForm(RedactForm):
    """Passages of a text: those proposed that are accepted, and words typed by hand."""

    spans = forms.MultipleChoiceField(
        label="Take these out", widget=forms.CheckboxSelectMultiple, required=False
    )
    words = long_text(
        "Words to take out",
        "As they stand in the text; each passage on a line of its own. Every place where they "
        "stand is taken out.",
        required=False,
    )
    field_order = ("spans", "words", "provision", "reason")

    def __init__(self, *args: Any, text: str, proposed: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        offer(self, "spans", proposed)
        if not proposed:
            del self.fields["spans"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for said in self._typed():
            if not any(occurrences(said, self.text)):
                self.add_error("words", f"“{said[:80]}” does not stand in the text.")
        if not cleaned.get("spans") and not self._typed():
            self.add_error("words", "Choose passages, or type the words that are to be taken out.")
        return cleaned

    def places(self) -> tuple[tuple[int, int], ...]:
        """The passages that are to go, in the order of the text."""
        chosen = [tuple(map(int, one.split("-"))) for one in self.cleaned_data.get("spans", [])]
        typed = [place for said in self._typed() for place in occurrences(said, self.text)]
        return tuple(sorted({(one[0], one[1]) for one in (*chosen, *typed)}))

    def _typed(self) -> list[str]:
        lines = str(self.cleaned_data.get("words") or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class TableRedactForm(RedactForm):
    """A column of a table, or one cell of it."""

    column = forms.ChoiceField(label="Which column?")
    row = forms.IntegerField(
        label="Only in one row?",
        help_text="The number of the row. Empty: the whole column.",
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    field_order = ("column", "row", "provision", "reason")

    def __init__(self, *args: Any, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "column", [("", "Choose a column"), *((one, one) for one in columns)])


def provisions(regime: Regime, on: date) -> list[tuple[str, str]]:
    """What can be claimed under a law on a day: what only others can claim is left out."""
    return [
        (one.provision, f"{one.section}: {one.title}")
        for one in of_regime(regime, on=on)
        if not one.held_by
    ]


def wanted(ground: Exemption) -> Iterator[str]:
    """The parts that a claim of this exemption has."""
    yield from ("withheld", "reason")
    if ground.denial:
        yield "confirms"
    if ground.limbs:
        yield "limb"
    if ground.needs_prejudice:
        yield "prejudice"
    if ground.needs_qualified_person:
        yield from ("qualified_person", "opinion", "opinion_on")
    if any(not ground.is_absolute(limb.id) for limb in ground.limbs) or not ground.absolute:
        yield from ("interest_for", "interest_against", "balance")


def ground_of(provision: str, on: date) -> Exemption | None:
    """The exemption as it stood on the day of receipt; None where there was none."""
    found = [one for one in VERSIONS if one.provision == provision and one.holds_on(on)]
    return found[0] if found else None
