"""Looks at every kind of page in four languages, light and dark, on a phone and on a desk; pictures go to shots/.

`python tools/audit.py` does all of it; words narrow it down: `python tools/audit.py brief ar dark`.
"""

import argparse
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the tests that are marked as audit; each word must occur in the name of a test."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="only pages, languages, schemes or widths with these words")
    words = parser.parse_args().words
    arguments = [str(ROOT / "tests" / "audit"), "-m", "audit", "-p", "no:randomly", "-q"]
    if words:
        arguments += ["-k", " and ".join(words)]
    return int(pytest.main(arguments))


if __name__ == "__main__":
    sys.exit(main())
