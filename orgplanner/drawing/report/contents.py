"""The contents of a report: what begins on which page, each line leading there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgplanner.drawing.book.flow import Column, Flow
from orgplanner.drawing.book.sayings import CONTENTS
from orgplanner.drawing.picture import Bookmark, Page, Part, page_link
from orgplanner.drawing.report.laid import LaidReport
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import joined
from orgplanner.drawing.sheet.frame import Frame, frame_of, sheet_of
from orgplanner.text import render

FEWEST, FEWEST_OF_ONE = 4, 8
"""Pages that need contents: of several tables, and of a single one."""


def needs_contents(laid: LaidReport) -> bool:
    """Tell whether a report is so long that a reader looks for things in it."""
    several = sum(entry.level == 0 for entry in laid.entries()) > 1
    return laid.count >= (FEWEST if several else FEWEST_OF_ONE)


def with_contents(laid: LaidReport, options: PaperOptions) -> tuple[tuple[Page, ...], tuple[Bookmark, ...]]:
    """Return the pages of a report behind its contents, which look as `options` say, and its bookmarks.

    It was laid as one that is not the first of its document.
    """
    maker = _Contents(laid, options)
    columns = maker.columns(0)
    before = len(columns)
    whole = before + laid.count
    pages = [maker.page(number, each, whole) for number, each in enumerate(maker.columns(before), 1)]
    first = Bookmark(render(CONTENTS, options.language), 0, page_link(1))
    return (*pages, *laid.pages(before, whole)), (first, *laid.bookmarks())


class _Contents:
    """Sets the contents of a report on pages like its own."""

    def __init__(self, laid: LaidReport, options: PaperOptions) -> None:
        sheet = laid.sheets[0].frame
        title, *others = (render(CONTENTS, language) for language in options.tongues)
        also = {**options.also, title: others[0]} if others else options.also
        named = replace(options, subtitle=joined(options.subtitle, title), also=also)
        self._laid, self._options, self._typeface = laid, named, laid.typeface
        self._size = (sheet.width, sheet.height)
        frames = [self._frame(page, 9999) for page in (1, 2)]
        self._top = max(frame.top for frame in frames)
        height = min(frame.bottom for frame in frames) - self._top
        width = frames[0].width - 2 * frames[0].margin
        self._flow = Flow(width, height, options.theme, self._typeface, Setter(self._typeface))

    def columns(self, before: int) -> Sequence[Sequence[Column]]:
        """Return the columns of each page, with numbers behind so many pages."""
        return self._flow.pages(self._laid.entries(before))

    def _frame(self, number: int, whole: int) -> Frame:
        return frame_of(*self._size, replace(self._options, page=number, pages=whole), self._typeface)

    def page(self, number: int, columns: Sequence[Column], whole: int) -> Page:
        """Return a page of the contents."""
        options = replace(self._options, page=number, pages=whole)
        frame = frame_of(*self._size, options, self._typeface)
        around = sheet_of(frame, options, self._typeface)
        lists = Part(self._flow.picture(columns), frame.margin, self._top)
        return Page(frame.width, frame.height, (Part(around), lists))
