"""Letters about notices: what they say, what is at their head, and how they go out."""
