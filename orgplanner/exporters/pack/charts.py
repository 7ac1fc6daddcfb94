"""Parts of a pack that are charts: one page where a chart can be read on it, else pages of a book."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from orgplanner.drawing.book.binding import LaidBook
from orgplanner.drawing.card import SMALL
from orgplanner.drawing.chart import Chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.pack.anchors import anchored, leads_to
from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.paper import PAPERS, compose
from orgplanner.drawing.picture import Bookmark, Page
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import joined
from orgplanner.drawing.sheet.sizes import SMALLEST_TEXT
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions, Show
from orgplanner.exporters.pack.matter import Heads, Matter
from orgplanner.exporters.pack.piece import Laid
from orgplanner.exporters.pages.book import laid_book
from orgplanner.exporters.pages.book_words import BookWords
from orgplanner.exporters.pages.laying import NOTHING, drawn_for_paper, fitted
from orgplanner.exporters.pages.sheets import sheet_options
from orgplanner.exporters.progress import Progress
from orgplanner.text import Message

Tell = Callable[[Chart], PaperOptions]
"""Returns what stands around a chart by itself."""
LEAST_BOX = 1_000.0
"""square points that no box on paper is smaller than"""
CONTENTS_FROM = 12
"""Pages with boxes from which a chart has contents of its own."""


@dataclass(frozen=True, slots=True)
class ChartPiece:
    """A chart of one scenario, or of the changes between two; `key` keeps its boxes apart from those of others."""

    matter: Matter
    key: str
    heads: Heads
    scenario: str
    show: Show = ""
    called: str = ""

    def entries(self, before: int) -> list[Entry]:
        """Its own line where it is `called` something; a book has contents of its own."""
        return [Entry(self.called, before + 1, 1)] if self.called else []

    @property
    def options(self) -> ExportOptions:
        """How the chart is drawn."""
        return replace(self.matter.options, show=self.show)

    def sheet(self, before: int, told: Tell, drawn: Chart) -> PaperOptions:
        """What stands around the chart on the page behind so many others, where a chart is told like this."""
        own = told(drawn)
        titles = self.matter.titles
        main, second = (
            joined(*pair)
            for pair in ((own.subtitle, titles[0]), (own.also.get(own.subtitle, own.subtitle), titles[-1]))
        )
        known = cast(MutableMapping[str, str], own.also)  # a book goes on adding to it
        also = ChainMap({self.heads[0]: self.heads[-1], main: second}, known)
        return replace(
            own, title=self.heads[0], subtitle=main, also=also, page=before + 1,
            approval=own.approval and before == 0,
        )  # fmt: skip

    def lay(self, before: int, progress: Progress | None) -> Laid:
        """One page or a book."""
        plan, options = self.matter.plan, self.options
        sheet = partial(self.sheet, before, partial(sheet_options, plan, self.scenario, options))
        if not self._is_large():
            drawn, composed = fitted(plan, self.scenario, options, sheet)
            if composed.readable or not drawn.boxes:
                notes = drawn.notes if drawn.boxes else (NOTHING, *drawn.notes)
                return LaidChart(drawn, sheet(drawn), before, self.key, notes)
        words = BookWords(plan, self.scenario, options)
        sheet = partial(self.sheet, before, words.sheet)
        _, book, notes = laid_book(words, sheet, progress, before, CONTENTS_FROM)
        assert book is not None
        return LaidPages(book, self.key, notes)

    def _is_large(self) -> bool:
        """Whether the boxes alone take more than the paper at the smallest size that can be read."""
        width, height = PAPERS[self.options.paper]
        state = self.matter.plan.states[self.scenario]
        if len(state.posts if self.options.chart == "posts" else state.units) > width * height / LEAST_BOX:
            return True
        options = chart_options(self.options)
        drawn = drawn_for_paper(self.matter.plan, self.scenario, ChartMemory(), self.options, options)
        scale = SMALLEST_TEXT / SMALL
        boxes = sum(width * height for _, _, width, height in drawn.boxes.values()) * scale * scale
        return boxes > width * height


@dataclass(frozen=True, slots=True)
class LaidChart:
    """A chart that one page is enough for."""

    drawn: Chart
    sheet: PaperOptions
    before: int
    key: str
    notes: Sequence[Message]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return 1

    def pages(self, whole: int) -> list[Page]:
        """The page with its number."""
        numbered = replace(self.sheet, page=self.before + 1, pages=whole)
        composed = compose(self.drawn.picture, numbered, self.drawn.typeface, SMALL)
        return [anchored(page, self.key) for page in composed.pages]

    def bookmarks(self) -> list[Bookmark]:
        """A bookmark for each box, below the one above it."""
        boxes = (item for item in self.drawn.picture.items if item.outline_level is not None and item.subject)
        marks = (Bookmark(item.title, item.outline_level or 0, f"#{item.subject}") for item in boxes)
        return [leads_to(mark, self.key, 1) for mark in marks]


@dataclass(slots=True)
class LaidPages:
    """A chart as a book."""

    laid: LaidBook
    key: str
    notes: Sequence[Message]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return self.laid.count

    def pages(self, whole: int) -> list[Page]:
        """The pages with their numbers."""
        return [anchored(page, self.key) for page in self.laid.book(whole).pages]

    def bookmarks(self) -> list[Bookmark]:
        """The bookmarks of the book."""
        return [leads_to(mark, self.key, 1) for mark in self.laid.outline()]
