"""Count three-letter pieces of our own texts and write the profiles that tell languages apart.

Run it after the fixtures grew much: `.venv/bin/python tools/language_profiles.py`. Posts of the demonstration
forums are left out: the tests ask of them what was never counted.
"""

import json
import re
from collections import Counter
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = 900
LANGUAGES = ("en", "fr", "es", "pt")
QUOTED = re.compile(r'^(?:msgid|msgstr(?:\[\d\])?)? ?"(.*)"$')
MARKS = re.compile(r"%\(\w+\)\w|\{\w+\}|\\n|<[^>]+>|https?://\S+|[#*_`>|\[\]()]")


def texts(language: str) -> str:
    found = []
    if language == "pt":
        found.append((ROOT / "tools/pt.txt").read_text(encoding="utf-8"))
    for file in sorted((ROOT / "fixtures").rglob(f"{language}.md")):
        if "forums" not in file.parts:
            found.append(file.read_text(encoding="utf-8").partition("+++\n")[2].rpartition("+++\n")[2])
    if language in {"fr", "es"}:
        found.append(messages(ROOT / f"platform/config/locale/{language}/LC_MESSAGES/django.po"))
    return " ".join(found)


def messages(file: Path) -> str:
    """Translations alone, without the English they stand for."""
    said, taking = [], False
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(("msgid", "msgstr", "#")):
            taking = line.startswith("msgstr")
        match = QUOTED.match(line)
        if taking and match:
            said.append(match[1])
    return " ".join(said)


def profile(text: str) -> dict[str, float]:
    words = re.findall(r"[^\W\d_]+", MARKS.sub(" ", text).lower())
    counts = Counter(
        word[at : at + 3] for each in words for word in [f" {each} "] for at in range(len(word) - 2)
    )
    total = sum(counts.values())
    return {piece: round(log(count / total), 2) for piece, count in counts.most_common(KEPT)}


def main() -> None:
    profiles = {language: profile(texts(language)) for language in LANGUAGES}
    out = ROOT / "platform" / "taxonomy" / "profiles.json"
    lines = [f'"{language}": {json.dumps(found, ensure_ascii=False)}' for language, found in profiles.items()]
    out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
