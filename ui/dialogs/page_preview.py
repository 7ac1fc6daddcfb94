"""The pages of a document looked at: small ones in a strip, one of them large, and what is to be known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.drawing.picture import Page
from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.page_strip import PageStrip
from ui.dialogs.page_turner import PageTurner
from ui.dialogs.page_view import page_image
from ui.plain import label

if TYPE_CHECKING:
    from orgplanner.exporters import Sheets

Show = Callable[[Sequence[Page]], None]
"""Shows the first pages while the others are still laid out; called in any thread."""
Laying = Callable[[Stop, Show], "Sheets"]
AROUND = 24
"""Pixels between strip and page."""


@dataclass(frozen=True, slots=True)
class Early:
    """The first pages, and the image of the very first; `of` tells which laying out they are from."""

    of: object
    pages: tuple[Page, ...]
    image: QImage


class PagePreview(QWidget):
    """Lays pages out beside the window; `changed` tells that others are shown, or none, or another one of them."""

    changed = Signal()
    _early = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheets: Sheets | None = None
        self._pages: Sequence[Page] = ()
        self._shown = 0
        self._of: object = None
        self._lane, self._turn_lane = Lane(self, desk.turn), Lane(self, desk.turn)
        self.turner, self.strip, self.notes = PageTurner(desk), PageStrip(desk), label(wrap=True)
        for each in (self.turner, self.strip):
            each.turned.connect(self._turn)
        self._lane.progressed.connect(self.turner.progress)
        self._early.connect(self._show_early)
        pages = QHBoxLayout()
        pages.addWidget(self.strip)
        pages.addWidget(self.turner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(pages, 1)
        column.addWidget(self.notes)

    @property
    def sheets(self) -> Sheets | None:
        """What is laid out, None as long as it is not whole."""
        return self._sheets

    @property
    def shown(self) -> int:
        """The place of the page that is looked at, from 0 on."""
        return self._shown

    @property
    def busy(self) -> bool:
        """Whether pages are laid out, or one of them is drawn."""
        return self._lane.busy or self._turn_lane.busy

    def lay(self, work: Laying) -> None:
        """Lays pages out in the place of those that are shown."""
        self._of = of = object()

        def show(pages: Sequence[Page]) -> None:
            self._early.emit(Early(of, tuple(pages), page_image(pages[0])))

        def whole(stop: Stop) -> tuple[Sheets, QImage]:
            sheets = work(stop, show)
            stop.check()
            return sheets, page_image(sheets.pages[0])

        self._shown = 0
        self.forget()
        self.turner.wait()
        self.strip.setEnabled(False)
        self._lane.start(whole, self._show_whole, self._not_laid_out)

    def forget(self) -> None:
        """What is shown is not what is chosen any more."""
        self._turn_lane.cancel()
        gone, self._sheets = self._sheets, None
        if gone is not None:
            self._desk.leftovers.take(gone)
        self.changed.emit()

    def show_none(self, notes: Sequence[Message] = ()) -> None:
        """There are no pages to look at."""
        self._of = None
        self._lane.cancel()
        self.forget()
        self._empty()
        self.say(notes)

    def say(self, notes: Sequence[Message]) -> None:
        """Shows sentences below the pages."""
        self.notes.setText("\n".join(self._desk.words(note) for note in notes))

    def finish(self) -> None:
        """Nothing is looked at any more."""
        self._of = None
        self._lane.finish()
        self._turn_lane.finish()
        self.strip.finish()
        self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_strip()

    def _show_strip(self) -> None:
        self.strip.show_in(self.width() - self.turner.minimumSizeHint().width() - AROUND)

    def _show_early(self, early: Early) -> None:
        if early.of is self._of and self._sheets is None:
            self._show(early.pages, 0, early.image)

    def _show_whole(self, laid: tuple[Sheets, QImage]) -> None:
        self._sheets, image = laid
        self._show(self._sheets.pages, 0, image)
        self.say(self._sheets.notes)
        self.changed.emit()

    def _show(self, pages: Sequence[Page], shown: int, image: QImage) -> None:
        self._pages, self._shown = pages, shown
        self.turner.show_page(image, shown, len(pages), is_whole=self._sheets is not None)
        self.strip.show_pages(pages, shown)
        self._show_strip()

    def _turn(self, wanted: int) -> None:
        pages = self._pages
        if not 0 <= wanted < len(pages):
            return

        def turned(image: QImage) -> None:
            if self._pages is pages:
                self._show(pages, wanted, image)
                self.changed.emit()

        self._turn_lane.start(lambda _: page_image(pages[wanted]), turned)

    def _empty(self) -> None:
        self._pages, self._shown = (), 0
        self.turner.show_page(None)
        self.strip.show_none()

    def _not_laid_out(self, error: BaseException) -> None:
        self._empty()
        self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Shows the sentence of what went wrong; what is no sentence is raised."""
        if not isinstance(error, OrgPlannerError):
            raise error
        self.notes.setText(error.sentence(self._desk.words.language))
