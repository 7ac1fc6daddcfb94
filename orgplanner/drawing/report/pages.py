"""The pages of a report: drawings and tables with their headings, which go on over as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.views.grid import GridRow
from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.picture import Clip, Item, Page, Part, Text
from orgplanner.drawing.report.columns import SIZE, lay_columns
from orgplanner.drawing.report.cutting import cut_below
from orgplanner.drawing.report.keeping import CARRIED_LINES, beginning, most_lines, needed, runs
from orgplanner.drawing.report.laid import LaidReport, Mark, Sheet
from orgplanner.drawing.report.section import Section
from orgplanner.drawing.report.table import TRAIL_LINE, TRAIL_SIZE, Cells, Printed
from orgplanner.drawing.report.trail import Trail
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined
from orgplanner.drawing.sheet.frame import Frame, frame_of
from orgplanner.drawing.typeface import Typeface, bundled

Progress = Callable[[int, int], None]
NOTE, NOTE_LINE, GAP = 9.0, 12.0, 10.0
"""points: a sentence, its line, and the room below sentences and drawings"""
HEADING, HEADING_LINE, APART = 11.0, 18.0, 18.0
"""points: the title of a section below another one, its line, and the room above it"""
SMALLEST = 0.7
"""how much smaller a high drawing is made: its smallest letters stay as large as paper asks for"""
EVERY = 250
"""rows between two reports of progress"""
LEAST = 0.25
"""the share of a page that a table begins on at least"""
MANY = 9999
"""pages that numbers leave room for while nobody knows how many there are"""


def report_pages(
    sections: Sequence[Section], options: PaperOptions, progress: Progress | None = None
) -> tuple[Page, ...]:
    """Lay sections on sheets of `options.paper` (A4 when it says none), on their long side unless told otherwise.

    `progress` is told rows done and in all, and may raise to stop.
    """
    return lay_sections(sections, options, progress=progress).pages()


def lay_sections(
    sections: Sequence[Section],
    options: PaperOptions,
    typeface: Typeface | None = None,
    progress: Progress | None = None,
    *,
    first: bool = True,
) -> LaidReport:
    """Lay sections as `report_pages` does; `first` tells whether nothing stands before them in the document."""
    pairs = [zip((each.title, each.about), each.second, strict=True) for each in sections]
    said = {one: other for pair in pairs for one, other in pair if one and other}
    options = replace(options, also={**said, **options.also})
    writer = _Writer(options, typeface or bundled(), progress, sum(section.count for section in sections), first)
    for section in sections:
        writer.write(section)
    return writer.report()


class _Writer:
    """One report while it is written."""

    def __init__(
        self, options: PaperOptions, typeface: Typeface, progress: Progress | None, whole: int, first: bool
    ) -> None:
        short, long = PAPERS[options.paper if options.paper in PAPERS else "A4"]
        upright = options.landscape is False
        self._size = (short, long) if upright else (long, short)
        self._options, self._typeface, self._setter = options, typeface, Setter(typeface)
        self._progress, self._done, self._whole, self._first = progress, 0, whole, first
        self._sheets: list[Sheet] = []
        self._starts: list[int] = []
        self._marks = 0

    def write(self, section: Section) -> None:
        """Add a section, on pages of its own unless it follows another one and there is room."""
        tables = self._tables(section)
        sheet = self._sheets[-1] if self._sheets else None
        if sheet is not None and section.follows and self._is_room(sheet, section, tables):
            self._go_on(sheet, section)
        else:
            sheet = self._begin(section)
        self._starts.append(len(self._sheets) - 1)
        self._mark(sheet, section.title, 1 if section.follows else 0, section)
        self._notes(sheet, section)
        if section.draw is not None:
            self._draw(section)
        for number, table in enumerate(tables):
            sheet = self._sheets[-1]
            if number or (section.draw is not None and sheet.left < sheet.height * LEAST):
                self._begin(section)
            self._rows(section, table, is_first=number == 0)

    def report(self) -> LaidReport:
        """Return what was written."""
        return LaidReport(self._sheets, tuple(self._starts), self._options, self._typeface)

    def _begin(self, section: Section, *, upright: bool = False) -> Sheet:
        frame = self._frame(section, upright=upright)
        sheet = Sheet(frame, self._subtitle(section), frame.top)
        self._sheets.append(sheet)
        return sheet

    def _frame(self, section: Section, *, upright: bool = False) -> Frame:
        """What stands around the next sheet."""
        page = 1 if self._first and not self._sheets else 2
        named = replace(self._options, subtitle=self._subtitle(section), page=page, pages=MANY)
        size = (min(self._size), max(self._size)) if upright else self._size
        return frame_of(*size, named, self._typeface)

    def _subtitle(self, section: Section) -> str:
        about = (section.title, section.about) if section.about else (self._options.subtitle, section.title)
        return joined(*about)

    def _room(self, frame: Frame) -> float:
        return frame.width - 2 * frame.margin

    def _go_on(self, sheet: Sheet, section: Section) -> None:
        """The title of a section below another one."""
        sheet.y += APART
        title = both(section.title, self._options.also)
        line = self._setter.lines(title, HEADING, self._room(sheet.frame), 2, bold=True)
        for words in line:
            self._text(sheet, words, HEADING, HEADING_LINE, self._options.theme.text, bold=True)

    def _notes(self, sheet: Sheet, section: Section) -> None:
        for note in section.notes:
            for line in self._setter.lines(note, NOTE, self._room(sheet.frame), 6):
                self._text(sheet, line, NOTE, NOTE_LINE, self._options.theme.secondary)
        if section.notes:
            sheet.y += GAP / 2

    def _text(self, sheet: Sheet, words: str, size: float, line: float, colour: str, *, bold: bool = False) -> None:
        x, y = sheet.frame.margin, sheet.y
        draw = partial(tuple, (Text(x, y + size, words, size, colour, bold=bold),))
        sheet.items.append(Item(None, "decoration", x, y, self._room(sheet.frame), line, draw=draw))
        sheet.y += line

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
        if scale < 1 and section.count:
            self._begin(section)

    def _begin_anew(self, section: Section, *, upright: bool) -> Sheet:
        """A page of another direction in the place of one on which there is only its heading so far."""
        marks = self._sheets.pop().marks
        sheet = self._begin(section, upright=upright)
        for mark in marks:
            sheet.mark(mark)
        self._notes(sheet, section)
        return sheet

    # tables

    def _tables(self, section: Section) -> list[Printed]:
        """Return the table of a section; in several pieces beside each other where it has too many columns."""
        if section.grid is None or (not section.count and section.draw is not None):
            return []
        frame = self._frame(section)
        grid, rows, options = section.grid, section.rows(), self._options
        pieces = lay_columns(grid, rows, self._room(frame), self._typeface, options.tongues)
        tables = [Printed(grid, rows, piece, options.theme, self._setter, options.tongues) for piece in pieces]
        most = [most_lines(table, frame) for table in tables]
        return [replace(table, most=most[at], has_asides=at == 0) for at, table in enumerate(tables)]

    def _is_room(self, sheet: Sheet, section: Section, tables: Sequence[Printed]) -> bool:
        """Tell whether a section can begin below another one with a good part of its table."""
        if (sheet.frame.width, sheet.frame.height) != self._size or section.draw is not None:
            return False
        least = APART + 2 * HEADING_LINE + NOTE_LINE * 2 * len(section.notes) + GAP
        if tables:
            least += tables[0].head_height + beginning(tables[0], sheet.height - least)
        return sheet.left >= max(least, sheet.height * LEAST)

    def _rows(self, section: Section, table: Printed, *, is_first: bool) -> None:
        """All rows in some columns; sums that say nothing there are left out behind the first columns."""
        trail, sheet = Trail(table.grid, self._options.language, self._typeface), self._headed(table)
        empty = True
        for run in runs(table, is_first):
            for at, (row, cells) in enumerate(run):
                if not empty and needed(table, run[at:], at, sheet) > sheet.left:
                    self._begin(section)
                    sheet = self._headed(table)
                    self._go_on_with(table, trail, row)
                if is_first and row.role == "heading":
                    title = cell_words(row.cells[0], self._options.language)
                    self._mark(sheet, title, max(row.level, 1), section)
                self._row(sheet, table, row, cells)
                empty = False
                if is_first:
                    self._advance()
                trail.follow(row)

    def _row(self, sheet: Sheet, table: Printed, row: GridRow, cells: Cells) -> None:
        sheet.items.append(table.row(row, cells, sheet.frame.margin, sheet.y))
        sheet.y += table.height(cells)

    def _mark(self, sheet: Sheet, title: str, level: int, section: Section) -> None:
        """What begins here can be found in the contents and the bookmarks."""
        self._marks += 1
        sheet.mark(Mark(title, level, f"table {section.id or len(self._starts)} {self._marks}"))

    def _headed(self, table: Printed) -> Sheet:
        sheet = self._sheets[-1]
        sheet.items.append(table.head(sheet.frame.margin, sheet.y))
        sheet.y += table.head_height
        return sheet

    def _go_on_with(self, table: Printed, trail: Trail, row: GridRow) -> None:
        """What the first row of a page is part of."""
        sheet = self._sheets[-1]
        words = trail.path(row, TRAIL_SIZE, table.width)
        if words:
            sheet.items.append(table.trail(words, sheet.frame.margin, sheet.y))
            sheet.y += TRAIL_LINE
        if trail.goes_on(row):
            heading = trail.heading(SIZE, table.width * CARRIED_LINES * 0.75)
            self._row(sheet, table, heading, replace(table, most=CARRIED_LINES).cells(heading))

    def _advance(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % EVERY == 0 or self._done == self._whole):
            self._progress(self._done, self._whole)
