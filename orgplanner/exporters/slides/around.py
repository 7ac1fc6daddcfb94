"""What stands around the chart of a slide: title, date, classification, way up, legend, totals, number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from orgplanner.drawing.legend import legend_rows, legend_shapes
from orgplanner.drawing.picture import Box, Image, Line, Shape
from orgplanner.drawing.placing import Rect
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined, said_also
from orgplanner.drawing.sheet.foot import page_words
from orgplanner.drawing.typeface import Typeface, shorten, wrap
from orgplanner.exporters.slides.marks import Frame, Named, Paragraph, Run, box_xml, line_xml
from orgplanner.exporters.slides.telling import Onward
from orgplanner.text import render, say

WIDTH, HEIGHT = 960.0, 540.0
"""points: 13.333 by 7.5 inches"""
MARGIN, TITLE, SUBTITLE, SMALL = 30.0, 24.0, 12.0, 9.5
TITLE_TOP, SUBTITLE_TOP, UP_TOP, CHART_TOP = 12.0, 46.0, 63.0, 82.0
FOOTER_TOP, FOOTER_LINE = 516.0, 13.0
LEGEND_ROW = 1.5
LONG_TITLES = (13.0, 11.0)
SPARE = 0.84
"""Of the room for a line that it takes at most: machines without the font of the slides show it in a wider one."""
NUMBER = 150.0
"""points for the number of a slide"""
LOGO_WIDTH, LOGO_HEIGHT = 90.0, 34.0
"""points, at most"""
CLASSIFICATION = 240.0
"""points at the right of a title that the classification may take"""


@dataclass(frozen=True, slots=True)
class Around:
    """What is the same on all slides: the sheet as on paper, and how it is measured."""

    sheet: PaperOptions
    typeface: Typeface

    @property
    def _footer_lines(self) -> int:
        footer = both(self.sheet.footer, self.sheet.also)
        return 2 if self.typeface.width(footer, SMALL) > WIDTH - 2 * MARGIN - NUMBER - 10 else 1

    @property
    def _legend_top(self) -> float:
        rows = legend_rows(self.sheet.legend, WIDTH - 2 * MARGIN, SMALL, self.typeface)
        top = FOOTER_TOP - FOOTER_LINE * (self._footer_lines - 1)
        return top - len(rows) * SMALL * LEGEND_ROW - (6 if rows else 2)

    @property
    def logo(self) -> Rect:
        """Where the logo stands on the first slide; without one it has no width."""
        logo = self.sheet.logo
        if logo is None or not logo.width or not logo.height:
            return WIDTH - MARGIN, TITLE_TOP, 0.0, 0.0
        scale = min(LOGO_HEIGHT / logo.height, LOGO_WIDTH / logo.width)
        width, height = logo.width * scale, logo.height * scale
        return WIDTH - MARGIN - width, TITLE_TOP, width, height

    def _below(self, title: str, has_room: bool) -> tuple[str, ...]:
        """Return what stands below the title: that in the second language, what it is about, number, date.

        All of it in a line, or in two where there is room.
        """
        sheet, also = self.sheet, self.sheet.also
        second, marks = said_also(title, also), page_words(replace(sheet, pages=0), sheet.language)
        about = joined(both(sheet.subtitle, also), marks)
        if second and has_room:
            return second, about
        return (joined(second, about),)

    def _fitting(self, words: str, width: float) -> float:
        """Return the size of a line below the title: smaller where it would be cut."""
        return SUBTITLE if self.typeface.width(words, SUBTITLE) <= (width - 2) * SPARE else SMALL

    def _marks(self) -> tuple[float, tuple[str, ...]]:
        """Return the mark of classification in lines, and their size: a long one is smaller rather than cut."""
        words, room = both(self.sheet.classification, self.sheet.also), (CLASSIFICATION - 2) * SPARE
        for size, most in ((SUBTITLE, 2), (SMALL, 3)):
            lines = wrap(self.typeface, words, size, room, most + 1, bold=True)
            if len(lines) <= most:
                return size, lines
        return SMALL, wrap(self.typeface, words, SMALL, room, 3, bold=True)

    @property
    def room(self) -> Rect:
        """Where boxes may stand."""
        return MARGIN, CHART_TOP, WIDTH - 2 * MARGIN, self._legend_top - 4 - CHART_TOP

    def shapes(
        self, title: str, footer: str, up: Onward | None, number: int, count: int, first_id: int
    ) -> Iterator[str]:
        """Yield the XML of what stands around the chart of one slide; the title is the first."""
        language, width = self.sheet.language, WIDTH - 2 * MARGIN
        aside = self.logo[2] + 12 if number == 1 and self.logo[2] else 0.0
        beside = width - (CLASSIFICATION + 12 if self.sheet.classification else 0) - aside
        yield self._title(title, beside, first_id)
        below = self._below(title, up is None)
        texts = [
            (MARGIN, top, width, words, self._fitting(words, width), False, "l", "")
            for top, words in zip((SUBTITLE_TOP, UP_TOP), below, strict=False)
        ]
        if self.sheet.classification:
            left, (size, marks) = WIDTH - MARGIN - CLASSIFICATION - aside, self._marks()
            for place, mark in enumerate(marks):
                top = TITLE_TOP + 20 + (place - len(marks) / 2) * size * 1.3
                texts.append((left, top, CLASSIFICATION, mark, size, True, "r", ""))
        if up is not None:
            texts.append((MARGIN, UP_TOP, width, up.words, 11.0, True, "l", up.link))
        lines = wrap(self.typeface, both(footer, self.sheet.also), SMALL, width - NUMBER - 10, 2)
        for place_of_line, line in enumerate(lines, self._footer_lines - len(lines)):
            top = FOOTER_TOP - FOOTER_LINE * (self._footer_lines - 1 - place_of_line)
            texts.append((MARGIN, top, width - NUMBER, line, SMALL, False, "l", ""))
        page = render(say("slide {number} of {count}", number=number, count=count), language)
        texts.append((WIDTH - MARGIN - NUMBER, FOOTER_TOP, NUMBER, page, SMALL, False, "r", ""))
        for id, text in enumerate(texts, first_id + 1):
            yield self._text(id, *text)
        yield from self._legend(first_id + 1 + len(texts))

    def _lines_of(self, words: str, size: float, room: float) -> int:
        return len(wrap(self.typeface, words, size, room, 3, bold=True))

    def _title(self, title: str, width: float, id: int) -> str:
        """Return the title in one line, or smaller in two; both with room for a wider font than was measured."""
        room, size = width * SPARE, TITLE
        lines: tuple[str, ...] = (title,)
        if self.typeface.width(title, size, bold=True) > room:
            size = next((each for each in LONG_TITLES if self._lines_of(title, each, room) <= 2), LONG_TITLES[-1])
            lines = wrap(self.typeface, title, size, room, 2, bold=True)
        words = " ".join(lines) or "–"
        said = Paragraph((Run(words, size, self.sheet.theme.text, bold=True),), size * 1.25)
        place = Frame(MARGIN, SUBTITLE_TOP - 34, width, 34)
        return box_xml(Named(id, words, title), place, (said,), language=self.sheet.language, kind="title")

    def _text(
        self, id: int, x: float, y: float, width: float, words: str, size: float, bold: bool, align: str, link: str
    ) -> str:
        theme = self.sheet.theme
        words = shorten(self.typeface, words, size, (width - 2) * (SPARE if width > NUMBER else 1), bold=bold)
        colour = theme.accent if link else theme.text if bold else theme.secondary
        said = Paragraph((Run(words, size, colour, bold=bold, link=link),), size * 1.3, align=align)
        frame = Frame(x, y, width, size * 1.4)
        named, language = Named(id, words or "–"), self.sheet.language
        return box_xml(named, frame, (said,), language=language, kind="text", wrap=align != "l")

    def _legend(self, first_id: int) -> Iterator[str]:
        rows = legend_rows(self.sheet.legend, WIDTH - 2 * MARGIN, SMALL, self.typeface)
        shapes = legend_shapes(rows, MARGIN, self._legend_top, SMALL, self.sheet.theme, self.typeface)
        name = render(say("Legend"), self.sheet.language)
        for id, shape in enumerate(shapes, first_id):
            yield self._drawn(id, shape, name)

    def _drawn(self, id: int, shape: Shape, name: str) -> str:
        if isinstance(shape, Box):
            frame = Frame(
                shape.x, shape.y, shape.width, shape.height, shape.fill, shape.stroke, shape.line_width,
                bool(shape.dash), shape.hatch,
            )  # fmt: skip
            return box_xml(Named(id, name), frame, language=self.sheet.language)
        if isinstance(shape, Line):
            start, end = shape.points[0], shape.points[-1]
            dashed = bool(shape.dash)
            return line_xml(Named(id, name), start, end, shape.stroke, shape.line_width, dashed, shape.arrow)
        if isinstance(shape, Image):
            return ""
        width = self.typeface.width(shape.text, shape.size, bold=shape.bold) + 4
        frame = Frame(shape.x, shape.y - shape.size, min(width, WIDTH - shape.x), shape.size * 1.35)
        said = Paragraph((Run(shape.text, shape.size, shape.colour, shape.bold),), shape.size * 1.3)
        return box_xml(Named(id, shape.text), frame, (said,), language=self.sheet.language, kind="text", wrap=False)
