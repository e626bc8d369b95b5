"""Tables of the register. Two clocks run through them.

*As at*: when a thing was so, as a half-open span of days `[starts_on, ends_on)`.
*Known at*: when it was recorded (`recorded_at`) and when that record was replaced
(`superseded_at`). A correction ends the old record and adds a new one; both stay readable.
"""

from __future__ import annotations

from django.db import models


class Authority(models.Model):
    """A local authority, by the department's three-digit code (GIAS "LA (code)")."""

    code = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    gss_code = models.CharField(max_length=9, blank=True)
    region = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name_plural = "authorities"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Extract(models.Model):
    """One file of Get Information about Schools, as it was published on `dated`.

    It speaks of the authorities in its rows and of no other: a search export of one authority
    says nothing about the schools of its neighbours.
    """

    class Kind(models.TextChoices):
        ESTABLISHMENTS = "establishments"
        LINKS = "links"

    kind = models.CharField(max_length=20, choices=Kind)
    dated = models.DateField(db_index=True)
    sha256 = models.CharField(max_length=64, unique=True)
    source_name = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()  # all rows of the file, rejects included
    authorities = models.JSONField(default=list)  # codes; empty for links
    rejects = models.JSONField(default=list)  # [{"line": 7, "reason": "…", "text": "…", "urn": 1}]
    rejected_urns = models.JSONField(default=list)  # schools of which it says nothing, for that
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["dated"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.dated:%-d %B %Y}"


class School(models.Model):
    """A school's identity: its Unique Reference Number, which is never used again.

    What it is called and where it stands changes, and is kept in `SchoolState`.
    """

    urn = models.PositiveIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.urn)


class SchoolState(models.Model):
    """What the register said of a school, unchanged, in every extract from the one dated
    `seen_from` to the one dated `seen_to` that speaks of its authority.

    The states and the extracts together hold exactly what each extract said, whatever the
    order they were loaded in; so "known at" is a choice of extracts, and needs no column here.
    Between `seen_to` of one state and `seen_from` of the next the change came on a day that
    nobody published. `opened_on` and `closed_on` are GIAS's OpenDate and CloseDate (the last
    day that the school was open).
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="states")
    seen_from = models.DateField()
    seen_to = models.DateField()
    digest = models.CharField(max_length=32)  # of every column below: equal digests, equal states

    name = models.CharField(max_length=255)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    estab = models.PositiveSmallIntegerField(null=True)  # EstablishmentNumber
    type_code = models.CharField(max_length=4, blank=True)
    type_name = models.CharField(max_length=255, blank=True)
    type_group = models.CharField(max_length=255, blank=True)
    status_code = models.PositiveSmallIntegerField()  # gias_codes.STATUSES
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    phase = models.CharField(max_length=255, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True)
    high_age = models.PositiveSmallIntegerField(null=True)
    gender = models.CharField(max_length=255, blank=True)
    religious_character = models.CharField(max_length=255, blank=True)
    diocese = models.CharField(max_length=255, blank=True)
    admissions = models.CharField(max_length=255, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    pupils = models.PositiveIntegerField(null=True)
    trust = models.CharField(max_length=255, blank=True)
    federation = models.CharField(max_length=255, blank=True)
    street = models.CharField(max_length=255, blank=True)
    locality = models.CharField(max_length=255, blank=True)
    address3 = models.CharField(max_length=255, blank=True)
    town = models.CharField(max_length=255, blank=True)
    county = models.CharField(max_length=255, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    website = models.CharField(max_length=255, blank=True)
    district_code = models.CharField(max_length=9, blank=True)
    district = models.CharField(max_length=255, blank=True)
    ward_code = models.CharField(max_length=9, blank=True)
    ward = models.CharField(max_length=255, blank=True)
    easting = models.PositiveIntegerField(null=True)  # British National Grid, metres
    northing = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "seen_from"], name="one_state_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.school_id})"


class SchoolLink(models.Model):
    """GIAS says that the school `urn` is linked to `other_urn`: predecessor, successor, merger…

    Either may be a school that no extract holds. `kind` is GIAS's LinkType as published, `on`
    its LinkEstablishedDate, which can be missing; `seen_from` and `seen_to` are the days of the
    first and the last file that said so. Two files that give a link two dates are two rows.
    """

    urn = models.PositiveIntegerField()
    other_urn = models.PositiveIntegerField(db_index=True)
    other_name = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=80)
    on = models.DateField(null=True)
    seen_from = models.DateField()
    seen_to = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["urn", "other_urn", "kind", "on"], name="one_link_of_a_kind_and_day"
            ),
            models.UniqueConstraint(
                fields=["urn", "other_urn", "kind"],
                condition=models.Q(on=None),
                name="one_link_of_a_kind_without_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urn} {self.kind} {self.other_urn}"


class Recorded(models.Model):
    """A dated fact with both clocks, and why it was recorded."""

    starts_on = models.DateField(null=True, blank=True)  # None: since before anybody recorded
    ends_on = models.DateField(null=True, blank=True)  # None: not ended; the day after the last
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    superseded_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField()

    class Meta:
        abstract = True


def _holds_a_day(noun: str) -> models.CheckConstraint:
    """Half-open spans end after they start, or have an open end."""
    return models.CheckConstraint(
        condition=models.Q(starts_on__isnull=True)
        | models.Q(ends_on__isnull=True)
        | models.Q(ends_on__gt=models.F("starts_on")),
        name=f"{noun}_holds_a_day",
    )


class Group(models.Model):
    """Schools that belong together: a cluster (locally "development group"), a federation…

    Its name may change and is kept in `GroupSpan`. `slug` names it in addresses and files.
    """

    class Kind(models.TextChoices):
        CLUSTER = "cluster", "Cluster"
        FEDERATION = "federation", "Federation"
        TRUST = "trust", "Trust"
        TEACHING_ALLIANCE = "teaching_alliance", "Teaching alliance"
        DIOCESE = "diocese", "Diocese"

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CLUSTER)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="groups")
    slug = models.SlugField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "slug"], name="one_group_of_a_slug")
        ]

    def __str__(self) -> str:
        return self.slug


class GroupSpan(Recorded):
    """When the group existed and what it was called then."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="spans")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [_holds_a_day("group_span")]

    def __str__(self) -> str:
        return self.name


class Membership(Recorded):
    """A school belongs to a group, in a role. Current records of the same school in the same
    group never overlap: an exclusion constraint on PostgreSQL, a trigger on SQLite, and
    `memberships.py` everywhere."""

    class RoleInGroup(models.TextChoices):
        MEMBER = "member", "Member"
        LEAD = "lead", "Lead school"
        ASSOCIATE = "associate", "Associate"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=RoleInGroup, default=RoleInGroup.MEMBER)

    class Meta:
        constraints = [_holds_a_day("membership")]

    def __str__(self) -> str:
        return f"{self.school_id} in {self.group_id}"


class Post(Recorded):
    """Somebody holds a post in a group: who employs and who pays them is what people ask."""

    class Title(models.TextChoices):
        COORDINATOR = "coordinator", "Co-ordinator"
        LEAD_HEADTEACHER = "lead_headteacher", "Lead headteacher"
        CHAIR = "chair", "Chair"
        DIRECTOR = "director", "Director"
        OTHER = "other", "Other"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="posts")
    # None: a post that serves the whole authority
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="posts", null=True)
    title = models.CharField(max_length=30, choices=Title)
    title_text = models.CharField(max_length=120, blank=True)  # its own name, where it has one
    holder = models.CharField(max_length=200, blank=True)  # blank: vacant
    salaried = models.BooleanField(null=True)  # None: not known
    fte = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    employer = models.CharField(max_length=200, blank=True)
    funder = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [_holds_a_day("post")]

    def __str__(self) -> str:
        return self.title_text or self.get_title_display()
