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
LEAST_WORDS, LEAST_FIRST, LONGEST = 52.0, 110.0, 250.0
"""points that a column of words, and the first column, has at least, and what none asks for more than"""


@dataclass(frozen=True, slots=True)
class Laid:
    """Columns beside each other on a page: their places in the grid and their widths in points."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


def texts_of(grid: Grid, row: GridRow, language: str) -> list[str]:
    """The cells of a row as they are printed."""
    cells = (*row.cells, *(None,) * (len(grid.columns) - len(row.cells)))
    return [brief(cell, column.kind, language) for cell, column in zip(cells, grid.columns, strict=True)]


def lay_columns(grid: Grid, rows: Sequence[GridRow], room: float, typeface: Typeface, language: str) -> list[Laid]:
    """Return the columns in one piece or, where they are too many, in several with the leading ones in each."""
    natural = _natural(grid, rows, typeface, language)
    least = [_least(at == grid.lead - 1, grid.columns[at].kind, width) for at, width in enumerate(natural)]
    lead = list(range(grid.lead))
    pieces = [list(lead)]
    for at in range(grid.lead, len(natural)):
        if len(pieces[-1]) > len(lead) and sum(least[each] for each in (*pieces[-1], at)) > room:
            pieces.append(list(lead))
        pieces[-1].append(at)
    return [_laid(piece, natural, least, room) for piece in pieces]


def _natural(grid: Grid, rows: Sequence[GridRow], typeface: Typeface, language: str) -> list[float]:
    """What each column would take without breaking a line; of headings only their longest word."""
    widths = []
    for column in grid.columns:
        words = render(column.title, language).split()
        widths.append(max((typeface.width(word, HEAD_SIZE, bold=True) for word in words), default=0.0) + PAD)
    for row in rows[:LOOKED_AT]:
        for at, text in enumerate(texts_of(grid, row, language)):
            if at == 0 and row.role:  # goes over the columns beside it
                continue
            indent = indent_of(grid, row) if at == 0 else 0.0
            widths[at] = max(widths[at], typeface.width(text, SIZE, bold=row.is_bold) + indent + PAD)
    return widths


def indent_of(grid: Grid, row: GridRow) -> float:
    """Return how far the first cell of a row is moved in: by its level, but a line below a heading not at all."""
    level = row.level - 1 if grid.lead > 1 and row.role else row.level if grid.lead == 1 else 0
    return INDENT * min(max(level, 0), DEEPEST)


def _least(is_name: bool, kind: str, natural: float) -> float:
    if is_name:
        return min(natural, LEAST_FIRST)
    return min(natural, LEAST_WORDS) if kind in ("words", "cell") else natural


def _laid(piece: list[int], natural: list[float], least: list[float], room: float) -> Laid:
    """The widths of some columns: the least of each, and of what is left a share by what it lacks."""
    lacking = {at: min(natural[at], max(LONGEST, least[at])) - least[at] for at in piece}
    left, whole = room - sum(least[at] for at in piece), sum(lacking.values())
    share = min(max(left, 0.0) / whole, 1.0) if whole else 0.0
    return Laid(tuple(piece), tuple(least[at] + lacking[at] * share for at in piece))
