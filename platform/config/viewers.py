"""What a reader may see, as search tokens: each app that guards something adds its own."""

from typing import Any

from forums.access import search_tokens as forum_tokens
from pages.access import search_tokens as page_tokens


def search_tokens(user: Any) -> frozenset[str]:
    """All tokens the user holds; the search adds `public` itself."""
    tokens = page_tokens(user) | forum_tokens(user)
    return tokens | {"member"} if user.is_authenticated else tokens
