"""The commands by their words, which a window does without."""

from importlib import import_module
from pathlib import Path

from orgplanner import __version__
from orgplanner.cli import passphrase
from orgplanner.cli.registry import COMMANDS, Command
from orgplanner.cli.using import Parser, WrongUse
from orgplanner.cli.window import open_window
from orgplanner.errors import Damaged, NeedsPassphrase, OrgPlannerError, RuleBroken
from orgplanner.text import say

DONE, PROBLEMS, WRONG = 0, 1, 2
MOST_ROWS = 5


def do(words: list[str]) -> int:
    """Does what the words, at least one, say; the exit status. Raises OrgPlannerError."""
    first, rest = words[0], words[1:]
    if first in ("-h", "--help", "help"):
        print(_overview())
        return DONE
    if first == "--version":
        print(f"orgplanner {__version__}")
        return DONE
    if first in COMMANDS:
        return _run(COMMANDS[first], first, rest)
    if not rest and not first.startswith("-") and Path(first).exists():
        return open_window(Path(first))
    known = ", ".join(COMMANDS)
    raise WrongUse(say("“{word}” is neither a command nor a file; commands: {known}.", word=first, known=known))


def failure(problem: OrgPlannerError) -> tuple[str, int]:
    """The sentence for what went wrong, and the exit status."""
    if isinstance(problem, Damaged):
        return _damage(problem), PROBLEMS
    if isinstance(problem, NeedsPassphrase):
        return f"{problem.sentence()} {passphrase.HOW}", PROBLEMS
    return problem.sentence(), WRONG if isinstance(problem, WrongUse | RuleBroken) else PROBLEMS


def _run(command: Command, name: str, words: list[str]) -> int:
    module = import_module(command.module)
    parser = Parser(prog=f"orgplanner {name}", description=command.summary)
    module.add_words(parser)
    passphrase.add_word(parser)
    try:
        chosen = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or DONE)
    with passphrase.taken(chosen.passphrase_file):
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


def _damage(problem: Damaged) -> str:
    """The sentence for a damaged file, with the first rows at fault where they are known."""
    rows = [
        f"{row.place}{f' “{row.name}”' if row.name else ''}: {row.message}".rstrip(".") for row in problem.problems
    ]
    if not rows:
        return problem.sentence()
    listed = "; ".join([*rows[:MOST_ROWS], "…"] if len(rows) > MOST_ROWS else rows)
    return f"{problem.sentence()} {say('Rows at fault ({count}): {rows}.', count=len(rows), rows=listed)}"
