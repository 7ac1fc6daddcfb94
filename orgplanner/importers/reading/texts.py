"""Text with delimiters as one sheet: comment lines above the heading, rows, and the line each of them begins in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.limits import MOST_COLUMNS, MOST_ROWS
from orgplanner.importers.reading.book import Book, Row, Sheet
from orgplanner.importers.reading.decoding import decode
from orgplanner.importers.reading.delimiters import find_delimiter, read_delimiter
from orgplanner.importers.reading.large import too_large
from orgplanner.importers.reading.levels import levels_of
from orgplanner.text import say

OFTEN = 2000
"""Rows from one tick to the next."""
MOST_LINES = 300
"""Of one cell: with more, a quotation mark was not closed."""
MANY_LINES = 8
PIECE = 200_000
"""Letters looked at in one go, so that nobody waits for the interpreter."""
PRIVATE = range(0xE000, 0xF900)
"""Signs that hardly any text has."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#[^\r\n]*(?:\r\n|\r|\n|$)")
_KEY = re.compile(r"#+\s*[\w-]+\s*:")


class _Stray(Exception):
    """A quotation mark stands within a cell in quotation marks."""


def read_text(name: str, data: bytes, encoding: str, delimiter: str, tick: Callable[[], object]) -> Book:
    """The book of a text file; FileProblem where it holds what no text holds, or a quotation mark is not closed."""
    decoded = decode(name, data, encoding)
    text = decoded.text.rstrip("\x1a")
    _refuse_controls(name, text)
    book = split_text(name, text, delimiter, tick)
    return replace(book, encoding=decoded.encoding, guesses=decoded.guesses)


def split_text(name: str, text: str, delimiter: str, tick: Callable[[], object]) -> Book:
    """The book of a text that is no longer bytes."""
    told = _SEPARATOR.match(text)
    start, directives = (told.end() if told else 0), list[str]()
    while found := _DIRECTIVE.match(text, start):
        directives.append(found[0].rstrip("\r\n"))
        start = found.end()
    chosen = read_delimiter(delimiter) if delimiter else told[1] if told else find_delimiter(text[start:])
    if directives and _is_heading(directives[-1], text[start:], chosen):
        start = text.rindex(directives.pop(), 0, start)
    skipped, rest = _line_ends(text[:start]), text[start:]
    try:
        found_rows = list(_rows(name, rest, chosen, skipped, tick))
    except _Stray:
        found_rows = list(_rows(name, rest, chosen, skipped, tick, strict=False))
    while found_rows and not found_rows[-1][1]:
        found_rows.pop()
    rows, lines = [row for _, row in found_rows], tuple(line for line, _ in found_rows)
    return Book(
        name, "text", (Sheet(name, rows, levels=levels_of(rows), lines=lines),), "", chosen, tuple(directives)
    )  # fmt: skip


def _is_heading(line: str, rest: str, delimiter: str) -> bool:
    """Whether a line that begins with “#” has the headings of what follows, such as "#;Name;Unit"."""
    below = rest.split("\n", 1)[0].count(delimiter)
    return _KEY.match(line) is None and below > 0 and line.count(delimiter) == below


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _rows(
    name: str, text: str, delimiter: str, skipped: int, tick: Callable[[], object], strict: bool = True
) -> Iterator[tuple[int, Row]]:
    """The rows with the lines they begin in, all lines of the file counted.

    What is not `strict` takes quotation marks within a cell as spreadsheet programs do: they belong to the text.
    A sign that the text does not have stands alone behind the last row, unless an open quotation mark swallows it.
    """
    last = next((sign for sign in map(chr, PRIVATE) if sign not in text), "\0")
    ended = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    reader = csv.reader(io.StringIO(ended + last, newline=""), delimiter=delimiter, strict=strict)
    line = 0
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise too_large(name, "rows" if number > MOST_ROWS else "columns")
            if number % OFTEN == 0:
                tick()
            if reader.line_num - line > 1:
                _refuse_swallowed(name, cells, delimiter, last, skipped + line + 1)
            if cells == [last]:
                return
            yield skipped + line + 1, _trimmed(cells)
            line = reader.line_num
    except csv.Error as problem:
        raise _unread(name, str(problem), skipped + line + 1, strict) from problem


def _trimmed(cells: list[str]) -> Row:
    while cells and not cells[-1]:
        cells.pop()
    return [cell or None for cell in cells]


def _refuse_swallowed(name: str, cells: list[str], delimiter: str, last: str, line: int) -> None:
    """The end of the text within a cell, very many lines, or rows of the table: a quotation mark was lost."""
    for cell in cells:
        inside = cell.count("\n")
        if cell.endswith(last) or inside > MOST_LINES or (inside > MANY_LINES and _is_table(cell, delimiter)):
            raise _unclosed(name, line)


def _is_table(cell: str, delimiter: str) -> bool:
    """Whether nearly all lines within a cell are cut by as many delimiters, two or more."""
    counts = [line.count(delimiter) for line in cell.splitlines()[1:-1]]
    return min(counts) > 1 and counts.count(counts[0]) * 10 > len(counts) * 9


def _unclosed(name: str, line: int) -> FileProblem:
    return FileProblem(
        say("{file}: a quotation mark in the row that begins in line {line} is not closed.", file=name, line=line),
        say("Close it, or double it where it belongs to the text, and try again."),
    )


def _unread(name: str, problem: str, line: int, strict: bool) -> Exception:
    """What is wrong, by the words of Python's reader."""
    if "field larger" in problem:
        return FileProblem(say("{file}: line {line} has a cell that is too long.", file=name, line=line))
    return _Stray() if strict and "expected after" in problem else _unclosed(name, line)


def _refuse_controls(name: str, text: str) -> None:
    pieces = range(0, len(text), PIECE)
    found = next((found for start in pieces if (found := _CONTROL.search(text, start, start + PIECE))), None)
    if found is not None:
        sign, line = f"U+{ord(found[0]):04X}", _line_ends(text[: found.start()]) + 1
        raise FileProblem(
            say("{file}: line {line} holds the control character {sign}.", file=name, line=line, sign=sign),
            say("If this is a text, save it anew as UTF-8 and try again."),
        )
