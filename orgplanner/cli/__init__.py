"""The same jobs without a window: one file per command, one line in the registry for each.

Exit status: 0 done, 1 the plan or file has problems, 2 wrong use. Errors are one sentence on standard error.
Words that ask for a window are known by themselves, so that it need not wait for what only commands use.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from orgplanner.cli.console import complain, finish, give_up, speak_utf8
from orgplanner.cli.window import open_window
from orgplanner.errors import OrgPlannerError
from orgplanner.text import say

PROBLEMS = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the words say and returns the exit status; without words opens the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    try:
        status = _do(words)
        finish()
        return status
    except OrgPlannerError as problem:
        from orgplanner.cli.jobs import failure

        return _failed(*failure(problem))
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
    if len(words) == 1 and not words[0].startswith("-") and words[0].endswith(".orgplan"):
        return open_window(Path(words[0]))
    from orgplanner.cli.jobs import do

    return do(words)


def _failed(sentence: str, status: int) -> int:
    complain(sentence)
    return status


def _refused(problem: OSError) -> int:
    """What the system refused; without the name of a file it was the answer itself."""
    reason = problem.strerror or str(problem)
    if problem.filename is None:
        give_up()
        return _failed(str(say("The answer could not be written: {reason}.", reason=reason)), PROBLEMS)
    return _failed(str(say("{file}: {reason}.", file=str(problem.filename), reason=reason)), PROBLEMS)
