"""Makes a poster: a chart at a size that can be read, as large as it comes out, on sheets of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orgplanner.drawing.paper import PAPERS, smallest_text
from orgplanner.drawing.picture import Bookmark, Page, Part, Picture, page_link
from orgplanner.drawing.poster.heading import BESIDE, RIM, Heading, heading_of
from orgplanner.drawing.poster.plan_page import MM, PLAN, plan_page
from orgplanner.drawing.poster.sheet import Poster, homes, sheet_page, window_on
from orgplanner.drawing.poster.tiles import Tiling, bounds_of, tiling_of
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.typeface import Typeface, bundled
from orgplanner.text import Message, say

Progress = Callable[[int, int], None]

USUAL_PAPER = "A4"
WANTED_TEXT = 8.0
"""Points of the smallest text, unless another size is wanted."""
USUAL_OVERLAP, MOST_OVERLAP = 10.0, 50.0
"""Millimetres of two sheets that show the same."""


@dataclass(frozen=True, slots=True)
class Glued:
    """The pages of a poster with the assembly plan first, its tiles, bookmarks, and what a reader should know."""

    pages: tuple[Page, ...]
    tiling: Tiling
    outline: tuple[Bookmark, ...]
    notes: tuple[Message, ...]


def poster_of(
    picture: Picture,
    sheet: PaperOptions,
    typeface: Typeface | None = None,
    *,
    overlap: float = USUAL_OVERLAP,
    text: float = WANTED_TEXT,
    progress: Progress | None = None,
) -> Glued | None:
    """Return a chart as a poster, or None where one sheet is enough.

    `overlap` is in millimetres, of which 0 to MOST_OVERLAP are taken; `text` is the size of the smallest text in
    points. The paper is one of PAPERS, else A4; upright or on its side, whichever needs fewer sheets and
    cuts fewer boxes.
    """
    typeface = typeface or bundled()
    scale = text / smallest_text(picture)
    laid = min(max(overlap, 0.0), MOST_OVERLAP) * MM
    heading = heading_of((picture.width * scale, picture.height * scale), _sheets(sheet)[-1][0], sheet, typeface)
    top = _top(picture, scale, heading, typeface)
    size = _width(picture, scale, heading), max(top + picture.height * scale, heading.bounds[3]) + RIM
    parts = (
        Part(Picture(*size, (heading.item,))),
        Part(replace(picture, background=None), (size[0] - picture.width * scale) / 2, top, scale),
    )
    ways = [(paper, tiling_of(size, window_on(paper), laid, parts, heading.bounds, typeface))
            for paper in _sheets(sheet)]  # fmt: skip
    paper, tiling = min(ways, key=lambda way: way[1].price)
    if len(tiling.kept) <= 1:
        return None
    numbered = replace(sheet, pages=len(tiling.kept) + 1)
    return _glued(Poster(*size, parts, tiling, paper, laid, numbered, typeface), progress)


def _width(picture: Picture, scale: float, heading: Heading) -> float:
    return max(picture.width * scale + 2 * RIM, heading.bounds[2] + RIM)


def _top(picture: Picture, scale: float, heading: Heading, typeface: Typeface) -> float:
    """Return where a chart begins: as high up as what is below the heading allows."""
    left = (_width(picture, scale, heading) - picture.width * scale) / 2
    right = (heading.bounds[2] + BESIDE - left) / scale
    tops = (
        top * scale
        for item in picture.items
        if item.x <= right
        for shape in item.shapes
        for first, top, _, _ in bounds_of(shape, typeface)
        if first <= right
    )
    return max(heading.bounds[3] + BESIDE - min(tops, default=0.0), RIM)


def _sheets(sheet: PaperOptions) -> tuple[tuple[float, float], ...]:
    """Return width and height of the sheets: on their side, upright, or whichever needs fewer."""
    short, long = PAPERS.get(sheet.paper, PAPERS[USUAL_PAPER])
    ways = {True: (long, short), False: (short, long)}
    return tuple(ways[way] for way in ((True, False) if sheet.landscape is None else (sheet.landscape,)))


def _glued(poster: Poster, progress: Progress | None) -> Glued:
    paper = poster.sheet.paper if poster.sheet.paper in PAPERS else USUAL_PAPER
    home, tiling = homes(poster), poster.tiling
    pages = [plan_page(poster, paper)]
    for number, tile in enumerate(tiling.kept, start=2):
        pages.append(sheet_page(poster, tile, number, home))
        if progress is not None:
            progress(number, len(tiling.kept) + 1)
    marks = (
        Bookmark(item.title, item.outline_level + 1, f"#{item.subject}")
        for item in home
        if item.outline_level is not None and item.subject
    )
    outline = (Bookmark(poster.words(PLAN), 0, page_link(1)), *marks)
    return Glued(tuple(pages), tiling, outline, tuple(_notes(poster)))


def _notes(poster: Poster) -> tuple[Message, ...]:
    tiling = poster.tiling
    if not tiling.cut:
        return (say("Poster of {count} sheets; each box is whole on one of them.", count=len(tiling.kept)),)
    return (
        say(
            "Poster of {count} sheets; boxes that lie across a cut and are glued together: {cut}.",
            count=len(tiling.kept),
            cut=tiling.cut,
        ),
    )
