"""What goes to standard output and standard error, whoever reads it and in whatever encoding."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from orgplanner.document import save_plan
from tests.analysis.small_plans import plan_of, unit, words
from tests.cli.conftest import Run

COMMAND = (sys.executable, "-m", "orgplanner")
POSIX = pytest.mark.skipif(os.name != "posix", reason="file names are text there")


def call(*given: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, its output held back until the end as usual."""
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return subprocess.run([*COMMAND, *map(str, given)], capture_output=True, env={**mine, **environment})


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "utf-16"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_json_is_utf8_whatever_the_console_speaks(mebp: Path, environment: dict[str, str]) -> None:
    answer = call("check", mebp, "--json", **environment)
    assert (answer.returncode, answer.stderr) == (1, b"")
    assert "“" in str(json.loads(answer.stdout.decode("utf-8")))


@POSIX
def test_a_file_name_of_no_alphabet_is_named_byte_by_byte(here: Path, mebp: Path) -> None:
    name = os.fsdecode(b"\xff.svg")
    answer = call("export", mebp, "--scenario", "Worked example", "-o", name, PYTHONIOENCODING="utf-8:strict")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert answer.stdout.startswith(b"Wrote \xff.svg.")
    assert call("info", name + "?", PYTHONIOENCODING="utf-8:strict").stderr == b"There is no file \xff.svg?.\n"


@POSIX
@pytest.mark.parametrize("given", [("--version",), ("info", "PLAN"), ("info", "PLAN", "--json")])
def test_a_reader_who_left_before_the_end_is_no_error_message(mebp: Path, given: tuple[str, ...]) -> None:
    """Short answers are held back until the end, so that the reader is only missed then."""
    reading, writing = os.pipe()
    os.close(reading)
    named = [str(mebp) if word == "PLAN" else word for word in given]
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    done = subprocess.run([*COMMAND, *named], stdout=writing, stderr=subprocess.PIPE, env=mine)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("given", [("--version",), ("info", "PLAN", "--json")])
def test_an_answer_without_room_is_one_sentence(mebp: Path, given: tuple[str, ...]) -> None:
    named = [str(mebp) if word == "PLAN" else word for word in given]
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *named], stdout=full, stderr=subprocess.PIPE, env=mine)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The answer could not be written: ")
    assert len(done.stderr.splitlines()) == 1


@POSIX
def test_without_standard_error_nothing_is_added_to_the_answer() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *COMMAND, "info", "nowhere.orgplan", "--json"], stdout=subprocess.PIPE
    )
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_name_cannot_steer_the_terminal_or_break_the_line(run: Run, here: Path) -> None:
    save_plan(plan_of(unit("d", name=words("First\nSecond\x1b[2J\u2028Third"))), "sly.orgplan")
    for command in ("info", "check"):
        said = run(command, "sly.orgplan").out
        assert re.search(r"First Second[ \ufffd]\[2J Third", said)
        assert "\x1b" not in said
