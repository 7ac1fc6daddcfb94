"""Parts of a pack that are tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.picture import Bookmark, Page
from orgplanner.drawing.report.laid import LaidReport
from orgplanner.drawing.report.pages import lay_sections
from orgplanner.drawing.report.section import Section
from orgplanner.exporters.pack.matter import Heads, Matter
from orgplanner.exporters.progress import Progress
from orgplanner.text import Message

MOST_ENTRIES = 14
"""Lines of the contents below one part."""


@dataclass(frozen=True, slots=True)
class TablePiece:
    """Sections under the heading of their part."""

    title: str
    report: LaidReport
    sections: tuple[str, ...]
    """their titles"""

    def entries(self, before: int) -> list[Entry]:
        """The sections and, while these are few, the first headings in them; not what the part is called."""
        lines = [(line.words, line.page) for line in self.report.entries(before) if line.level <= 1]
        if len(lines) > MOST_ENTRIES:
            starts = (before + start + 1 for start in self.report.starts)
            lines = list(zip(self.sections, starts, strict=True))
        return [Entry(words, page, 1) for words, page in lines if words != self.title]

    def lay(self, before: int, _progress: Progress | None) -> LaidTables:
        """The report with its place."""
        return LaidTables(self.report, before)


@dataclass(frozen=True, slots=True)
class LaidTables:
    """A report and how many pages stand before it."""

    report: LaidReport
    before: int
    notes: Sequence[Message] = ()

    @property
    def count(self) -> int:
        """How many pages it has."""
        return self.report.count

    def pages(self, whole: int) -> Sequence[Page]:
        """The pages with their numbers."""
        return self.report.pages(self.before, whole)

    def bookmarks(self) -> Sequence[Bookmark]:
        """The sections and headings."""
        return self.report.bookmarks(1)


def table_piece(
    matter: Matter, heads: Heads, title: str, sections: Sequence[Section], progress: Progress | None, first: bool
) -> TablePiece:
    """Lay sections on pages; `heads` are the title with its number, `first` those that nothing stands before."""
    report = lay_sections(sections, matter.sheet(heads, 0 if first else 1), matter.typeface, progress, first=first)
    return TablePiece(title, report, tuple(section.title for section in sections))
