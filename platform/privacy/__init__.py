"""What in a text may tell who a migrant is: rules over words and numbers, nothing stored, nothing sent."""

from privacy.detecting import find, replaced
from privacy.finding import Finding, Kind

__all__ = ["Finding", "Kind", "find", "replaced"]
