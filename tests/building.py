"""Makes the demonstration site that tests copy: `python -m tests.building --seeded`, or `--served` for both."""

import sys
from pathlib import Path

import django


def build(what: str) -> None:
    """Wait for the migrated database, then fill a copy of it; `--served` adds sign-ins and collected files."""
    django.setup()
    from django.conf import settings

    from tests import databases, seeded, served

    databases.migrated(Path(settings.DATABASES["default"]["NAME"]))
    seeded.built_site()
    if what == "--served":
        served.kept_copy()


if __name__ == "__main__":
    build(sys.argv[1])
