"""Runs queued tasks, keeping a lease on them so that a killed worker loses none."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from background.tending import Tending, tend


class Command(BaseCommand):
    help = "Run queued tasks, try failed ones again and free those that a dead worker left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due and stop")
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks (0.5)")

    def handle(self, *args: Any, **options: Any) -> None:
        name = get_random_string(32)
        worker = Worker(
            queue_names=["*"],
            interval=options["interval"],
            batch=options["once"],
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        if options["once"]:
            tend(name)
            worker.run()
            return
        worker.configure_signals()
        with Tending(name):
            worker.run()
