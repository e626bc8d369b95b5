"""The forms that change clusters and posts. Each asks for the reason, which the audit keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from fosse.schools.models import Group, Membership, Post

from ..choices import offer
from ..forms import DayField, Form

NOBODY = ""
Choices = Sequence[tuple[str, str]]

UNKNOWN_DAY = "Leave it empty if nobody knows. For example, 1/9/2026"
SALARIED: Choices = (("yes", "Yes"), ("no", "No"), ("", "Not known"))


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Reason for the change",
        help_text="Kept with the change for whoever asks why. For example, who decided it.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FoundForm(Form):
    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(
        label="What it is", choices=Group.Kind.choices, widget=forms.RadioSelect, initial="cluster"
    )
    starts_on = DayField(label="Its first day", required=False, help_text=UNKNOWN_DAY)
    reason = reason_field()


class RenameForm(Form):
    name = forms.CharField(label="New name", max_length=200)
    on = DayField(label="First day of the new name")
    reason = reason_field()


class CloseForm(Form):
    on = DayField(
        label="First day on which it is no more",
        help_text="The day after its last day. For example, 1/9/2026",
    )
    reason = reason_field()


class CorrectClusterForm(Form):
    starts_on = DayField(label="Its first day", required=False, help_text=UNKNOWN_DAY)
    reason = reason_field()


class RoleForm(Form):
    role = forms.ChoiceField(
        label="New role", choices=Membership.RoleInGroup.choices, widget=forms.RadioSelect
    )
    on = DayField(label="First day in the new role")
    reason = reason_field()


class WhichSchoolForm(Form):
    """Which school is moved: the schools of the authority in one list."""

    urn = forms.TypedChoiceField(label="Which school?", coerce=int)

    def __init__(self, *args: Any, schools: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "urn", [("", "Choose a school"), *schools])


class MoveForm(Form):
    """A school leaves a cluster, joins one, or both on the same day."""

    leaves = forms.ChoiceField(label="Leaves", widget=forms.RadioSelect, required=False)
    joins = forms.ChoiceField(label="Joins", required=False)
    role = forms.ChoiceField(
        label="Role in the cluster that it joins",
        choices=Membership.RoleInGroup.choices,
        widget=forms.RadioSelect,
        initial=Membership.RoleInGroup.MEMBER,
    )
    on = DayField(
        label="From which day?",
        help_text=(
            "The first day in the new cluster, or the first day no longer in the old one. "
            "For example, 1/9/2026"
        ),
    )
    reason = reason_field()

    def __init__(self, *args: Any, leaves: Choices, joins: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "leaves", [*leaves, (NOBODY, "Nothing: it stays where it is")])
        offer(self, "joins", [(NOBODY, "Nothing: it only leaves"), *joins])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        leaves, joins = cleaned.get("leaves"), cleaned.get("joins")
        if not leaves and not joins:
            self.add_error(
                "joins", "Choose a cluster that the school leaves, or one that it joins."
            )
        return cleaned


class PostForm(Form):
    """A post: what it is, who holds it, who employs and who pays."""

    title = forms.ChoiceField(label="Post", choices=Post.Title.choices, widget=forms.RadioSelect)
    title_text = forms.CharField(
        label="The post's own name",
        help_text="If it has one, such as “Strategic primary lead”. Needed for an other post.",
        max_length=120,
        required=False,
    )
    holder = forms.CharField(
        label="Who holds it",
        help_text="Leave it empty while it is vacant.",
        max_length=200,
        required=False,
    )
    salaried = forms.ChoiceField(
        label="Is the post salaried?", choices=SALARIED, widget=forms.RadioSelect, required=False
    )
    fte = forms.DecimalField(
        label="Full-time equivalent",
        help_text="For example, 0.6 for three days a week.",
        min_value=0,
        max_value=1,
        max_digits=3,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )
    employer = forms.CharField(label="Who employs the holder", max_length=200, required=False)
    funder = forms.CharField(label="Who pays for the post", max_length=200, required=False)
    starts_on = DayField(label="First day in the post", required=False, help_text=UNKNOWN_DAY)
    reason = reason_field()

    def clean_salaried(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["salaried"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("title") == Post.Title.OTHER and not cleaned.get("title_text"):
            self.add_error("title_text", "Enter the name of the post, since it is an other one.")
        return cleaned


class CorrectPostForm(PostForm):
    """What should have been recorded of a post, dates included."""

    ends_on = DayField(
        label="First day no longer in the post",
        required=False,
        help_text="Leave it empty if it has not ended. For example, 1/9/2026",
    )
    field_order = ("title", "title_text", "holder", "salaried", "fte", "employer", "funder",
                   "starts_on", "ends_on", "reason")  # fmt: skip


class LeavePostForm(Form):
    on = DayField(
        label="First day no longer in the post",
        help_text="The day after the last day. For example, 1/9/2026",
    )
    reason = reason_field()


class CorrectMembershipForm(Form):
    """What should have been recorded of a school in a cluster; or that it never was in it."""

    never = forms.BooleanField(
        label="It was recorded by mistake: the school was never in this cluster then",
        required=False,
    )
    role = forms.ChoiceField(
        label="Role", choices=Membership.RoleInGroup.choices, widget=forms.RadioSelect
    )
    starts_on = DayField(label="First day in the cluster", required=False, help_text=UNKNOWN_DAY)
    ends_on = DayField(
        label="First day no longer in the cluster",
        required=False,
        help_text="Leave it empty if it is still in it. For example, 1/9/2026",
    )
    reason = reason_field()


class UploadForm(Form):
    """A CSV file of clusters, or of posts."""

    what = forms.ChoiceField(
        label="What is in the file?",
        choices=(("clusters", "Clusters and their schools"), ("posts", "Posts")),
        widget=forms.RadioSelect,
        initial="clusters",
    )
    file = forms.FileField(
        label="The CSV file",
        help_text="At most 1 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    reason = reason_field()

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > 1_000_000:
            raise forms.ValidationError("The file is larger than 1 MB. Split it in two.")
        return upload


class ConfirmForm(Form):
    """What a preview carries along, so that it can be confirmed: the file itself, too."""

    what = forms.ChoiceField(
        choices=(("clusters", "clusters"), ("posts", "posts")), widget=forms.HiddenInput
    )
    reason = forms.CharField(max_length=2000, widget=forms.HiddenInput)
    name = forms.CharField(max_length=255, widget=forms.HiddenInput)
    content = forms.CharField(max_length=1_400_000, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)
