"""The same jobs without a window: one file per command, one line in the registry for each.

Exit status: 0 done, 1 the plan or file has problems, 2 wrong use. Errors are one sentence on standard error.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from orgplanner import __version__
from orgplanner.cli.console import complain, finish, give_up, speak_utf8
from orgplanner.cli.registry import COMMANDS, Command
from orgplanner.cli.using import Parser, WrongUse
from orgplanner.cli.window import open_window
from orgplanner.errors import Damaged, OrgPlannerError, RuleBroken
from orgplanner.text import say

DONE, PROBLEMS, WRONG = 0, 1, 2
MOST_ROWS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the words say and returns the exit status; without words opens the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    try:
        status = _do(words)
        finish()
        return status
    except (WrongUse, RuleBroken) as problem:
        return _failed(problem.sentence(), WRONG)
    except Damaged as problem:
        return _failed(_damage(problem), PROBLEMS)
    except OrgPlannerError as problem:
        return _failed(problem.sentence(), PROBLEMS)
    except BrokenPipeError:
        give_up()
        return PROBLEMS
    except OSError as problem:
        return _refused(problem)
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
    complain(sentence)
    return status


def _damage(problem: Damaged) -> str:
    """The sentence for a damaged file, with the first rows at fault where they are known."""
    rows = [f"{row.place}: {row.message}".rstrip(".") for row in problem.problems]
    if not rows:
        return problem.sentence()
    listed = "; ".join([*rows[:MOST_ROWS], "…"] if len(rows) > MOST_ROWS else rows)
    return f"{problem.sentence()} {say('Rows at fault ({count}): {rows}.', count=len(rows), rows=listed)}"


def _refused(problem: OSError) -> int:
    """What the system refused; without the name of a file it was the answer itself."""
    reason = problem.strerror or str(problem)
    if problem.filename is None:
        give_up()
        return _failed(str(say("The answer could not be written: {reason}.", reason=reason)), PROBLEMS)
    return _failed(str(say("{file}: {reason}.", file=str(problem.filename), reason=reason)), PROBLEMS)
