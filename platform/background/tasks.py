"""The task behind every round."""

from typing import Any

from django.core.management import call_command
from django_tasks import task


@task()
def run_command(name: str, options: dict[str, Any]) -> None:
    call_command(name, **options)
