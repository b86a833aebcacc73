"""Takes out of a picture what says where, when and by whom it was taken."""

from typing import Any


def strip_stored_picture(image: Any) -> None:
    """Replace the upload by the same picture without metadata."""
