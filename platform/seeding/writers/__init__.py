"""One writer a kind of fixture."""
