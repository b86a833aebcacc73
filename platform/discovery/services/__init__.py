"""Changes to what people keep of the search."""

from discovery.services.feed_keys import drop_feed_key, feed_token, make_feed_key
from discovery.services.gaps import tidy
from discovery.services.saved_searches import (
    MOST_SAVED,
    TooManySaved,
    change_search,
    drop_search,
    save_search,
    stop_letters,
)

__all__ = [
    "MOST_SAVED",
    "TooManySaved",
    "change_search",
    "drop_feed_key",
    "drop_search",
    "feed_token",
    "make_feed_key",
    "save_search",
    "stop_letters",
    "tidy",
]
