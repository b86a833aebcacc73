"""The engine inside the process: files on a local disk, no server."""

from .engine import TantivyEngine

__all__ = ["TantivyEngine"]
