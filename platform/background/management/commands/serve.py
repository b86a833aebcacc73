"""The whole site on one machine: web, worker and indexer under one supervisor."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from background.readiness import NotReady
from background.serving import serve
from config import env


class Command(BaseCommand):
    help = "Run web, worker and indexer until ctrl-C. HOST and PORT say where (127.0.0.1:8000)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sign-ins", action="store_true", help="also show the demonstration sign-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        self.sign_ins = options["sign_ins"]
        host, port = env.text("HOST", "127.0.0.1"), settings.PORT
        try:
            serve(host, port, say=self.stderr.write, when_ready=self._ready)
        except NotReady as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Stopped.")

    def _ready(self, address: str) -> None:
        self.stdout.write(f"Waymark is at {address} (ctrl-C stops it)")
        if self.sign_ins:
            self.stdout.write("\n".join(import_string("people.demo.demo_sign_in_lines")()))
        self.stdout.flush()
