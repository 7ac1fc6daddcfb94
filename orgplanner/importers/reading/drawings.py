"""A draw.io file as sheets: a row for each shape of an organisation chart, with the one above it.

What is above is what a line leads from, else the labelled shape that it stands in. Dashed lines, and further ones,
are other relations. Lines whose ends only lie on shapes count like glued ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from orgplanner.importers.apart.limits import MOST_SHEETS
from orgplanner.importers.reading.book import Book, Row, Sheet
from orgplanner.importers.reading.drawing_xml import Cell, Page, Point, read_pages

NEAR = 12.0
"""Points within which the end of a line lies on a shape."""
HEADINGS = ("ID", "Unit", "Parent ID", "Also reports to", "Note")
MOST_WITHIN, MOST_SOUGHT = 60, 20_000_000
"""Shapes within shapes, and shapes looked at to find those at the ends of lines that are not glued."""
MOST_DATA = 40
"""Kinds of data of shapes that become columns."""
Line = tuple[str, str]
"""The ids of the shapes that a line joins."""


def read_drawing(name: str, data: bytes, tick: Callable[[], object] = lambda: None) -> Book:
    """The pages of a drawing as sheets."""
    pages = read_pages(name, data, tick)[:MOST_SHEETS]
    sheets = []
    for number, page in enumerate(pages, start=1):
        tick()
        rows = _Chart(page, f"{number}:" if len(pages) > 1 else "").rows()
        if len(rows) > 1:
            sheets.append(Sheet(page.name or f"{number}", rows))
    return Book(name, "workbook", tuple(sheets))


class _Chart:
    """The shapes of a page, who stands below whom, and what is said of each."""

    def __init__(self, page: Page, mark: str) -> None:
        self._mark = mark
        self._cells = {cell.id: cell for cell in page.cells}
        self._shapes = [cell for cell in page.cells if cell.is_shape and not self._is_on_line(cell)]
        self._inside = {cell.id: cell for cell in self._shapes}
        self._sought = 0
        self._moves: dict[str, Point] = {}
        self._said = {cell.id: cell.label.splitlines() for cell in self._shapes}
        self._join_texts()
        solid, dashed = self._lines(page)
        self._above, extra = self._tree(solid)
        self._also: dict[str, list[str]] = {}
        for upper, lower in (*extra, *dashed):
            self._also.setdefault(lower, []).append(upper)
        self._joined = {id for line in (*solid, *dashed) for id in line}

    def rows(self) -> list[Row]:
        """A heading, and a row for each shape that is a unit."""
        units = [cell for cell in self._shapes if self._is_unit(cell)]
        known = {cell.id for cell in units}
        data = [key for key, _ in Counter(key for cell in units for key in cell.words).most_common(MOST_DATA)]
        rows: list[Row] = [[*HEADINGS, *data]]
        for cell in units:
            name, *more = self._said[cell.id] or [""]
            above = self._above.get(cell.id) or self._home(cell)
            also = (self._mark + id for id in dict.fromkeys(self._also.get(cell.id, ())) if id in known)
            told = [cell.words.get(key, "") for key in data]
            row = [self._mark + cell.id, name, self._mark + above if above in known else "", ", ".join(also),
                   "\n".join(more), *told]  # fmt: skip
            rows.append([text or None for text in row])
        return _without_idle(rows)

    def _is_unit(self, cell: Cell) -> bool:
        """Whether a shape stands for something: it has a name, and is no caption; or a line leads to it."""
        if cell.id in self._joined:
            return True
        return bool(self._said[cell.id]) and not _is_text(cell)

    def _is_on_line(self, cell: Cell) -> bool:
        above = self._cells.get(cell.parent)
        return above is not None and above.is_line

    def _join_texts(self) -> None:
        """Texts that stand in a shape are its words."""
        for cell in list(self._shapes):
            home = self._inside.get(cell.parent)
            if home is not None and _is_text(cell) and not _is_frame(home):
                self._said[home.id] += self._said[cell.id]
                del self._inside[cell.id]
        self._shapes = [cell for cell in self._shapes if cell.id in self._inside]

    def _home(self, cell: Cell) -> str:
        """The labelled shape in which a shape stands."""
        for above in self._around(cell):
            if self._said.get(above.id) and above.id in self._inside:
                return above.id
        return ""

    def _around(self, cell: Cell) -> Iterator[Cell]:
        """The cells in which a cell stands, from the nearest on."""
        for _ in range(MOST_WITHIN):
            above = self._cells.get(cell.parent)
            if above is None:
                return
            yield above
            cell = above

    # lines

    def _lines(self, page: Page) -> tuple[list[Line], list[Line]]:
        """The lines between shapes, whole and dashed."""
        found: tuple[list[Line], list[Line]] = ([], [])
        for cell in page.cells:
            if cell.is_line:
                ends = (self._end(cell, cell.source, "sourcePoint"), self._end(cell, cell.target, "targetPoint"))
                if all(ends) and ends[0] != ends[1]:
                    found[cell.has_style("dashed")].append(ends)
        return found

    def _end(self, line: Cell, id: str, point: str) -> str:
        """The shape at an end of a line: the one that it is glued to, else the one on which it lies."""
        cell = self._cells.get(id)
        if cell is not None:
            found = (each.id for each in (cell, *self._around(cell)) if each.id in self._inside)
            return next(found, "")
        at = line.ends.get(point)
        return self._shape_at(self._moved(line, at)) if at is not None else ""

    def _shape_at(self, at: Point) -> str:
        """The smallest shape on or near which a point lies."""
        best, size = "", float("inf")
        self._sought += len(self._inside)
        for cell in self._inside.values() if self._sought <= MOST_SOUGHT else ():
            x, y = self._moved(cell, (cell.box[0], cell.box[1]))
            width, height = cell.box[2:]
            near = x - NEAR <= at[0] <= x + width + NEAR and y - NEAR <= at[1] <= y + height + NEAR
            if near and width * height < size:
                best, size = cell.id, width * height
        return best

    def _moved(self, cell: Cell, at: Point) -> Point:
        """A point of a shape within others, as the page counts."""
        move = self._moves.get(cell.parent)
        if move is None:
            around = list(self._around(cell))
            move = (sum(each.box[0] for each in around), sum(each.box[1] for each in around))
            self._moves[cell.parent] = move
        return (at[0] + move[0], at[1] + move[1])

    def _tree(self, lines: list[Line]) -> tuple[dict[str, str], list[Line]]:
        """What is above each shape, and the lines that are left over; both from the higher to the lower.

        Lines are drawn down or up: in the way in which fewer shapes have several above them.
        """
        down, up = (len(lines) - len({line[end] for line in lines}) for end in (1, 0))
        if down > up or (down == up and self._falling(lines) < 0):
            lines = [(lower, upper) for upper, lower in lines]
        above: dict[str, str] = {}
        extra: list[Line] = []
        for upper, lower in lines:
            if lower in above:
                extra.append((upper, lower))
            else:
                above[lower] = upper
        return above, extra

    def _falling(self, lines: list[Line]) -> int:
        """How many lines lead downwards on the page, less those that lead upwards."""
        heights = {id: self._moved(cell, (cell.box[0], cell.box[1]))[1] for id, cell in self._inside.items()}
        return sum((heights[lower] > heights[upper]) - (heights[lower] < heights[upper]) for upper, lower in lines)


def _is_text(cell: Cell) -> bool:
    return cell.has_style("text") or cell.has_style("edgeLabel")


def _is_frame(cell: Cell) -> bool:
    """Whether other shapes stand in it as in a field of their own."""
    return any(cell.has_style(style) for style in ("swimlane", "group", "container"))


def _without_idle(rows: list[Row]) -> list[Row]:
    """The rows without the columns in which nothing stands, but those of names and what is above."""
    kept = [place for place in range(len(rows[0])) if place < 3 or any(row[place] for row in rows[1:])]
    return [[row[place] for place in kept] for row in rows]

