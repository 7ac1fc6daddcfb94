"""Text with delimiters as one sheet: comment lines above the heading, rows, and the line each of them begins in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.limits import MOST_COLUMNS, MOST_ROWS
from orgplanner.importers.reading.book import Book, Row, Sheet
from orgplanner.importers.reading.decoding import decode
from orgplanner.importers.reading.delimiters import find_delimiter, read_delimiter
from orgplanner.importers.reading.large import LARGE
from orgplanner.importers.reading.levels import levels_of
from orgplanner.text import say

OFTEN = 2000
"""Rows from one tick to the next."""
MOST_LINES = 200
"""Of one cell: with more, a quotation mark was not closed."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#[^\r\n]*(?:\r\n|\r|\n|$)")
_KEY = re.compile(r"#+\s*[\w-]+\s*:")


def read_text(name: str, data: bytes, encoding: str, delimiter: str, tick: Callable[[], object]) -> Book:
    """The book of a text file; FileProblem where it holds what no text holds, or a quotation mark is not closed."""
    decoded = decode(name, data, encoding)
    _refuse_controls(name, decoded.text)
    book = split_text(name, decoded.text, delimiter, tick)
    return Book(
        name, "text", book.sheets, decoded.encoding, book.delimiter, book.directives, decoded.guesses
    )  # fmt: skip


def split_text(name: str, text: str, delimiter: str, tick: Callable[[], object]) -> Book:
    """The book of a text that is no longer bytes."""
    told = _SEPARATOR.match(text)
    start, directives = (told.end() if told else 0), list[str]()
    while found := _DIRECTIVE.match(text, start):
        directives.append(found[0].rstrip("\r\n"))
        start = found.end()
    asked = read_delimiter(delimiter) if delimiter else told[1] if told else ""
    chosen = asked or find_delimiter(text[start:])
    if directives and _is_heading(directives[-1], text[start:], chosen):
        start = text.rindex(directives.pop(), 0, start)
    skipped = _lines(text[:start])
    rows, lines = list[Row](), list[int]()
    for line, cells in _rows(name, text[start:], chosen, skipped, tick):
        rows.append(cells)
        lines.append(line)
    while rows and not rows[-1]:
        rows.pop()
        lines.pop()
    sheet = Sheet(name, rows, levels=levels_of(rows), lines=tuple(lines))
    return Book(name, "text", (sheet,), delimiter=chosen, directives=tuple(directives))


def _is_heading(line: str, rest: str, delimiter: str) -> bool:
    """Whether a line that begins with “#” has the headings of what follows, such as "#;Name;Unit"."""
    below = rest.split("\n", 1)[0].count(delimiter)
    return _KEY.match(line) is None and below > 0 and line.count(delimiter) == below


def _lines(text: str) -> int:
    """How many lines end in a text."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _rows(
    name: str, text: str, delimiter: str, skipped: int, tick: Callable[[], object]
) -> Iterator[tuple[int, Row]]:
    """The rows with the lines they begin in, all lines of the file counted."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise _too_large(name, number)
            if number % OFTEN == 0:
                tick()
            if reader.line_num - line > 1:
                _refuse_swallowed(name, cells, delimiter, skipped + line + 1)
            yield skipped + line + 1, _trimmed(cells)
            line = reader.line_num
    except csv.Error as problem:
        raise _unread(name, str(problem), skipped + line + 1) from problem


def _trimmed(cells: list[str]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return [cell or None for cell in cells]


def _too_large(name: str, rows: int) -> FileProblem:
    what = LARGE["rows" if rows >= MOST_ROWS else "columns"]
    return FileProblem(say("{file} is too large: {what}.", file=name, what=what))


def _refuse_swallowed(name: str, cells: list[str], delimiter: str, line: int) -> None:
    """A cell of very many lines, or with rows of its own in it, is the work of a lost quotation mark."""
    for cell in cells:
        inside = cell.count("\n")
        if inside > MOST_LINES or (inside > 1 and _holds_rows(cell, delimiter, len(cells))):
            raise unclosed(name, line)


def _holds_rows(cell: str, delimiter: str, columns: int) -> bool:
    """Whether most lines of a cell look like rows of the table it stands in."""
    lines = cell.splitlines()[1:-1]
    return columns > 1 and sum(line.count(delimiter) >= columns - 1 for line in lines) * 2 > len(lines)


def unclosed(name: str, line: int) -> FileProblem:
    """What is said of a quotation mark that swallows what follows."""
    return FileProblem(
        say("{file}: a quotation mark in the cell that begins in line {line} is not closed.", file=name, line=line),
        say("Close it, or double it where it belongs to the text, and try again."),
    )


def _unread(name: str, problem: str, line: int) -> FileProblem:
    if "field larger" in problem:
        return FileProblem(say("{file}: line {line} has a cell that is too long.", file=name, line=line))
    return unclosed(name, line)


def _refuse_controls(name: str, text: str) -> None:
    found = _CONTROL.search(text)
    if found is not None:
        sign, line = f"U+{ord(found[0]):04X}", _lines(text[: found.start()]) + 1
        raise FileProblem(
            say("{file}: line {line} holds the control character {sign}.", file=name, line=line, sign=sign),
            say("If this is a text, save it anew as UTF-8 and try again."),
        )
