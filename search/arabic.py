"""What Arabic needs before a stemmer and beside it."""

import re

_LISTED = (
    "في من على إلى الى عن مع أن ان إن كان كانت يكون تكون هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد و أو او "
    "ثم بل لكن كل بين عند حتى إذا اذا كما هو هي هم هن نحن أنا أنت وفي ومن وعلى وإلى وأن وهو وهي ولا وقد كذلك "
    "أي اي غير"
)
# Joined to nearly every noun; people type a word with it or without, and lists are ordered without.
ARTICLE = "ال"
STOP_WORDS = tuple(_LISTED.split())
# The conjunction written together with the article; "parent" and its forms only look like it.
AND = "و"
JOINED_AND = re.compile(
    r"(?<!\w)و(?=(?:ال|لل|بال)\w{2,})(?!الد(?:ة|ت|ي|ه|ين|ان|اي|يه|يها|يهم|هم|ها|ته|تها|تي|ات)?(?!\w))"
)
MARKS = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
FORMS = {**dict.fromkeys(MARKS, ""), "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"}


def without_joined_and(text: str) -> str:
    """A blank in place of the joined "and", so that every offset stays true."""
    return JOINED_AND.sub(" ", text) if AND in text else text


def plainly_spelled(text: str) -> str:
    """Without vowel marks and with one form for letters that people write in several ways."""
    if not text.isascii():
        # One after the other is much quicker than a table: most texts have none of them.
        for form, plain in FORMS.items():
            text = text.replace(form, plain)
    return text
