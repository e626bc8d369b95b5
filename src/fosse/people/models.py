"""Accounts and the dated roles that they hold."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def create_user(
        self, email: str, name: str, password: str | None = None, **extra: Any
    ) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), name=name, **extra)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A person who can sign in, known by the e-mail address they work under."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleName(models.TextChoices):
    ADVISER = "adviser", "School improvement adviser"
    HEAD_OF_SERVICE = "head_of_service", "Head of service"
    CLUSTER_LEAD = "cluster_lead", "Cluster lead or co-ordinator"
    SCHOOL = "school", "Headteacher or governor"
    INFORMATION_OFFICER = "information_officer", "Information governance officer"
    ADMINISTRATOR = "administrator", "Administrator"


class Role(models.Model):
    """What an account is for, within one authority and, for a school's own people, one
    school; from `starts_on`, included, to `ends_on`, excluded."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    name = models.CharField(max_length=30, choices=RoleName)
    authority_code = models.PositiveSmallIntegerField()
    urn = models.PositiveIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "authority_code"])]

        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="role_holds_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(name="school", urn__isnull=False)
                | (~models.Q(name="school") & models.Q(urn=None)),
                name="role_of_a_school_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account.name}: {self.get_name_display()} ({self.authority_code})"


class FailedSignIn(models.Model):
    """One try to sign in that failed: the e-mail address typed and where it came from.

    Kept a day, to slow down guessing; the audit keeps that it happened.
    """

    email = models.CharField(max_length=254, db_index=True)
    address = models.CharField(max_length=45, db_index=True)  # IPv4 or IPv6
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.email} from {self.address}"
