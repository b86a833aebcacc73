"""The engine on a server of its own, for sites that outgrow one machine."""

from .engine import ElasticEngine

__all__ = ["ElasticEngine"]
