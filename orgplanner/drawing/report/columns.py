"""How wide the columns of a table are on paper, and which of them go on another page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgplanner.analysis.views.grid import Grid, GridRow, brief
from orgplanner.drawing.typeface import Typeface
from orgplanner.text import render

SIZE, HEAD_SIZE, PAD, INDENT = 8.5, 8.0, 12.0, 9.0
"""points: text, headings, the room between columns, and one level of a row"""
DEEPEST = 12
"""Levels up to which a row is moved further in than the one above."""
LOOKED_AT = 400
"""rows whose texts decide how wide a column is"""
LEAST_WORDS, MOST_WORD, LEAST_FIRST, LONGEST = 52.0, 100.0, 110.0, 460.0
"""points: the least of a column of words, of one with long words, of the first one; the most that any asks for"""


@dataclass(frozen=True, slots=True)
class Laid:
    """Columns beside each other on a page: their places in the grid and their widths in points."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


def texts_of(grid: Grid, row: GridRow, language: str) -> list[str]:
    """The cells of a row as they are printed."""
    cells = (*row.cells, *(None,) * (len(grid.columns) - len(row.cells)))
    return [brief(cell, column.kind, language) for cell, column in zip(cells, grid.columns, strict=True)]


def lay_columns(
    grid: Grid, rows: Sequence[GridRow], room: float, typeface: Typeface, tongues: Sequence[str]
) -> list[Laid]:
    """Return the columns in one piece or, where they are too many, in several with the leading ones in each."""
    needs = _needs(grid, rows, typeface, tongues)
    least = [need.least(grid.columns[at].kind, at == grid.lead - 1) for at, need in enumerate(needs)]
    natural = [need.natural for need in needs]
    laid = [_laid(piece, natural, least, room) for piece in _pieces(least, grid.lead, room)]
    return [_filling(each, grid.lead - 1, room) for each in laid] if grid.lead > 1 else laid


def _filling(laid: Laid, name: int, room: float) -> Laid:
    """Return columns that take the whole width, so that headings between the rows have room beside the figures."""
    more = max(room - sum(laid.widths), 0.0)
    return Laid(laid.places, tuple(width + more * (at == name) for at, width in enumerate(laid.widths)))


def _pieces(least: list[float], lead: int, room: float) -> list[list[int]]:
    """Return the columns beside each other on each page, about as many on all of them."""
    first, others = list(range(lead)), range(lead, len(least))
    free = room - sum(least[at] for at in first)
    pieces = _filled(least, others, free)
    for narrower in (0.6, 0.7, 0.8, 0.9):
        even = _filled(least, others, free * narrower)
        if len(even) == len(pieces):
            pieces = even
            break
    return [[*first, *piece] for piece in pieces] or [first]


def _filled(least: list[float], columns: Sequence[int], room: float) -> list[list[int]]:
    """Return columns in pieces, each as wide as there is room, or a single column."""
    pieces: list[list[int]] = []
    for at in columns:
        if not pieces or sum(least[each] for each in (*pieces[-1], at)) > room:
            pieces.append([])
        pieces[-1].append(at)
    return pieces


@dataclass(slots=True)
class _Need:
    """What a column takes without breaking a line, and without breaking a word."""

    natural: float
    word: float

    def least(self, kind: str, is_name: bool) -> float:
        """Return how narrow the column may become."""
        if is_name:
            return min(self.natural, LEAST_FIRST)
        if kind not in ("words", "cell"):
            return self.natural
        return min(self.natural, max(LEAST_WORDS, min(self.word, MOST_WORD)))


def _needs(grid: Grid, rows: Sequence[GridRow], typeface: Typeface, tongues: Sequence[str]) -> list[_Need]:
    """What each column needs; of its heading only the longest word counts."""
    needs = []
    for column in grid.columns:
        words = [word for language in tongues for word in render(column.title, language).split()]
        width = max((typeface.width(word, HEAD_SIZE, bold=True) for word in words), default=0.0) + PAD
        needs.append(_Need(width, width))
    for row in rows[:LOOKED_AT]:
        for at, text in enumerate(texts_of(grid, row, tongues[0])):
            if not text or (at == 0 and row.role):  # that goes over the columns beside it
                continue
            need, more = needs[at], PAD + (indent_of(grid, row) if at == 0 else 0.0)
            longest = max(text.split() or [text], key=len)
            need.natural = max(need.natural, typeface.width(text, SIZE, bold=row.is_bold) + more)
            need.word = max(need.word, typeface.width(longest, SIZE, bold=row.is_bold) + more)
    return needs


def indent_of(grid: Grid, row: GridRow) -> float:
    """Return how far the first cell of a row is moved in: by its level, but a line below a heading not at all."""
    level = row.level - 1 if grid.lead > 1 and row.role else row.level if grid.lead == 1 else 0
    return INDENT * min(max(level, 0), DEEPEST)


def _laid(piece: list[int], natural: list[float], least: list[float], room: float) -> Laid:
    """The widths of some columns: the least of each, and of what is left a share by what it lacks."""
    lacking = {at: min(natural[at], max(LONGEST, least[at])) - least[at] for at in piece}
    left, whole = room - sum(least[at] for at in piece), sum(lacking.values())
    share = min(max(left, 0.0) / whole, 1.0) if whole else 0.0
    return Laid(tuple(piece), tuple(least[at] + lacking[at] * share for at in piece))
