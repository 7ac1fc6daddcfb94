#!/usr/bin/env python3
"""Sets up the environment and runs the program, its tests, checks, benchmarks and screenshots.

    python3 dev.py run [words]     the program; words go to the command line
    python3 dev.py test [words]    all tests; words go to pytest
    python3 dev.py check           ruff and mypy
    python3 dev.py bench [names]   the benchmarks, all or some
    python3 dev.py soak [n] [seed] n random events in the window (100,000): nothing may go wrong
    python3 dev.py fuzz [n] [seed] n mutated files (100,000): none may crash the program or open as another
    python3 dev.py shots           the screenshots of the README

Needs nothing but Python 3.11 or newer; on Windows say `py dev.py run`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "orgplanner-setup"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MOST_TOGETHER = 4
"""Processes that run tests at once: each holds windows and plans in memory."""
DEBIAN = {
    "Qt": "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0",
    "a window on X11": "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0",
}


def main(words: list[str]) -> int:
    """Does what the first word says; the exit status of the program that did it."""
    jobs = {"run": run, "test": test, "check": check, "bench": bench, "soak": soak, "fuzz": fuzz, "shots": shots}
    if not words or words[0] not in jobs:
        print(__doc__.strip(), file=sys.stderr)
        return 0 if words and words[0] in ("-h", "--help") else 2
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is started by whatever Python a machine has)
        print(f"OrgPlanner needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    try:
        set_up()
    except subprocess.CalledProcessError as failure:
        print(f"Setting up failed: {' '.join(map(str, failure.cmd))}", file=sys.stderr)
        return 1
    return jobs[words[0]](words[1:])


def set_up() -> None:
    """Makes the environment, again whenever pyproject.toml or the Python has changed."""
    recipe = (ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + str(ROOT).encode()
    wanted = hashlib.sha256(recipe).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up the environment in .venv (once; it takes a minute) …", file=sys.stderr)
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except subprocess.CalledProcessError:
        print("Python's venv is incomplete. On Debian: sudo apt-get install python3-venv", file=sys.stderr)
        raise
    pip = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--editable", f"{ROOT}[dev]"], check=True, stdout=sys.stderr)
    STAMP.write_text(wanted)


def qt_is_whole() -> bool:
    """Whether Qt can be loaded; if not, says which system packages are missing."""
    tried = subprocess.run([PYTHON, "-c", "import PySide6.QtWidgets"], capture_output=True, text=True)
    if tried.returncode == 0:
        return True
    print(f"Qt cannot be loaded: {tried.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    print("On Debian or Ubuntu install what is missing with", file=sys.stderr)
    print(f"    sudo apt-get install {' '.join(DEBIAN.values())}", file=sys.stderr)
    return False


def has_display() -> bool:
    """Whether windows can be shown here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(words: list[str]) -> int:
    """Opens the window; on a machine without a display does the main job without one."""
    if words:
        return call(PYTHON, "-m", "orgplanner", *words, folder=None)
    if has_display():
        return call(PYTHON, "-m", "orgplanner") if qt_is_whole() else 1
    folder = Path(tempfile.gettempdir()) / "orgplanner-demo"
    print("There is no display here, so the main job is done without a window.", flush=True)
    return call(PYTHON, "-m", "orgplanner", "demo", "-o", folder)


def test(words: list[str]) -> int:
    """Runs the tests, without a screen, all of them in several processes; some need Graphviz' `dot`."""
    if not qt_is_whole():
        return 1
    if shutil.which("dot") is None:
        print("The tests need Graphviz. On Debian: sudo apt-get install graphviz", file=sys.stderr)
        return 1
    together = () if words else ("-n", min(os.cpu_count() or 1, MOST_TOGETHER), "--dist", "worksteal")
    return call(PYTHON, "-m", "pytest", *together, *words, QT_QPA_PLATFORM="offscreen")


def check(words: list[str]) -> int:
    """Runs ruff and mypy."""
    return max(call(PYTHON, "-m", "ruff", "check", *words), call(PYTHON, "-m", "mypy"))


def bench(words: list[str]) -> int:
    """Runs the benchmarks named, or all."""
    files = sorted((ROOT / "benchmarks").glob("[a-z]*.py"))
    chosen = [file for file in files if not words or file.stem in words]
    return max((call(PYTHON, file, QT_QPA_PLATFORM="offscreen") for file in chosen), default=2)


def soak(words: list[str]) -> int:
    """Lets somebody press anything anywhere in the window."""
    return call(PYTHON, ROOT / "tests" / "ui" / "monkey.py", *words, QT_QPA_PLATFORM="offscreen")


def fuzz(words: list[str]) -> int:
    """Opens files as damage and malice make them."""
    return call(PYTHON, ROOT / "tests" / "hostile" / "fuzz.py", *words)


def shots(words: list[str]) -> int:
    """Makes the screenshots of the README, or with `--all FOLDER` those of every page and dialog."""
    return call(PYTHON, "-m", "ui.shots", *(words or [ROOT / "docs" / "shots"]), QT_QPA_PLATFORM="offscreen")


def call(*command: object, folder: Path | None = ROOT, **environment: str) -> int:
    """Runs a command in a folder (None: where the user is) with more environment variables; its exit status."""
    try:
        words = [str(word) for word in command]
        return subprocess.run(words, cwd=folder, env={**os.environ, **environment}).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
