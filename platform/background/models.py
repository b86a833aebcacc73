from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """A task worker that is alive for as long as it keeps its `seen_at` fresh."""

    name = models.CharField(_("name"), max_length=64, primary_key=True)
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """When a job that comes round again is due next; whoever moves the date has the job."""

    job = models.CharField(_("job"), max_length=50, primary_key=True)
    due_at = models.DateTimeField(_("due"))

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def __str__(self) -> str:
        return self.job
