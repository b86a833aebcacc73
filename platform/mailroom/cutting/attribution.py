"""Lines by which mail programs introduce what they quote, by their shape first and their words second."""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = r"[^\s<>@()\[\]]+@[^\s<>@()\[\]]+\.[^\s<>@()\[\]]+"
HAS_ADDRESS: Final = re.compile(ADDRESS)
YEAR: Final = r"(?:19|20)\d\d|[١٢][٠-٩]{3}"
# A day with its month or year, as numbers or beside a word.
DAY: Final = re.compile(rf"\b(?:{YEAR})\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b")
CLOCK: Final = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
# The verb of "wrote", at the end of the line or before a name.
WROTE: Final = re.compile(
    r"\b(?:wrote|écrit|escribió|escreveu|schrieb|skrev|shkroi|ka shkruar|napisał|ha scritto|schreef)\b"
    r"|пиш[уеё]т|писал|написал|сообщ|დაწერა|წერდა|წერს|მოგწერ|كتب|كتبت|بواسطة",
    re.IGNORECASE,
)
LONGEST: Final = 320
LONGEST_NAME: Final = 60
MOST_LINES: Final = 4
COLONS: Final = (":", "：")

LABELS: Final = (
    r"From|Sent|Date|To|Cc|Subject|De|Envoyé|Date|À|A|Objet|Enviado(?: el)?|Fecha|Para|Asunto|Enviada(?: em)?|Data"
    r"|Assunto|Enviado em|От|Отправлено|Дата|Кому|Тема|Копия|Von|Gesendet|Datum|An|Betreff|Från|Skickat|Till|Ämne"
    r"|Kopia|Nga|Dërguar|Data|Për|Subjekti|Tema|გამომგზავნი|ვისგან|გაგზავნილია|თარიღი|მიმღები|ვის|თემა"
    r"|من|تم الإرسال|أُرسلت|أرسلت|التاريخ|إلى|الموضوع|نسخة"
)
LABEL_LINE: Final = re.compile(rf"^\W*(?:{LABELS})\*?\s?[:：]\*?\s*\S", re.IGNORECASE)
ANY_LABEL: Final = re.compile(r"^\*?[^\W\d_][^:：@\n]{0,24}\*?\s?[:：]\*?\s*\S")
DASHED: Final = re.compile(r"^[-‐_]{3,}\s*(?P<words>[^-‐_\s][^\n]{2,60}?)\s*[-‐_]{3,}$")
DASHED_WORDS: Final = re.compile(
    r"original|origin|forwarded|transmis|reenviad|encaminhad|пересыл|исходн|ursprüng|weitergeleit"
    r"|ursprungl|vidarebef|أصلي|الأصلية|محولة|origjinal|თავდაპირველი|გადაგზავნილი|message|mensaje|mensagem|nachricht",
    re.IGNORECASE,
)


def attribution_at(lines: list[str], number: int) -> int:
    """How many lines an attribution takes that begins here; 0 if none does."""
    joined = ""
    for taken in range(1, MOST_LINES + 1):
        if number + taken > len(lines) or not lines[number + taken - 1].strip():
            return 0
        joined = f"{joined} {lines[number + taken - 1].strip()}".strip()
        if len(joined) > LONGEST:
            return 0
        if joined.endswith(COLONS):
            behind = range(number + taken, len(lines))
            below = next((lines[at] for at in behind if lines[at].strip()), "")
            if not _is_attribution(joined, below) or _begins_later(lines, number, taken):
                return 0
            return taken
    return 0


def _begins_later(lines: list[str], number: int, taken: int) -> bool:
    """Does the person's last line stand right above, so that it only seems to belong to the introduction?"""
    if taken < 2:
        return False
    tail = " ".join(line.strip() for line in lines[number + 1 : number + taken])
    says_all = bool(DAY.search(tail)) and bool(HAS_ADDRESS.search(tail) or WROTE.search(tail))
    # A name that a long address pushed off the line stands alone above it.
    is_name = tail.lstrip("(").startswith("<") and len(lines[number].strip()) <= LONGEST_NAME
    return says_all and not is_name


def _is_attribution(line: str, below: str) -> bool:
    """An address with a day is proof; without one of them, the verb or the quotation below must speak."""
    has_day = bool(DAY.search(line) or CLOCK.search(line))
    quoted = below.startswith(">")
    if HAS_ADDRESS.search(line):
        return has_day or bool(WROTE.search(line)) or quoted
    return has_day and (
        bool(WROTE.search(line)) or (quoted and bool(DAY.search(line) and CLOCK.search(line)))
    )


def header_block_at(lines: list[str], number: int) -> bool:
    """Does a copied letter head begin here: From, Sent, To, Subject in some language?"""
    block = []
    for line in lines[number : number + 12]:
        if line.strip():
            block.append(line.strip())
        elif len(block) > 1:
            break
    head = block[:6]
    if len(head) < 3 or not all(ANY_LABEL.match(line) for line in head[:3]):
        return False
    # What proves a head stands at the beginning of its lines, and a pattern must not look through endless ones.
    text = "\n".join(line[:LONGEST] for line in head)
    known = sum(1 for line in head if LABEL_LINE.match(line))
    proof = (
        (HAS_ADDRESS.search(text) is not None)
        + (DAY.search(text) is not None)
        + (CLOCK.search(text) is not None)
    )
    return (known >= 3 and proof >= 1) or (known >= 1 and proof >= 2) or proof == 3


def divider_at(lines: list[str], number: int) -> bool:
    """A line of dashes with words in it, that says or shows that something copied follows."""
    match = DASHED.match(lines[number].strip())
    if match is None:
        return False
    if DASHED_WORDS.search(match["words"]):
        return True
    below = [line for line in lines[number + 1 : number + 6] if line.strip()]
    return bool(below) and (below[0].startswith(">") or header_block_at(lines, number + 1))
