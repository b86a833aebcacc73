"""Cited things as the search last knew them, and the places that cite them."""

from citations.models.citation import Citation
from citations.models.target import Target

__all__ = ["Citation", "Target"]
