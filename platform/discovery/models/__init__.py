"""What is kept about searches: addresses of private feeds, and later what people and editors do with them."""

from discovery.models.feed_key import FeedKey

__all__ = ["FeedKey"]
