"""What the search asks of a reader: what they may see, to which each app adds its own, and what they read."""

from collections.abc import Sequence
from typing import Any

from forums.access import search_tokens as forum_tokens
from pages.access import search_tokens as page_tokens
from people.models import Profile


def search_tokens(user: Any) -> frozenset[str]:
    """All tokens the user holds; the search adds `public` itself."""
    tokens = page_tokens(user) | forum_tokens(user)
    return tokens | {"member"} if user.is_authenticated else tokens


def reader_languages(user: Any) -> Sequence[str]:
    """The languages people say they work in; somebody without a profile reads that of the page."""
    if not user.is_authenticated:
        return ()
    return Profile.objects.filter(user=user).values_list("languages", flat=True).first() or ()
