"""Forms in the shapes of the GOV.UK Design System: every form of Fosse is a `Form` of these.

`{% error_summary form %}` goes above the page's heading; `{{ form }}`, or for single fields
`{{ form.name.as_field_group }}`, where they stand.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property

from .asked import day_in

TEMPLATES = Path(__file__).parent / "templates"
DJANGOS_OWN = Path(django.forms.__file__).parent / "templates"

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.FileInput, "govuk-file-upload"),
    (forms.Textarea, "govuk-textarea"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.HiddenInput, ""),
    (Input, "govuk-input"),
)
_CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)


class GovukBoundField(BoundField):
    """A field whose widget carries the classes of GOV.UK Frontend."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        of_kind = next((name for kind, name in _CLASSES if isinstance(self.field.widget, kind)), "")
        if of_kind:
            own = self.field.widget.attrs.get("class", "")
            error = f"{of_kind}--error" if self.errors else ""
            attrs["class"] = " ".join(filter(None, (of_kind, error, own)))
        return attrs

    @property
    def anchor(self) -> str:
        """The id that the error summary leads to: the first choice, for radios."""
        return self.id_for_label or f"{self.auto_id}_0"


class GovukRenderer(DjangoTemplates):
    """Renders forms with `templates/forms` and `templates/django/forms`, then Django's own."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField

    @cached_property
    def engine(self) -> Engine:
        return Engine(
            {
                "APP_DIRS": False,
                "DIRS": [TEMPLATES, DJANGOS_OWN],
                "NAME": "forms",
                "OPTIONS": {},
            }
        )


class Form(forms.Form):
    """A form that says what to do about an empty field: “Enter the name”, “Choose a school”.

    The browser's own bubbles are off (`novalidate`): they cannot be read in a summary.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            label = str(field.label or "").rstrip("?")
            if (
                label
                and field.error_messages["required"]
                == forms.Field.default_error_messages["required"]
            ):
                verb = "Choose" if isinstance(field.widget, _CHOSEN) else "Enter"
                field.error_messages["required"] = f"{verb}: {label[:1].lower()}{label[1:]}"


class DayField(forms.DateField):
    """A day typed in one field: 17/9/2007, 2007-09-17 or 17 September 2007."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})

    def __init__(self, *, help_text: str = "For example, 17/9/2007", **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return day_in(str(value))
        except ValueError as fault:
            raise ValidationError(str(fault), code="invalid") from fault

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}/{value.month}/{value.year}" if isinstance(value, date) else value
