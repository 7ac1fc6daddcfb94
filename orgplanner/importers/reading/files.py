"""A file of another program becomes a book; what it is, its first bytes say and not its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.limits import TooLarge
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.importers.reading.decoding import decode
from orgplanner.importers.reading.drawings import read_drawing
from orgplanner.importers.reading.large import too_large
from orgplanner.importers.reading.levels import levels_of
from orgplanner.importers.reading.markup import read_tables
from orgplanner.importers.reading.texts import read_text
from orgplanner.importers.reading.workbooks import read_workbook
from orgplanner.layout.collection import collection_paused
from orgplanner.text import say

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_BYTES = 200_000_000
"""Of a file as it lies on the disk."""
HEAD = 4096
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<(?:html|head|body|meta|style|table)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DRAWING = re.compile(rb"<(?:mxfile|mxGraphModel)\b")
_XML_WORKBOOK = b"urn:schemas-microsoft-com:office:spreadsheet"


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
        with collection_paused():
            book = _read(path, encoding, delimiter, tick)
    except TooLarge as problem:
        raise too_large(path.name, str(problem)) from problem
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=path.name, reason=reason)) from problem
    if not any(sheet.rows for sheet in book.sheets):
        raise FileProblem(say("{file} is empty.", file=path.name))
    return book


def _read(path: Path, encoding: str, delimiter: str, tick: Callable[[], object]) -> Book:
    size = path.stat().st_size
    if size > MOST_BYTES:
        what = say("{size} MB", size=size // 1_000_000)
        raise FileProblem(say("{file} is too large: {what}.", file=path.name, what=what))
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith((ZIP, OLE)):
        return read_workbook(path, head.startswith(ZIP), tick)
    if _XML_WORKBOOK in head:
        raise FileProblem(
            say("{file} is a workbook in an old form of XML.", file=path.name),
            say("Open it in a spreadsheet program, save it as .xlsx and try again."),
        )
    data = path.read_bytes()
    if _DRAWING.search(head):
        return read_drawing(path.name, data, tick)
    if _PAGE.match(head):
        return _read_page(path, data, encoding, tick)
    return read_text(path.name, data, encoding, delimiter, tick)


def _read_page(path: Path, data: bytes, encoding: str, tick: Callable[[], object]) -> Book:
    """The tables of a web page, which some personnel systems call .xls."""
    named = _CHARSET.search(data, 0, HEAD)
    decoded = decode(path.name, data, encoding or (named[1].decode() if named else ""))
    rows, merged = read_tables(decoded.text, tick)
    sheet = Sheet(path.name, rows, merged, levels_of(rows))
    return Book(path.name, "workbook", (sheet,), decoded.encoding, guesses=decoded.guesses)
