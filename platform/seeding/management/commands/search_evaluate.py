"""`manage.py search_evaluate`: how well the search finds what it should."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.loading import FIXTURES
from seeding.reader import FixtureError
from seeding.relevance.baseline import write_figures
from seeding.relevance.evaluation import TARGETS, Evaluation, evaluate, meets
from seeding.relevance.judgements import read_judgements

LABELS = {
    "ndcg": "graded queries, nDCG@10",
    "ndcg_en": "  English",
    "ndcg_fr": "  French",
    "ndcg_es": "  Spanish",
    "ndcg_ar": "  Arabic",
    "known_mrr": "known items, MRR",
    "typo_recovered": "typos, in the first 3",
    "crossing_hit": "acronyms and other languages, in the first 10",
    "leaks": "probes that leak",
}


class Command(BaseCommand):
    """Prints figures beside targets, then a line for each failure; the exit status is 1 when a target is missed."""

    help = "Ask the search the questions of fixtures/relevance on the demonstration site and compare with targets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
        parser.add_argument(
            "--lists", type=Path, default=FIXTURES / "relevance", help="another folder of lists"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            evaluation = evaluate(read_judgements(options["lists"]))
        except (FixtureError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            write_figures(options["json"], evaluation)
        self._print(evaluation)
        if evaluation.missed:
            sys.exit(1)

    def _print(self, evaluation: Evaluation) -> None:
        self.stdout.write(f"{'engine: ' + evaluation.engine:<48}{'figure':>8}{'target':>10}")
        for name, label in LABELS.items():
            self.stdout.write(_row(name, label, evaluation.figures[name]))
        if evaluation.failures:
            self.stdout.write("")
        for outcome in evaluation.failures:
            score = f"{outcome.score:.2f}"
            self.stdout.write(f"{score} {outcome.name}: expected {outcome.expected}; came {outcome.came}")


def _row(name: str, label: str, figure: float) -> str:
    shown = f"{figure:.0f}" if name == "leaks" else f"{figure:.3f}"
    if name not in TARGETS:
        return f"{label:<48}{shown:>8}"
    target = "0" if name == "leaks" else f">= {TARGETS[name]:.2f}"
    return f"{label:<48}{shown:>8}{target:>10}{'' if meets(name, figure) else '  missed'}"
