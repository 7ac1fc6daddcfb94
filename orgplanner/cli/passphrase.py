"""The passphrase of encrypted plans: from a file or a variable, never a word in the list of processes."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from orgplanner.errors import FileProblem
from orgplanner.text import say

VARIABLE = "ORGPLANNER_PASSPHRASE"
LONGEST = 10_000
HOW = say("Pass it with --passphrase-file FILE, or in the variable {variable}.", variable=VARIABLE)
_given: ContextVar[str] = ContextVar("passphrase", default="")


def add_word(parser: ArgumentParser) -> None:
    """The word that every command has; it comes last, after those of its own."""
    meaning = "its first line opens encrypted plans, and encrypts new ones"
    parser.add_argument("--passphrase-file", metavar="F", type=Path, help=meaning)


@contextmanager
def taken(file: Path | None) -> Iterator[None]:
    """Within this the passphrase is the first line of a file, or else that of the variable; raises FileProblem."""
    before = _given.set(os.environ.get(VARIABLE, "") if file is None else _first_line(file))
    try:
        yield
    finally:
        _given.reset(before)


def given() -> str:
    """The passphrase that this command was given, "" where it has none.

    It opens every plan that is read and encrypts every new one; a plan that is changed stays as it is.
    """
    return _given.get()


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as stream:
            line = stream.readline(LONGEST).removesuffix("\n")
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=str(file), reason=reason)) from problem
    except UnicodeDecodeError as problem:
        raise FileProblem(say("{file} does not hold a passphrase in UTF-8.", file=str(file))) from problem
    if not line:
        raise FileProblem(say("The first line of {file} is empty; it should be the passphrase.", file=str(file)))
    return line
