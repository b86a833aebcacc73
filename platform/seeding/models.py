"""What was loaded from which file: so that loading again changes nothing and unloading takes just this."""

from __future__ import annotations

from django.db import models


class SeededObject(models.Model):
    """One row a loaded object; `source` is the file's path below fixtures/ and what was made of it."""

    source = models.CharField(max_length=300, unique=True)
    model = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source} -> {self.model}:{self.object_id}"


class SeedRun(models.Model):
    """A finished load and the digest of the files it read."""

    digest = models.CharField(max_length=64)
    finished_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.digest[:12]
