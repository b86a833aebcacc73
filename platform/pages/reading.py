"""How long a text takes to read."""

# Words a minute of an adult reading for work, on a phone.
WORDS_A_MINUTE = 200


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one, for a text in any of the site's languages."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))
