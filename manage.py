#!/usr/bin/env python3
"""Entry point of every management command."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Put the source folder on the path and hand over to Django."""
    sys.path.insert(0, str(Path(__file__).resolve().parent / "platform"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
