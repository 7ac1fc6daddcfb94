"""The first page of a poster: the whole small with its sheets over it, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from orgplanner.drawing.picture import Box, Item, Page, Part, Picture, Shape, Text
from orgplanner.drawing.poster.sheet import Poster
from orgplanner.drawing.poster.tiles import Tile, row_name
from orgplanner.drawing.sheet.frame import Frame, frame_of, sheet_of
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.drawing.typeface import wrap
from orgplanner.text import Message, say

SIZE, HEADING = 9.0, 12.0
LEADING = 1.45
MM = 72 / 25.4
"""points"""
MOST_LINES = 4
LARGEST_NUMBER = 20.0


def plan_page(poster: Poster, paper: str) -> Page:
    """Return the assembly plan; `paper` is the name of the sheets."""
    sheet = replace(poster.sheet, page=1, first=False)
    frame = frame_of(*poster.paper, sheet, poster.typeface)
    lines = tuple(_lines(poster, paper, frame))
    top = frame.top + HEADING * LEADING + len(lines) * SIZE * LEADING + 8
    scale = min((frame.width - 2 * frame.margin) / poster.width, (frame.bottom - 6 - top) / poster.height)
    x = (frame.width - poster.width * scale) / 2
    small = (
        Part(_small(part.picture, part.scale * scale), x + part.x * scale, top + part.y * scale, part.scale * scale)
        for part in poster.parts
    )
    over = _over(poster, frame, lines, (x, top, scale))
    return Page(frame.width, frame.height, (Part(sheet_of(frame, sheet, poster.typeface)), *small, Part(over)))


def _lines(poster: Poster, paper: str, frame: Frame) -> Iterator[str]:
    for message in _told(poster, paper):
        words, room = poster.words(message), frame.width - 2 * frame.margin
        yield from wrap(poster.typeface, words, SIZE, room, MOST_LINES)


def _told(poster: Poster, paper: str) -> Iterator[Message]:
    """Yield what a person has to know who puts the sheets together."""
    tiling = poster.tiling
    yield say(
        "Sheets {paper}: {count} (rows {rows}, columns {columns}). Finished size: {width} × {height} cm.",
        paper=paper,
        count=len(tiling.kept),
        rows=_range("A", row_name(tiling.rows - 1)),
        columns=_range("1", str(tiling.columns)),
        width=_cm(poster.width),
        height=_cm(poster.height),
    )
    yield say("Print at 100 %, without fitting to the page.")
    if poster.overlap:
        yield say(
            "Cut each sheet at its marks on the left and at the top, and glue it over the last {overlap} mm of the "
            "sheet on its left and of the sheet above, along their dashed marks.",
            overlap=f"{poster.overlap / MM:.4g}",
        )
    else:
        yield say("Cut each sheet at its marks and put the sheets edge to edge.")
    if tiling.empty:
        empty = ", ".join(tile.name for tile in tiling.tiles if tile.name in tiling.empty)
        yield say("Left out, as nothing is on them: {sheets}.", sheets=empty)


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _cm(points: float) -> str:
    return f"{points / MM / 10:.1f}"


def _small(picture: Picture, scale: float) -> Picture:
    """Return a picture without bookmarks, and without text that would be too small on its scale."""
    items = tuple(
        Item(None, item.kind, item.x, item.y, item.width, item.height, draw=partial(_readable, item, scale))
        for item in picture.items
    )
    return replace(picture, items=items, background=None)


def _readable(item: Item, scale: float) -> tuple[Shape, ...]:
    return tuple(
        shape for shape in item.shapes if not isinstance(shape, Text) or shape.size * scale >= SMALLEST_TEXT
    )


def _over(poster: Poster, frame: Frame, lines: tuple[str, ...], place: tuple[float, float, float]) -> Picture:
    """Return the words, the grid and the numbers of the sheets; `place` is where and how large the poster is."""
    shapes = (*_words(poster, frame, lines), *_grid(poster, place))
    item = Item(None, "decoration", 0, 0, frame.width, frame.height, draw=partial(tuple, shapes))
    return Picture(frame.width, frame.height, (item,))


def _words(poster: Poster, frame: Frame, lines: tuple[str, ...]) -> Iterator[Shape]:
    theme, base = poster.sheet.theme, frame.top + HEADING
    yield Text(frame.margin, base, poster.words(PLAN), HEADING, theme.text, bold=True)
    for number, line in enumerate(lines, start=1):
        yield Text(frame.margin, base + 4 + number * SIZE * LEADING, line, SIZE, theme.text)


def _grid(poster: Poster, place: tuple[float, float, float]) -> Iterator[Shape]:
    x, y, scale = place
    theme, empty = poster.sheet.theme, poster.tiling.empty
    for tile in poster.tiling.tiles:
        left, top, width, height = _cell(poster, tile)
        left, top, width, height = x + left * scale, y + top * scale, width * scale, height * scale
        absent = tile.name in empty
        dash = (3.0, 3.0) if absent else ()
        yield Box(left, top, width, height, None, theme.secondary if absent else theme.accent, 1, dash=dash)
        size = max(min(width, height, LARGEST_NUMBER * 4) / 4, SMALLEST_TEXT)
        colour = theme.secondary if absent else theme.accent
        wide = poster.typeface.width(tile.name, size, bold=True) + size * 0.5
        yield Box(left, top, wide, size * 1.25, theme.box, colour, 0.75)
        yield Text(left + wide / 2, top + size * 0.98, tile.name, size, colour, bold=True, anchor="middle")


def _cell(poster: Poster, tile: Tile) -> tuple[float, float, float, float]:
    """Return what of a sheet can be seen when all are glued: the next ones lie over its end."""
    window, tiling = tile.window, poster.tiling
    last = tile.column == tiling.columns - 1, tile.row == tiling.rows - 1
    width = window.width - (0 if last[0] else poster.overlap)
    return window.x, window.y, width, window.height - (0 if last[1] else poster.overlap)


PLAN = say("Assembly plan of the poster")
