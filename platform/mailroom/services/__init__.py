"""Everything that changes what is known of letters: the row, what it led to and the answer in one transaction."""

from mailroom.services.deciding import AlreadyDecidedError, discard, release, text_for_judging
from mailroom.services.keeping import forget_old
from mailroom.services.receiving import receive

__all__ = ["AlreadyDecidedError", "discard", "forget_old", "receive", "release", "text_for_judging"]
