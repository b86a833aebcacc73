"""Figures that were kept, and what has become worse since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from seeding.relevance.evaluation import Evaluation

LARGEST_DROP = 0.02
PARTS = {"known_mrr": "known", "typo_recovered": "typos", "crossing_hit": "crossings", "leaks": "probes"}


def read_baseline(folder: Path, engine: str) -> Mapping[str, Any] | None:
    """What was kept for this engine, if anything."""
    file = folder / f"baseline-{engine}.json"
    if not file.exists():
        return None
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def write_figures(file: Path, evaluation: Evaluation) -> None:
    text = json.dumps(evaluation.as_json(), ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", encoding="utf-8")


def drops(evaluation: Evaluation, kept: Mapping[str, Any]) -> list[str]:
    """A line for each figure that fell by more than may be, with the questions that got worse."""
    found = []
    for name, before in kept["figures"].items():
        now = evaluation.figures[name]
        fell = now - before if name == "leaks" else before - now
        if round(fell, 4) > LARGEST_DROP:
            worse = "; ".join(_worse(evaluation, kept["questions"], name))
            found.append(f"{name} was {before:.3f} and is {now:.3f}. Worse: {worse}")
    return found


def _worse(evaluation: Evaluation, before: Mapping[str, float], name: str) -> list[str]:
    part = PARTS.get(name, "graded")
    language = name.removeprefix("ndcg_") if name.startswith("ndcg_") else ""
    fallen = [
        (outcome.score - before.get(outcome.name, outcome.score), outcome)
        for outcome in evaluation.outcomes
        if outcome.part == part and language in {"", outcome.question.language}
    ]
    return [
        f"{outcome.question} by {-change:.2f}"
        for change, outcome in sorted(fallen, key=lambda pair: pair[0])
        if change < 0
    ]
