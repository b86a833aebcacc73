from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from privacy.evaluation.scoring import STRUCTURED, Score, score, times
from privacy.evaluation.texts import LANGUAGES, PARTS, made_texts
from privacy.finding import Kind

HEAD = "# How well the privacy rules find\n"
TITLES = {"tuning": "sentences used while writing the rules", "held_out": "sentences held out"}


class Command(BaseCommand):
    help = "Try the privacy rules on the made set: recall, precision, false alarms and time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", metavar="FILE", help="write the report there, as Markdown")
        parser.add_argument("--show", action="store_true", help="print what was missed and made up")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = {part: made_texts(part) for part in PARTS}
        scores = {part: score(texts[part]) for part in PARTS}
        lines = [f"Measured on {timezone.now():%Y-%m-%d}.", ""]
        for part in PARTS:
            lines += [f"## {TITLES[part].capitalize()}", "", *_table(scores[part], len(texts[part])), ""]
        taken = times(texts["tuning"] + texts["held_out"])
        median, slow = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
        lines.append(f"A text of 2,000 characters takes {median:.1f} ms in the middle, {slow:.1f} ms at p95.")
        self.stdout.write("\n".join(lines))
        if options["show"]:
            # Only the tuning part: rules written after its sentences would make the other one worthless.
            self._show(scores["tuning"])
        if options["write"]:
            path = Path(options["write"])
            kept = (
                path.read_text(encoding="utf-8").partition("<!-- figures -->")[0] if path.exists() else HEAD
            )
            path.write_text(
                f"{kept.rstrip()}\n\n<!-- figures -->\n\n" + "\n".join(lines) + "\n", encoding="utf-8"
            )

    def _show(self, result: Score) -> None:
        for word, pairs in (("missed", result.missed), ("made up", result.made_up)):
            for made, place in pairs:
                around = made.text[max(0, place.start - 40) : place.start]
                self.stdout.write(f"{word} {place.kind}: {around}[{made.text[place.start : place.end]}]")


def _table(result: Score, count: int) -> list[str]:
    """Recall and precision by kind and language, in per cent."""
    rows = [f"| kind | {' | '.join(LANGUAGES)} | all |", "|---" * (len(LANGUAGES) + 2) + "|"]
    for kind in Kind:
        cells = [result.tallies[kind, language] for language in LANGUAGES] + [result.total([kind])]
        written = [f"{tally.recall:.1%} / {tally.precision:.1%}" for tally in cells]
        rows.append(f"| {kind.value} | {' | '.join(written)} |")
    structured, names = result.total(STRUCTURED), result.total([Kind.NAME])
    return [
        *rows,
        "",
        f"- texts: {count}, {result.clean_posts} of them clean; a cell is recall / precision",
        f"- recall of structured kinds {structured.recall:.1%}, of cued names {names.recall:.1%}",
        f"- {result.alarms_in_twenty:.2f} false alarms in 20 clean posts",
    ]
