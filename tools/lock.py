"""Writes the lock files of requirements/ from pyproject.toml: every hash, no index address.

Needs pip-tools. `--upgrade` takes the newest versions that pyproject allows; without it, locked versions stay.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUNTIME: list[str] = PROJECT["project"]["dependencies"]
LOCKS: dict[str, list[str]] = {
    "production": [*RUNTIME, *EXTRAS["postgres"], *EXTRAS["proxy"]],
    "demo": [*RUNTIME, *EXTRAS["demo"]],
    "dev": [
        *RUNTIME,
        *EXTRAS["demo"],
        *EXTRAS["postgres"],
        *EXTRAS["proxy"],
        *PROJECT["dependency-groups"]["dev"],
    ],
}
OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-emit-options",
]
HEADER = "# Made by tools/lock.py from pyproject.toml. Do not edit.\n"
# What this machine prefers must not get into a lock that others install from.
OWN_PREFERENCES = ("PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT")


def lock(name: str, requirements: list[str], *, upgrade: bool, constraint: Path | None) -> Path:
    target = FOLDER / f"{name}.txt"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.txt"
        lines = [*requirements, *([f"-c {constraint}"] if constraint else [])]
        source.write_text("\n".join(lines), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "piptools",
            "compile",
            *OPTIONS,
            f"--output-file={target}",
            str(source),
        ]
        environment = {key: value for key, value in os.environ.items() if key not in OWN_PREFERENCES}
        subprocess.run(command + (["--upgrade"] if upgrade else []), check=True, cwd=ROOT, env=environment)
    text = target.read_text(encoding="utf-8").replace(HEADER, "")
    foreign = re.findall(r"https?://\S+", text)
    if foreign:
        raise SystemExit(f"{target.name} names an address: {foreign[0]}")
    target.write_text(HEADER + text.lstrip("\n"), encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {text.count('==')} packages, {text.count('--hash')} hashes")
    return target


def main() -> None:
    """The widest lock first; the others keep to its versions, so that what is tested is what runs."""
    FOLDER.mkdir(exist_ok=True)
    upgrade = "--upgrade" in sys.argv
    widest = lock("dev", LOCKS["dev"], upgrade=upgrade, constraint=None)
    for name in ("demo", "production"):
        lock(name, LOCKS[name], upgrade=upgrade, constraint=widest)


if __name__ == "__main__":
    main()
