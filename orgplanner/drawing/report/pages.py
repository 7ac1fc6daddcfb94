"""The pages of a report: every section begins on one, drawings and tables go on over as many as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.analysis.views.grid import GridRow
from orgplanner.drawing.paper import PAPERS, Frame, PaperOptions, frame_of, sheet_of
from orgplanner.drawing.picture import Clip, Item, Page, Part, Picture, Text
from orgplanner.drawing.report.columns import lay_columns
from orgplanner.drawing.report.section import Section
from orgplanner.drawing.report.table import Lines, Printed
from orgplanner.drawing.typeface import Typeface, bundled, wrap

Progress = Callable[[int, int], None]
NOTE, NOTE_LINE, GAP = 9.0, 12.0, 10.0
"""points: a sentence, its line, and the room below sentences and drawings"""
SMALLEST = 0.7
"""how much smaller a high drawing is made: its smallest letters stay as large as paper asks for"""
EVERY = 250
"""rows between two reports of progress"""


@dataclass(slots=True)
class Sheet:
    """A page while it is filled: what is on it so far, and how far down it is."""

    frame: Frame
    subtitle: str
    parts: list[Part]
    items: list[Item]
    y: float

    @property
    def left(self) -> float:
        """How much room is left below."""
        return self.frame.bottom - self.y


def report_pages(
    sections: Sequence[Section], options: PaperOptions, progress: Progress | None = None
) -> tuple[Page, ...]:
    """Lay sections on sheets of `options.paper` (A4 when it says none), on their long side unless told otherwise.

    `progress` is told rows done and in all, and may raise to stop.
    """
    writer = _Writer(options, bundled(), progress, sum(_rows_in(section) for section in sections))
    for section in sections:
        writer.write(section)
    return writer.pages()


def _rows_in(section: Section) -> int:
    if section.grid is None:
        return 0
    return len(section.grid.rows if section.places is None else section.places)


class _Writer:
    """One report while it is written."""

    def __init__(self, options: PaperOptions, typeface: Typeface, progress: Progress | None, whole: int) -> None:
        short, long = PAPERS[options.paper if options.paper in PAPERS else "A4"]
        upright = options.landscape is False
        self._size = (short, long) if upright else (long, short)
        self._options, self._typeface = options, typeface
        self._progress, self._done, self._whole = progress, 0, whole
        self._sheets: list[Sheet] = []

    def write(self, section: Section) -> None:
        """Add the pages of a section."""
        sheet = self._begin(section)
        self._notes(sheet, section)
        if section.draw is not None:
            self._draw(section)
        if section.grid is not None and (section.grid.rows or section.draw is None):
            self._tabulate(section)

    def _begin(self, section: Section, *, upright: bool = False) -> Sheet:
        named = replace(self._options, subtitle=_joined(self._options.subtitle, section.title))
        size = (min(self._size), max(self._size)) if upright else self._size
        frame = frame_of(*size, named, self._typeface)
        sheet = Sheet(frame, named.subtitle, [], [], frame.top)
        self._sheets.append(sheet)
        return sheet

    def _room(self, frame: Frame) -> float:
        return frame.width - 2 * frame.margin

    def _notes(self, sheet: Sheet, section: Section) -> None:
        theme, frame = self._options.theme, sheet.frame
        for note in section.notes:
            for line in wrap(self._typeface, note, NOTE, self._room(frame), 6):
                text = Text(frame.margin, sheet.y + NOTE, line, NOTE, theme.secondary)
                draw = partial(tuple, (text,))
                item = Item(None, "decoration", frame.margin, sheet.y, self._room(frame), NOTE_LINE, draw=draw)
                sheet.items.append(item)
                sheet.y += NOTE_LINE
        if section.notes:
            sheet.y += GAP / 2

    # drawings

    def _draw(self, section: Section) -> None:
        """A drawing in the width of the page; a high one upright, smaller, and cut where it does not fit so."""
        sheet, draw = self._sheets[-1], section.draw
        assert draw is not None
        drawn, scale = draw(self._room(sheet.frame)), 1.0
        if drawn.height > sheet.left:
            sheet, scale = self._begin_anew(section, upright=True), SMALLEST
            drawn = draw(self._room(sheet.frame) / scale)
        drawn, start = replace(drawn, background=None), 0.0
        while True:
            end, following = cut_below(drawn, start, sheet.left / scale)
            clip = Clip(sheet.frame.margin - 2, sheet.y, drawn.width * scale + 4, (end - start) * scale)
            sheet.parts.append(Part(drawn, sheet.frame.margin, sheet.y - start * scale, scale, clip))
            sheet.y += (end - start) * scale + GAP
            if end >= drawn.height - 0.5:
                break
            start, sheet = following, self._begin(section, upright=True)
        if scale < 1 and section.grid is not None and section.grid.rows:
            self._begin(section)

    def _begin_anew(self, section: Section, *, upright: bool) -> Sheet:
        """A page of another direction in the place of one on which there is only its heading so far."""
        self._sheets.pop()
        sheet = self._begin(section, upright=upright)
        self._notes(sheet, section)
        return sheet

    # tables

    def _tabulate(self, section: Section) -> None:
        grid, frame = section.grid, self._sheets[-1].frame
        assert grid is not None
        places = range(len(grid.rows)) if section.places is None else section.places
        rows = [grid.rows[place] for place in places]
        laid = lay_columns(grid, rows, self._room(frame), self._typeface, self._options.language)
        for number, piece in enumerate(laid):
            table = Printed(grid, piece, self._options.theme, self._typeface, self._options.language)
            sheet = self._sheets[-1]
            if number or sheet.left < (sheet.frame.bottom - sheet.frame.top) * 0.25:
                self._begin(section)
            self._rows(section, table, rows, counts=number == 0)

    def _rows(self, section: Section, table: Printed, rows: Sequence[GridRow], *, counts: bool) -> None:
        sheet = self._headed(table)
        for row, lines in _measured(table, rows):
            height = table.height(lines)
            if height > sheet.left and len(sheet.items) > 1:
                self._begin(section)
                sheet = self._headed(table)
            sheet.items.append(table.row(row, lines, sheet.frame.margin, sheet.y))
            sheet.y += height
            if counts:
                self._advance()

    def _headed(self, table: Printed) -> Sheet:
        sheet = self._sheets[-1]
        sheet.items.append(table.head(sheet.frame.margin, sheet.y))
        sheet.y += table.head_height()
        return sheet

    def _advance(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % EVERY == 0 or self._done == self._whole):
            self._progress(self._done, self._whole)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages, each with what stands around its contents and its number."""
        return tuple(self._page(number, sheet) for number, sheet in enumerate(self._sheets, 1))

    def _page(self, number: int, sheet: Sheet) -> Page:
        options = replace(self._options, subtitle=sheet.subtitle, page=number, pages=len(self._sheets))
        frame = frame_of(sheet.frame.width, sheet.frame.height, options, self._typeface)
        around = sheet_of(frame, options, self._typeface)
        contents = Picture(frame.width, frame.height, tuple(sheet.items))
        return Page(frame.width, frame.height, (Part(around), *sheet.parts, Part(contents)))


def _measured(table: Printed, rows: Sequence[GridRow]) -> Iterator[tuple[GridRow, Lines]]:
    for row in rows:
        yield row, table.lines(row)


def _joined(one: str, other: str) -> str:
    return " · ".join(filter(None, (one, other)))


def cut_below(picture: Picture, start: float, room: float) -> tuple[float, float]:
    """Return where a picture may be cut below `start`, within the room, and where it goes on.

    It is cut through as few labels as can be; those that are cut are whole on the next page.
    """
    if picture.height - start <= room:
        return picture.height, picture.height
    limit = start + room
    labels = [item for item in picture.items if item.kind == "unit" and item.y + item.height > limit - room / 4]
    able = [limit, *(item.y for item in labels if limit - room / 4 < item.y <= limit)]

    def crossed(at: float) -> list[float]:
        return [item.y for item in labels if item.y < at - 0.1 and item.y + item.height > at + 0.1]

    end = min(able, key=lambda at: (len(crossed(at)), -at))
    return end, min((y for y in crossed(end) if y > start), default=end)
