"""The migrations are the models' own history."""

import io

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = [
    config.label
    for config in apps.get_app_configs()
    if config.path.startswith(str(settings.ROOT)) and "site-packages" not in config.path
]


@pytest.mark.django_db
def test_models_and_migrations_agree():
    out = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes detected" in out.getvalue()


def test_each_app_has_one_end():
    loader = MigrationLoader(None)
    assert not loader.detect_conflicts()


@pytest.mark.parametrize("label", OURS)
def test_data_can_be_taken_back(label):
    """A step in Python or SQL names its way back, or says that there is nothing to do."""
    loader = MigrationLoader(None)
    one_way = [
        f"{key[0]}.{key[1]}: {operation}"
        for key, migration in loader.disk_migrations.items()
        if key[0] == label
        for operation in migration.operations
        if not operation.reversible
    ]
    assert not one_way
