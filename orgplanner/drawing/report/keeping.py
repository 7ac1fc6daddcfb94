"""Which rows of a table stay together on a page, and how much room they need."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.analysis.views.grid import GridRow
from orgplanner.drawing.report.columns import SIZE
from orgplanner.drawing.report.laid import Sheet
from orgplanner.drawing.report.table import ABOVE, LEADING, TRAIL_LINE, Cells, Printed
from orgplanner.drawing.sheet.frame import Frame

Kept = list[tuple[GridRow, Cells]]
"""Rows that stay together."""
CARRIED_LINES = 2
"""of a heading that stands again on the next page"""


def beginning(table: Printed, room: float) -> float:
    """Return how high a table is that a page has room for; of a longer one its first rows that stay together."""
    height, first = 0.0, None
    for run in runs(table, is_first=True):
        height += sum(table.height(cells) for _, cells in run)
        first = height if first is None else first
        if height > room:
            return first
    return height


def runs(table: Printed, is_first: bool) -> Iterator[Kept]:
    """Yield rows that stay together; behind the first columns those that say something."""
    run: Kept = []
    for row in table.rows:
        cells = table.cells(row)
        if is_first or row.role == "heading" or table.holds_posts(row) or table.says_more(cells):
            run.append((row, cells))
        if run and not row.keeps:
            yield run
            run = []
    if run:
        yield run


def needed(table: Printed, run: Kept, at: int, sheet: Sheet) -> float:
    """Return the room that must be left for a row: that of its whole run where that can be on one page."""
    heights = [table.height(cells) for _, cells in run]
    together = sum(heights)
    if at == 0 and together <= sheet.height - repeated(table):
        return together
    return sum(heights[: 2 if run[0][0].role == "heading" else 1])


def repeated(table: Printed) -> float:
    """Return the room that a page needs for what it repeats."""
    return table.head_height + TRAIL_LINE + CARRIED_LINES * SIZE * LEADING + ABOVE * 2


def most_lines(table: Printed, frame: Frame) -> int:
    """Return how many lines of a cell a page has room for."""
    return max(int((frame.bottom - frame.top - repeated(table) - ABOVE * 2) / (SIZE * LEADING)), 3)
