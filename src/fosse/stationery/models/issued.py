"""What was issued: the record of bytes that are kept under their hash."""

from __future__ import annotations

from django.db import models


class Issued(models.Model):
    """A file as it went out. Its bytes rest under the hash and are never written again; the same
    bytes under another name are another row. `removed_at`: when they were taken away, because
    the person that they were sent to was forgotten."""

    authority_code = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField(null=True)
    kept_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "issued"
        constraints = [
            models.UniqueConstraint(
                fields=["authority_code", "sha256", "file_name"], name="issued_once_under_a_name"
            )
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.sha256[:12]}…)"
