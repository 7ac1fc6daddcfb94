"""Pages of a pack that have a picture of their own: upright, with what stands around all pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.picture import Bookmark, Page, Part, Picture
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.frame import Frame, frame_of, sheet_of
from orgplanner.exporters.pack.matter import Matter
from orgplanner.text import Message

MANY = 9999
"""pages that numbers leave room for while nobody knows how many there are"""


@dataclass(frozen=True, slots=True)
class Upright:
    """Pages that stand upright unless paper on its side is asked for."""

    matter: Matter
    sheet: PaperOptions

    def frame(self, number: int, whole: int) -> Frame:
        """What stands around a page."""
        short, long = PAPERS[self.matter.options.paper]
        size = (long, short) if self.matter.options.landscape else (short, long)
        numbered = replace(self.sheet, page=number, pages=whole)
        return frame_of(*size, numbered, self.matter.typeface)

    def room(self, number: int = MANY) -> tuple[float, float]:
        """How wide and high what stands on a page may be; the first of a document has the least room."""
        frame = self.frame(number, MANY)
        return frame.width - 2 * frame.margin, frame.bottom - frame.top

    def page(self, picture: Picture, number: int, whole: int, scale: float = 1.0) -> Page:
        """A page with a picture in its room."""
        frame = self.frame(number, whole)
        around = sheet_of(frame, replace(self.sheet, page=number, pages=whole), self.matter.typeface)
        return Page(frame.width, frame.height, (Part(around), Part(picture, frame.margin, frame.top, scale)))


@dataclass(frozen=True, slots=True)
class LaidFront:
    """Pictures on upright pages."""

    upright: Upright
    pictures: Sequence[Picture]
    before: int
    notes: Sequence[Message] = ()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pictures)

    def pages(self, whole: int) -> list[Page]:
        """The pages with their numbers."""
        numbered = enumerate(self.pictures, self.before + 1)
        return [self.upright.page(picture, number, whole) for number, picture in numbered]

    def bookmarks(self) -> Sequence[Bookmark]:
        """None below that of the part itself."""
        return ()
