"""The tiles of a poster: which part of it each sheet shows, what is on it, and where its boxes lie across a cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from orgplanner.drawing.picture import Box, Image, Item, Line, Part, Shape, Text
from orgplanner.drawing.poster.cuts import Span, across, windows
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.typeface import Typeface

BOXES = ("unit", "post")
WEIGHTS = {"unit": 5, "post": 5, "caption": 1}
"""How much cuts avoid items, by their kind."""
CUT_BOX = 0.2
"""Sheets that a box is worth that is cut."""
HEADING = 25
"""How much they avoid the title."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a poster, in points of the poster; the most that a sheet of paper shows of it."""

    x: float
    y: float
    width: float
    height: float

    def shows(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether anything within these bounds can be seen."""
        return (
            left < self.x + self.width and right > self.x and top < self.y + self.height and bottom > self.y
        )

    def has(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether all within these bounds can be seen."""
        return (
            left >= self.x and right <= self.x + self.width and top >= self.y and bottom <= self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet of a poster; row and column from 0."""

    row: int
    column: int
    window: Window

    @property
    def name(self) -> str:
        """What the sheet is called, as B3: row B, column 3."""
        return f"{row_name(self.row)}{self.column + 1}"


@dataclass(frozen=True, slots=True)
class Tiling:
    """All tiles of a poster row by row, those without anything on them, and how many boxes no tile has whole."""

    tiles: tuple[Tile, ...]
    empty: frozenset[str]
    rows: int
    columns: int
    cut: int

    @property
    def price(self) -> float:
        """How much is to be printed and glued; a box that is cut is as bad as a part of a sheet more."""
        return len(self.tiles) - len(self.empty) + self.cut * CUT_BOX

    @property
    def kept(self) -> tuple[Tile, ...]:
        """The tiles with something on them."""
        return tuple(tile for tile in self.tiles if tile.name not in self.empty)

    def beside(self, tile: Tile, down: int, right: int) -> str:
        """Return the name of the sheet so many rows and columns from a tile; "" where there is none."""
        row, column = tile.row + down, tile.column + right
        if not (0 <= row < self.rows and 0 <= column < self.columns):
            return ""
        name = f"{row_name(row)}{column + 1}"
        return "" if name in self.empty else name


def row_name(row: int) -> str:
    """Return the letters of a row from 0: A to Z, AA, AB and so on."""
    letters = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def bounds(item: Item, part: Part) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an item on the poster."""
    left, top = part.x + item.x * part.scale, part.y + item.y * part.scale
    return left, top, left + item.width * part.scale, top + item.height * part.scale


def tiling_of(
    size: tuple[float, float],
    window: tuple[float, float],
    overlap: float,
    parts: Sequence[Part],
    heading: tuple[float, float, float, float],
    typeface: Typeface,
) -> Tiling:
    """Divide a poster into tiles; `heading` are the bounds of its title."""
    drawn = ((item, part) for part in parts for item in part.picture.items)
    items = [(item.kind, bounds(item, part)) for item, part in drawn if item.kind in WEIGHTS]
    avoided = [where for kind, where in items for _ in range(WEIGHTS[kind])] + [heading] * HEADING
    columns = windows(size[0], window[0], overlap, map(_x, avoided))
    rows = windows(size[1], window[1], overlap, map(_y, avoided))
    boxes = [where for kind, where in items if kind in BOXES]
    tiles = tuple(
        Tile(row, column, Window(left, top, right - left, bottom - top))
        for (row, (top, bottom)), (column, (left, right)) in product(enumerate(rows), enumerate(columns))
    )
    empty = _empty(tiles, overlap, parts, typeface)
    cut = sum(across(columns, (_x(box),)) or across(rows, (_y(box),)) for box in boxes)
    return Tiling(tiles, empty, len(rows), len(columns), cut)


def _x(where: tuple[float, float, float, float]) -> Span:
    return where[0], where[2]


def _y(where: tuple[float, float, float, float]) -> Span:
    return where[1], where[3]


def seen_items(window: Window, part: Part) -> list[Item]:
    """Return the items of a part of which anything may be seen in a window."""
    edge = 2 * part.scale  # edges of boxes are drawn half outside of their bounds
    return [
        item
        for item in part.picture.items
        for left, top, right, bottom in (bounds(item, part),)
        if window.shows(left - edge, top - edge, right + edge, bottom + edge)
    ]


def _empty(
    tiles: Iterable[Tile], overlap: float, parts: Sequence[Part], typeface: Typeface
) -> frozenset[str]:
    """Return the tiles that show nothing but what the ones before them, left and above, show at their ends."""
    kept = set[tuple[int, int]]()
    empty = set[str]()
    for tile in tiles:
        left = overlap if (tile.row, tile.column - 1) in kept else 0.0
        top = overlap if (tile.row - 1, tile.column) in kept else 0.0
        window = tile.window
        own = Window(window.x + left, window.y + top, window.width - left, window.height - top)
        if _has_anything(own, parts, typeface):
            kept.add((tile.row, tile.column))
        else:
            empty.add(tile.name)
    return frozenset(empty)


def _has_anything(window: Window, parts: Iterable[Part], typeface: Typeface) -> bool:
    """Tell whether any shape can be seen in a window."""
    for part in parts:
        scale = part.scale
        own = replace(window, x=(window.x - part.x) / scale, y=(window.y - part.y) / scale,
                      width=window.width / scale, height=window.height / scale)  # fmt: skip
        for item in seen_items(window, part):
            for shape in item.shapes:
                if any(own.shows(*where) for where in bounds_of(shape, typeface)):
                    return True
    return False


def bounds_of(shape: Shape, typeface: Typeface) -> Iterator[tuple[float, float, float, float]]:
    """Yield the bounds of a shape; those of each stretch of a straight line."""
    if isinstance(shape, Box | Image):
        yield shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    elif isinstance(shape, Text):
        width = text_width(typeface, shape)
        left = left_of(shape, width)
        yield left, shape.y - typeface.ascent(shape.size), left + width, shape.y + typeface.descent(shape.size)
    else:
        yield from _bounds_of_line(shape)


def _bounds_of_line(line: Line) -> Iterator[tuple[float, float, float, float]]:
    half = max(line.line_width / 2, 0.1)
    stretches = (line.points,) if line.curve else pairwise(line.points)
    for points in stretches:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
