"""Pages that are made from searches."""
