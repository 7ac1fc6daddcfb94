"""A file of another program becomes a book; what it is, its first bytes say and not its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orgplanner.errors import FileProblem
from orgplanner.importers.reading.book import Book
from orgplanner.importers.reading.texts import read_text
from orgplanner.importers.reading.workbooks import read_workbook
from orgplanner.text import say

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_BYTES = 200_000_000
"""Of a file as it lies on the disk."""


def read_book(
    path: Path, *, encoding: str = "", delimiter: str = "", tick: Callable[[], object] = lambda: None
) -> Book:
    """All sheets of a workbook or the one of a text; FileProblem when it cannot be read, is too large or not safe.

    `encoding` and `delimiter` are for texts, "" to find them out. `tick` is called now and then, and may raise to
    stop.
    """
    if not path.is_file():
        raise FileProblem(say("There is no file {file}.", file=str(path)))
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FileProblem(say("{file} is too large: {size} MB.", file=path.name, size=size // 1_000_000))
        with path.open("rb") as stream:
            head = stream.read(len(OLE))
        if head.startswith(ZIP) or head == OLE:
            return read_workbook(path, head != OLE, tick)
        return read_text(path.name, path.read_bytes(), encoding, delimiter, tick)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=path.name, reason=reason)) from problem
