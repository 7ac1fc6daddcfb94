"""A report whose contents are laid on sheets, before their number is known and they are drawn as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from orgplanner.drawing.book.flow import Entry
from orgplanner.drawing.picture import Bookmark, Item, Page, Part, Picture
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.frame import Frame, frame_of, sheet_of
from orgplanner.drawing.typeface import Typeface

MOST_ENTRIES = 150
"""Lines that the contents have at most, unless more sections begin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What begins on a sheet: 0 is the level of a section, further ones are those of headings in its table.

    `subject` is what links lead to; reports of a document have none in common if the ids of their sections differ.
    """

    title: str
    level: int
    subject: str


@dataclass(slots=True)
class Sheet:
    """A page while it is filled: what is on it so far, how far down it is, and what begins on it."""

    frame: Frame
    subtitle: str
    y: float
    parts: list[Part] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def mark(self, mark: Mark) -> None:
        """Something begins here."""
        self.marks.append(mark)
        place = Item(mark.subject, "decoration", self.frame.margin, self.y, 0, 0, mark.title, mark.level)
        self.items.append(place)

    @property
    def left(self) -> float:
        """How much room is left below."""
        return self.frame.bottom - self.y

    @property
    def height(self) -> float:
        """How much room there is in all."""
        return self.frame.bottom - self.frame.top


@dataclass(frozen=True, slots=True)
class LaidReport:
    """The sheets of a report; `starts` are the places, from 0, of those on which its sections begin."""

    sheets: Sequence[Sheet]
    starts: tuple[int, ...]
    options: PaperOptions
    typeface: Typeface

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sheets)

    def pages(self, before: int = 0, whole: int | None = None) -> tuple[Page, ...]:
        """Return the pages, numbered behind so many others of a document of `whole` pages."""
        known = before + self.count if whole is None else whole
        return tuple(self._page(sheet, number, known) for number, sheet in enumerate(self.sheets, before + 1))

    def _page(self, sheet: Sheet, number: int, whole: int) -> Page:
        options = replace(self.options, subtitle=sheet.subtitle, page=number, pages=whole)
        frame = frame_of(sheet.frame.width, sheet.frame.height, options, self.typeface)
        around = sheet_of(frame, options, self.typeface)
        contents = Picture(frame.width, frame.height, tuple(sheet.items))
        return Page(frame.width, frame.height, (Part(around), *sheet.parts, Part(contents)))

    def bookmarks(self, level: int = 0) -> list[Bookmark]:
        """Return what leads to the sections and to the headings in their tables."""
        return [Bookmark(mark.title, level + mark.level, f"#{mark.subject}") for mark, _ in self._marks(0)]

    def entries(self, before: int = 0, level: int = 0) -> list[Entry]:
        """Return the lines of the contents: the sections, and as many levels of headings as are still few."""
        marks = list(self._marks(before))
        deepest = _deepest(mark for mark, _ in marks)
        return [
            Entry(mark.title, page, level + mark.level, "" if level + mark.level else "strong")
            for mark, page in marks
            if mark.level <= deepest
        ]

    def _marks(self, before: int) -> Iterator[tuple[Mark, int]]:
        for page, sheet in enumerate(self.sheets, before + 1):
            for mark in sheet.marks:
                yield mark, page


def _deepest(marks: Iterator[Mark]) -> int:
    """Return the level down to which headings are few enough for the contents."""
    counts = Counter(mark.level for mark in marks)
    deepest = 0
    while counts[deepest + 1] and sum(counts[each] for each in range(deepest + 2)) <= MOST_ENTRIES:
        deepest += 1
    return deepest
