"""What people do with the search: come back to one, browse by frameworks, see where evidence is missing."""
