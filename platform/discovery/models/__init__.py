"""What people keep of the search."""

from discovery.models.feed_key import FeedKey
from discovery.models.saved_search import SavedSearch

__all__ = ["FeedKey", "SavedSearch"]
