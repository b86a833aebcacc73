"""`messages update | check | compile`: keeps the four languages in step with the sources."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import messages

SHOWN = 40


class Command(BaseCommand):
    help = "Find the strings of the sources, and update, check or compile the message files."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["update", "check", "compile"])
        parser.add_argument("languages", nargs="*", help=f"default: {' '.join(messages.TRANSLATED)}")

    def handle(self, *args: Any, **options: Any) -> None:
        languages = options["languages"] or messages.TRANSLATED
        getattr(self, f"_{options['action']}")(languages)

    def _update(self, languages: list[str]) -> None:
        sources = messages.extract()
        for language in languages:
            file = messages.update(language, sources)
            catalog = messages.read(language)
            waiting = sum(1 for message in catalog if message.id and not _whole(message.string))
            self.stdout.write(
                f"{file.relative_to(messages.ROOT)}: {len(catalog)} strings, {waiting} to translate"
            )

    def _check(self, languages: list[str]) -> None:
        sources = messages.extract()
        found = [line for language in languages for line in messages.problems(language, sources)]
        for line in found[:SHOWN]:
            self.stderr.write(line)
        if found:
            raise CommandError(
                f"{len(found)} strings are out of step; run `manage.py messages update`, then translate"
            )
        self.stdout.write(f"{len(sources)} strings, in step in {', '.join(languages)}")

    def _compile(self, languages: list[str]) -> None:
        for language in languages:
            done = messages.compile_file(language)
            self.stdout.write(f"{language}: {'compiled' if done else 'up to date'}")


def _whole(text: "str | tuple[str, ...] | list[str]") -> bool:
    return bool(text) if isinstance(text, str) else all(text)
