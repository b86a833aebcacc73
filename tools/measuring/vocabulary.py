"""Words made by rule, 50,000 for each language, which no text of anybody has to lend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product

WORDS = 50_000
ZIPF = 1.05
# A multiplier without a common divisor with the number of forms mixes them without a random number.
STRIDE = 7_368_787


@dataclass(frozen=True, slots=True)
class Sounds:
    """What words of a language begin with, go on with and end in; no two languages begin alike."""

    first: Sequence[str]
    later: Sequence[str]
    vowels: Sequence[str]
    endings: Sequence[str]


LATIN = {
    "en": Sounds(
        ["w", "h", "k", "th", "sh", "st", "y", "wh", "kn"],
        ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "w"],
        ["a", "o", "i", "u", "oo", "ea", "ai"],
        ("", "s", "ing", "ed", "ness", "ly"),
    ),
    "fr": Sounds(
        ["v", "j", "ch", "g", "pr", "fl", "qu", "gr"],
        ["b", "d", "f", "l", "m", "n", "p", "r", "s", "t", "v", "ch"],
        ["a", "é", "i", "o", "ou", "eau", "oi", "u"],
        ("", "s", "ement", "eur", "ée", "tion"),
    ),
    "es": Sounds(
        ["z", "ll", "m", "r", "t", "cr", "br", "pl"],
        ["b", "c", "d", "f", "l", "m", "n", "ñ", "p", "r", "rr", "t"],
        ["a", "e", "i", "o", "u", "ue", "ia"],
        ("", "s", "ción", "dor", "mente", "ado"),
    ),
}
ARABIC_LETTERS = [
    "ب",
    "ت",
    "ث",
    "ج",
    "ح",
    "خ",
    "د",
    "ر",
    "ز",
    "س",
    "ش",
    "ص",
    "ض",
    "ط",
    "ع",
    "غ",
    "ف",
    "ق",
    "ك",
    "م",
    "ن",
    "ه",
]
# Where the three letters of a root stand in its words.
ARABIC_FORMS = ("{0}ا{1}{2}", "م{0}{1}و{2}", "ت{0}{1}ي{2}", "است{0}{1}ا{2}", "{0}{1}ا{2}ة", "ال{0}{1}ي{2}")


def _scattered(size: int) -> Iterator[int]:
    return ((number * STRIDE) % size for number in range(size))


def _latin_words(sounds: Sounds) -> Iterator[str]:
    """All short words before the longer ones, as frequent words are short."""
    for syllables in (2, 3):
        heads = [first + vowel for first, vowel in product(sounds.first, sounds.vowels)]
        tails = [later + vowel for later, vowel in product(sounds.later, sounds.vowels)]
        size = len(heads) * len(tails) ** (syllables - 1) * len(sounds.endings)
        for number in _scattered(size):
            number, ending = divmod(number, len(sounds.endings))
            number, head = divmod(number, len(heads))
            word = heads[head]
            for _syllable in range(syllables - 1):
                number, tail = divmod(number, len(tails))
                word += tails[tail]
            yield word + sounds.endings[ending]


def _arabic_words() -> Iterator[str]:
    letters = ARABIC_LETTERS
    for number in _scattered(len(letters) ** 3 * len(ARABIC_FORMS)):
        number, form = divmod(number, len(ARABIC_FORMS))
        number, first = divmod(number, len(letters))
        third, second = divmod(number, len(letters))
        yield ARABIC_FORMS[form].format(letters[first], letters[second], letters[third])


@cache
def words_of(language: str) -> tuple[str, ...]:
    """The vocabulary, the most frequent word first."""
    made = _arabic_words() if language == "ar" else _latin_words(LATIN[language])
    found: dict[str, None] = {}
    for word in made:
        found[word] = None
        if len(found) == WORDS:
            break
    return tuple(found)


@cache
def weights() -> tuple[float, ...]:
    """How often the first words are used: sums for `random.choices`."""
    return tuple(accumulate(1 / rank**ZIPF for rank in range(1, WORDS + 1)))
