"""Blocks of cells as text between tabs, the way spreadsheets put them on the clipboard, and back."""

import re
from collections.abc import Iterable, Iterator, Sequence

FORMULA = ("=", "+", "-", "@")
"""How a text begins that a spreadsheet would calculate."""
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)')
_END = re.compile(r"\t|\r\n|\r|\n|$")


def block_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as text: cells with tabs, line ends or quotes stand in quotes; a row ends with a line end.

    Text that would become a formula gets an apostrophe, which `read_block` takes away again.
    """
    return "".join("\t".join(map(_written, row)) + "\r\n" for row in rows)


def _written(cell: str) -> str:
    if cell.startswith(FORMULA) or (cell.startswith("'") and cell[1:].startswith((*FORMULA, "'"))):
        cell = f"'{cell}"
    if cell.startswith('"') or any(mark in cell for mark in "\t\r\n"):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_block(text: str) -> list[list[str]]:
    """The rows of cells of a text; a line end at its end begins no row. Never fails: odd quotes are text."""
    return [[_read(cell) for cell in row] for row in _rows(text)]


def _read(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell


def _rows(text: str) -> Iterator[list[str]]:
    place, row = 0, list[str]()
    while place < len(text) or row:
        match = _CELL.match(text, place)
        assert match is not None
        quoted, bare = match.groups()
        row.append(bare if quoted is None else quoted.replace('""', '"'))
        end = _END.match(text, match.end())
        assert end is not None
        place = end.end()
        if end[0] != "\t":
            yield row
            row = []
        elif place == len(text):
            yield [*row, ""]
            return
