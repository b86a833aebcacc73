"""Writes the lock files of requirements/ from pyproject.toml: every hash, no index address.

Needs pip-tools. `--upgrade` takes the newest versions that pyproject allows; without it, locked versions stay.
Each lock is then tried for the oldest Python and every kind of machine that it has to serve; where that
fails, run this with an older Python (3.11.2 is the one of Debian 12).
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
    "production": [*RUNTIME, *EXTRAS["elastic"], *EXTRAS["mail"], *EXTRAS["postgres"], *EXTRAS["proxy"]],
    "demo": [*RUNTIME, *EXTRAS["demo"]],
    "dev": [
        *RUNTIME,
        *EXTRAS["demo"],
        *EXTRAS["elastic"],
        *EXTRAS["mail"],
        *EXTRAS["postgres"],
        *EXTRAS["proxy"],
        *PROJECT["dependency-groups"]["dev"],
    ],
    # Other forums and what serves them, for `make bench-forum` alone; the site never imports them.
    "bench": ["django-machina==1.3.1", "django-spirit==0.14.3", "Django", "gunicorn", "psycopg[binary]"],
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
OLDEST_PYTHON = "3.11.0"
LINUX = "manylinux2014_{0} manylinux_2_17_{0} manylinux_2_28_{0} linux_{0}"
MACHINES = {
    "Linux x86_64": LINUX.format("x86_64").split(),
    "Linux aarch64": LINUX.format("aarch64").split(),
    "macOS arm64": [
        "macosx_11_0_arm64",
        "macosx_12_0_arm64",
        "macosx_14_0_arm64",
        "macosx_10_9_universal2",
        "macosx_10_13_universal2",
    ],
}
# A requirement with a marker is judged for this machine by pip, so it is left out when another is tried.
MARKED = re.compile(r"^\S+ ; .*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
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


def try_on(lock_file: Path, machine: str, platforms: list[str]) -> None:
    """Every locked version has a wheel for the machine and takes the oldest Python."""
    text = lock_file.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / "tried.txt"
        tried.write_text(text if machine == "Linux x86_64" else MARKED.sub("", text), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--dry-run",
            "--no-deps",
            "--require-hashes",
        ]
        command += ["--only-binary=:all:", f"--python-version={OLDEST_PYTHON}", f"--target={folder}/none"]
        command += [f"--platform={platform}" for platform in platforms]
        done = subprocess.run(
            [*command, f"--requirement={tried}"], capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise SystemExit(f"{lock_file.name} cannot be installed on {machine}:\n{done.stderr}")


def main() -> None:
    """The widest lock first; the others keep to its versions, so that what is tested is what runs."""
    FOLDER.mkdir(exist_ok=True)
    upgrade = "--upgrade" in sys.argv
    widest = lock("dev", LOCKS["dev"], upgrade=upgrade, constraint=None)
    made = [
        widest,
        *(lock(name, LOCKS[name], upgrade=upgrade, constraint=widest) for name in ("demo", "production")),
    ]
    # Not tried below: some peers are published as source alone.
    lock("bench", LOCKS["bench"], upgrade=upgrade, constraint=widest)
    for lock_file in made:
        for machine, platforms in MACHINES.items():
            try_on(lock_file, machine, platforms)
    print(f"All of them install on {', '.join(MACHINES)} with Python {OLDEST_PYTHON}.")


if __name__ == "__main__":
    main()
