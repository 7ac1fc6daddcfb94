"""A part of a pack: first what is on its pages, then, when it is known what stands before it, the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.picture import Bookmark, Page
from orgplanner.exporters.progress import Progress
from orgplanner.text import Message


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
