"""Forms as a reader meets them: labels, hints, errors that lead to their field."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template import Context, Template

from fosse.web.forms import DayField, Form


class FoundForm(Form):
    name = forms.CharField(label="Name of the cluster", help_text="As people call it")
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "One"), ("b", "Other")], widget=forms.RadioSelect
    )
    school = forms.ChoiceField(label="Lead school", choices=[("", "-"), ("1", "Abbey")])
    starts_on = DayField(label="First day")
    sure = forms.BooleanField(label="I am sure", required=False)
    file = forms.FileField(label="File", required=False)
    reason = forms.CharField(label="Reason", widget=forms.Textarea, required=False)


def summary(form: Form) -> str:
    return Template("{% error_summary form %}").render(Context({"form": form}))


def test_every_field_has_its_label_its_hint_and_the_classes_of_its_kind() -> None:
    page = " ".join(str(FoundForm()).split())
    assert 'for="id_name">Name of the cluster </label>' in page
    assert 'aria-describedby="id_name_helptext"' in page
    for part in (
        "govuk-input",
        "govuk-radios__input",
        "govuk-select",
        "govuk-checkboxes__input",
        "govuk-file-upload",
        "govuk-textarea",
    ):
        assert f'class="{part}' in page, part
    assert "(optional)" in page
    assert " required" not in page  # the browser's bubbles cannot be read in a summary
    assert "style=" not in page


def test_an_empty_field_says_what_to_do() -> None:
    form = FoundForm({})
    assert form.errors["name"] == ["Enter: name of the cluster"]
    assert form.errors["kind"] == ["Choose: kind"]
    assert form.errors["school"] == ["Choose: lead school"]


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    form = FoundForm({})
    said, page = summary(form), str(form)
    for anchor in ("id_name", "id_kind_0", "id_school", "id_starts_on"):
        assert f'href="#{anchor}"' in said
        assert f'id="{anchor}"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert "govuk-input--error" in page


def test_no_summary_where_nothing_is_wrong() -> None:
    assert summary(FoundForm()).strip() == ""


@pytest.mark.parametrize("typed", ["17/9/2007", "2007-09-17", "17 September 2007", "17.09.2007"])
def test_a_day_is_understood_as_people_type_it(typed: str) -> None:
    field = DayField(label="Day")
    assert field.clean(typed) == date(2007, 9, 17)


@pytest.mark.parametrize("typed", ["31/2/2007", "yesterday", "1/1/1899", "2007"])
def test_what_is_no_day_is_said_in_words(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match=typed):
        DayField(label="Day").clean(typed)


def test_a_day_is_shown_again_as_it_is_typed() -> None:
    form = FoundForm(initial={"starts_on": date(2007, 9, 17)})
    assert 'value="17/9/2007"' in str(form["starts_on"])


def test_what_somebody_typed_cannot_become_markup() -> None:
    page = str(FoundForm({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in page
