"""A part of a pack: first what is on its pages, then, when it is known what stands before it, the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.picture import Bookmark, Page
from orgplanner.text import Message

Progress = Callable[[int, int], None]


class Laid(Protocol):
    """A part whose place in the document is known."""

    @property
    def count(self) -> int:
        """How many pages it has."""

    @property
    def notes(self) -> Sequence[Message]:
        """What a reader should know about it."""

    def pages(self, whole: int) -> Sequence[Page]:
        """The pages, numbered as those of a document of `whole` pages."""

    def bookmarks(self) -> Sequence[Bookmark]:
        """What leads into it, from level 1 on."""


class Piece(Protocol):
    """A part before its place is known."""

    def entries(self, before: int) -> Sequence[Entry]:
        """The lines of the contents below its own."""

    def lay(self, before: int, progress: Progress | None) -> Laid:
        """Lay it behind so many pages of the document."""


def span(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Return what tells the progress of some of the work, from one share of it to another."""
    if progress is None:
        return None

    def tell(done: int, whole: int) -> None:
        progress(round(1000 * (start + (end - start) * done / max(whole, 1))), 1000)

    return tell
