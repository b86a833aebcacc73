"""Demonstration content: loaded from readable files, through the same services as a person's work."""

from django.apps import AppConfig


class SeedingConfig(AppConfig):
    """Commands `seed` and `unseed`."""

    name = "seeding"
