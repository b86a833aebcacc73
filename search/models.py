"""What must be indexed again, and the access rules the index knows by key."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_ATTEMPTS = 5


class Reason(models.TextChoices):
    UPSERT = "upsert", _("Changed")
    DELETE = "delete", _("Deleted")
    RESTRICT = "restrict", _("Fewer may read it")


HIDING = (Reason.DELETE, Reason.RESTRICT)


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def due(self) -> "OutboxQuerySet":
        """Rows to take now: not parked, and past the pause after a failure."""
        return self.filter(attempts__lt=MOST_ATTEMPTS).filter(
            models.Q(retry_at__isnull=True) | models.Q(retry_at__lte=timezone.now())
        )

    def parked(self) -> "OutboxQuerySet":
        return self.filter(attempts__gte=MOST_ATTEMPTS)

    def hiding(self) -> "OutboxQuerySet":
        """Rows whose objects must not be shown or counted until they are indexed again."""
        return self.filter(reason__in=HIDING)


class Outbox(models.Model):
    """One wish to index an object again; it carries no content, so order and repetition do not matter."""

    key = models.CharField(max_length=160, db_index=True)
    source = models.CharField(max_length=100)
    reason = models.CharField(max_length=10, choices=Reason)
    queued_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("queued index change")
        verbose_name_plural = _("queued index changes")
        indexes = [
            models.Index(fields=["attempts", "id"], name="search_outbox_due"),
            models.Index(fields=["reason"], name="search_outbox_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.key}"


class Journal(models.Model):
    """What was taken into the index, in order, for a day: an index that was made earlier lacks what follows.

    A row has the key of an object, or the generation to which everything after it is news.
    """

    key = models.CharField(max_length=160, blank=True)
    generation = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("journal entry of the index")
        verbose_name_plural = _("journal of the index")

    def __str__(self) -> str:
        return self.key or self.generation


class AccessClass(models.Model):
    """A distinct rule about who may read; rows are added, never changed, since documents name them by key."""

    key = models.CharField(max_length=100, unique=True)
    requirements = models.JSONField()

    class Meta:
        verbose_name = _("access class")
        verbose_name_plural = _("access classes")

    def __str__(self) -> str:
        return self.key
