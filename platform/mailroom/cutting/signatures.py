"""What programs and people put under every letter."""

from __future__ import annotations

import re
from typing import Final

DELIMITER: Final = re.compile(r"^--[ \u00a0]?$")
MOBILE: Final = re.compile(
    r"^\W*(?:"
    r"sent from (?:my |yahoo|proton|outlook|mail|gmail|samsung|k-9|fairemail|thunderbird)|get outlook for|sent with proton"
    r"|envoyé (?:de(?:puis)? mon|depuis|à partir de|avec)|télécharger outlook pour|obtenez outlook"
    r"|enviado desde|enviado con|obtener outlook para|descargar outlook"
    r"|enviado (?:do|da|a partir|via|pelo|com)|obter o outlook|baixe o outlook|obtenha o outlook"
    r"|أُ?رسلت? من|تم الإرسال من|مُ?رسل من|احصل على outlook"
    r"|отправлено (?:с|из|от|при помощи)|скачать outlook|получить outlook"
    r"|გამოგზავნილია|გაგზავნილია ჩემი|მიიღეთ outlook"
    r"|dërguar nga|dërguar me|merr outlook"
    r"|skickat från|skickades från|hämta outlook"
    r"|von meinem|gesendet (?:von|mit)|diese nachricht wurde von mein|outlook für (?:ios|android) (?:beziehen|herunterladen)"
    r"|holen sie sich outlook"
    r")",
    re.IGNORECASE,
)
# A sentence of a person may begin with the same words; what a program writes is short and comes last.
LONGEST_MOBILE: Final = 120
RULE: Final = re.compile(r"^[_\-=—*‐]{5,}$")


def without_signature(lines: list[str]) -> list[str]:
    """Cut at the delimiter, then take lines of programs off the end."""
    for number, line in enumerate(lines):
        if DELIMITER.match(line):
            lines = lines[:number]
            break
    kept = list(lines)
    while kept and (not kept[-1].strip() or _is_programs(kept[-1])):
        kept.pop()
    return kept


def _is_programs(line: str) -> bool:
    text = line.strip()
    return bool(RULE.match(text)) or (len(text) <= LONGEST_MOBILE and bool(MOBILE.match(text)))
