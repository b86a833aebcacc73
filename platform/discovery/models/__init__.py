"""What people keep of the search, and what editors learn from it."""

from discovery.models.feed_key import FeedKey
from discovery.models.gap import Gap
from discovery.models.pin import Pin, PinnedPage
from discovery.models.saved_search import SavedSearch
from discovery.models.tally import Tally

__all__ = ["FeedKey", "Gap", "Pin", "PinnedPage", "SavedSearch", "Tally"]
