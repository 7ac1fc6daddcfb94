"""A sheet of a poster: a part of it with marks to cut and glue by, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.drawing.picture import Clip, Item, Line, Page, Part, Picture, Shape, Text
from orgplanner.drawing.poster.tiles import Tile, Tiling, bounds, seen_items
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined
from orgplanner.drawing.sheet.foot import page_words
from orgplanner.drawing.typeface import Typeface, shorten
from orgplanner.text import Message, render, say

SIDE, ABOVE, BELOW = 36.0, 46.0, 44.0
"""Points around what a sheet shows of the poster; printers leave about 12 of them white."""
WHITE = 14.0
SMALL, LARGE = 8.0, 13.0
MARK, MARK_GAP = 9.0, 3.0
"""How long the marks to cut by are, and how far they end from the corner."""


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster before it is cut: its size in points, the pictures on it, its tiles, and the paper of the sheets."""

    width: float
    height: float
    parts: tuple[Part, ...]
    tiling: Tiling
    paper: tuple[float, float]
    overlap: float
    sheet: PaperOptions
    typeface: Typeface

    def words(self, message: Message) -> str:
        """Return words in the language of the poster."""
        return render(message, self.sheet.language)


def window_on(paper: tuple[float, float]) -> tuple[float, float]:
    """Return how much of a poster a sheet can show at most."""
    return paper[0] - 2 * SIDE, paper[1] - ABOVE - BELOW


def homes(poster: Poster) -> dict[Item, str]:
    """Return for each item with a bookmark the tile that has it whole, or else most of it."""
    found: dict[Item, str] = {}
    for part in poster.parts:
        for item in part.picture.items:
            if item.outline_level is not None:
                found[item] = _home(bounds(item, part), poster.tiling.kept)
    return found


def _home(where: tuple[float, float, float, float], tiles: Sequence[Tile]) -> str:
    left, top, right, bottom = where

    def seen(tile: Tile) -> float:
        window = tile.window
        width = min(right, window.x + window.width) - max(left, window.x)
        return max(width, 0.0) * max(min(bottom, window.y + window.height) - max(top, window.y), 0.0)

    return max(tiles, key=seen).name


def sheet_page(poster: Poster, tile: Tile, number: int, home: dict[Item, str]) -> Page:
    """Return the sheet of a tile; `number` is that of its page."""
    width, height = poster.paper
    shown = [_cut_out(part, tile, home) for part in poster.parts]
    shapes = tuple(_around(poster, tile, number))
    around = Item(None, "decoration", 0, 0, width, height, draw=partial(tuple, shapes))
    return Page(width, height, (Part(Picture(width, height, (around,), background="#FFFFFF")), *shown))


def _cut_out(part: Part, tile: Tile, home: dict[Item, str]) -> Part:
    window = tile.window
    items = tuple(
        item if item.outline_level is None or home[item] == tile.name else without_bookmark(item)
        for item in seen_items(window, part)
    )
    clip = Clip(SIDE, ABOVE, window.width, window.height)
    picture = replace(part.picture, items=items, background=None)
    return Part(picture, part.x + SIDE - window.x, part.y + ABOVE - window.y, part.scale, clip)


def without_bookmark(item: Item) -> Item:
    """Return an item that looks the same and is no place to go to."""
    return Item(None, item.kind, item.x, item.y, item.width, item.height, item.title, draw=lambda: item.shapes)


def _around(poster: Poster, tile: Tile, number: int) -> Iterator[Shape]:
    yield from _marks(poster, tile)
    yield from _neighbours(poster, tile)
    yield from _head(poster, tile)
    yield from _foot(poster, number)


def _marks(poster: Poster, tile: Tile) -> Iterator[Shape]:
    """Yield the marks to cut by at the corners, and dashed where the next sheet begins that is glued over this."""
    colour, window = poster.sheet.theme.text, tile.window
    right, bottom = SIDE + window.width, ABOVE + window.height
    for x, away in ((SIDE, -1), (right, 1)):
        for y, off in ((ABOVE, -1), (bottom, 1)):
            yield Line(((x + away * MARK_GAP, y), (x + away * (MARK_GAP + MARK), y)), colour, 0.5)
            yield Line(((x, y + off * MARK_GAP), (x, y + off * (MARK_GAP + MARK))), colour, 0.5)
    if not poster.overlap:
        return
    if poster.tiling.beside(tile, 0, 1):
        x = right - poster.overlap
        for y in (ABOVE - MARK_GAP - MARK, bottom + MARK_GAP):
            yield Line(((x, y), (x, y + MARK)), colour, 0.5, (1.5, 1.5))
    if poster.tiling.beside(tile, 1, 0):
        y = bottom - poster.overlap
        for x in (SIDE - MARK_GAP - MARK, right + MARK_GAP):
            yield Line(((x, y), (x + MARK, y)), colour, 0.5, (1.5, 1.5))


def _neighbours(poster: Poster, tile: Tile) -> Iterator[Shape]:
    """Yield the names of the sheets that come above, below, left and right."""
    window, colour = tile.window, poster.sheet.theme.secondary
    middle, centre = SIDE + window.width / 2, ABOVE + window.height / 2
    beside = poster.tiling.beside

    def named(x: float, y: float, words: str) -> Text:
        return Text(x, y, words, SMALL, colour, bold=True, anchor="middle")

    if name := beside(tile, -1, 0):
        yield named(middle, ABOVE - 5, f"↑ {name}")
    if name := beside(tile, 1, 0):
        yield named(middle, ABOVE + window.height + 12, f"↓ {name}")
    for name, arrow, x in (
        (beside(tile, 0, -1), "←", SIDE - 12), (beside(tile, 0, 1), "→", SIDE + window.width + 12)
    ):  # fmt: skip
        if name:
            yield named(x, centre - 2, arrow)
            yield named(x, centre + SMALL, name)


def _head(poster: Poster, tile: Tile) -> Iterator[Shape]:
    """Yield the number of a sheet, what that means, and the title of the poster."""
    theme, typeface = poster.sheet.theme, poster.typeface
    width, base = poster.paper[0], WHITE + LARGE
    yield Text(WHITE, base, tile.name, LARGE, theme.text, bold=True)
    x = WHITE + typeface.width(tile.name, LARGE, bold=True) + 8
    row, column = tile.name.rstrip("0123456789"), tile.column + 1
    place = poster.words(say("row {row}, column {column}", row=row, column=column))
    yield Text(x, base, place, SMALL, theme.secondary)
    x += typeface.width(place, SMALL) + 20
    title = joined(poster.sheet.title, poster.sheet.subtitle)
    if title and width - WHITE > x:
        words = shorten(typeface, title, SMALL, width - WHITE - x)
        yield Text(width - WHITE, base, words, SMALL, theme.text, anchor="end")


def _foot(poster: Poster, number: int) -> Iterator[Shape]:
    """Yield the mark of classification, the date and the number of the page."""
    theme, typeface, sheet = poster.sheet.theme, poster.typeface, poster.sheet
    width, base = poster.paper[0], poster.paper[1] - WHITE
    words = page_words(replace(sheet, page=number), sheet.language)
    yield Text(width - WHITE, base, words, SMALL, theme.secondary, anchor="end")
    if sheet.classification:
        room = width - 2 * WHITE - typeface.width(words, SMALL) - 12
        mark = shorten(typeface, both(sheet.classification, sheet.also), SMALL, room, bold=True)
        yield Text(WHITE, base, mark, SMALL, theme.text, bold=True)
