"""The same jobs without a window: one file per command, one line in the registry for each.

Exit status: 0 done, 1 the plan or file has problems, 2 wrong use. Errors are one sentence on standard error.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from orgplanner import __version__
from orgplanner.cli.registry import COMMANDS, Command
from orgplanner.cli.using import Parser, WrongUse
from orgplanner.cli.window import open_window
from orgplanner.errors import OrgPlannerError, RuleBroken
from orgplanner.text import say

DONE, PROBLEMS, WRONG = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the words say and returns the exit status; without words opens the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        return _do(words)
    except (WrongUse, RuleBroken) as problem:
        return _failed(problem.sentence(), WRONG)
    except OrgPlannerError as problem:
        return _failed(problem.sentence(), PROBLEMS)
    except BrokenPipeError:
        return _reader_has_gone()
    except OSError as problem:
        sentence = say("{file}: {reason}.", file=problem.filename or "", reason=problem.strerror or str(problem))
        return _failed(str(sentence), PROBLEMS)
    except KeyboardInterrupt:
        return _failed(str(say("Stopped.")), PROBLEMS)


def _do(words: list[str]) -> int:
    if not words:
        return open_window()
    first, rest = words[0], words[1:]
    if first in ("-h", "--help", "help"):
        print(_overview())
        return DONE
    if first == "--version":
        print(f"orgplanner {__version__}")
        return DONE
    if first in COMMANDS:
        return _run(COMMANDS[first], first, rest)
    if not rest and not first.startswith("-") and (Path(first).exists() or Path(first).suffix == ".orgplan"):
        return open_window(Path(first))
    known = ", ".join(COMMANDS)
    raise WrongUse(say("“{word}” is neither a command nor a file; commands: {known}.", word=first, known=known))


def _run(command: Command, name: str, words: list[str]) -> int:
    module = import_module(command.module)
    parser = Parser(prog=f"orgplanner {name}", description=command.summary)
    module.add_words(parser)
    try:
        chosen = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or DONE)
    status: int = module.run(chosen)
    return status


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name.ljust(width)}  {command.summary}" for name, command in COMMANDS.items()]
    head = [
        "orgplanner                 opens the window",
        "orgplanner PLAN.orgplan    opens a plan in it",
        "orgplanner COMMAND …       works without a window; orgplanner COMMAND --help says how:",
    ]
    return "\n".join([*head, *lines])


def _failed(sentence: str, status: int) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return status


def _speak_utf8() -> None:
    """Names are in any script, so a console of one code page gets UTF-8 too."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _reader_has_gone() -> int:
    """Nobody reads on, as in `orgplanner info … | head`; what is still to be flushed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PROBLEMS
