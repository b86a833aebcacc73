"""Rows that Wagtail need not watch."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Unreferenced(models.Model):
    """Members' own words are in no editor's list of uses; watching them would cost a task at every post."""

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        abstract = True
