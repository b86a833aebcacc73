"""Prints how many of the made answers are cut right: `python -m tests.mailroom.score [--tuning]`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from tests.mailroom.corpus import Case, cases, paragraphs


def table(rows: Iterable[Case]) -> str:
    """Languages down, clients across: right of all."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for case in rows:
        for place in (
            (case.language, case.client),
            (case.language, "all"),
            ("all", case.client),
            ("all", "all"),
        ):
            total[place] += 1
            right[place] += case.passes
    clients = [*dict.fromkeys(client for _language, client in total if client != "all"), "all"]
    languages = [*dict.fromkeys(language for language, _client in total if language != "all"), "all"]
    lines = ["| | " + " | ".join(clients) + " |", "|---" * (len(clients) + 1) + "|"]
    for language in languages:
        cells = (f"{right[language, client]}/{total[language, client]}" for client in clients)
        lines.append(f"| {language} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """With `--tuning` only the letters that rules may be made from, and what is wrong with them."""
    chosen = list(cases())
    if "--tuning" in sys.argv:
        chosen = [case for case in chosen if not case.held_out]
        for case in chosen:
            if not case.passes:
                print(
                    f"--- {case.name}\nwanted {paragraphs(case.expected)}\ngot    {paragraphs(case.left())}"
                )
    print(table(chosen))
    held_out = [case for case in chosen if case.held_out]
    if held_out:
        print(f"\nheld out: {sum(case.passes for case in held_out)}/{len(held_out)}")


if __name__ == "__main__":
    import django

    django.setup()
    main()
