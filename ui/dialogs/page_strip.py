"""All pages of a document as small pictures in a strip, made beside the window for those that are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgplanner.drawing.picture import Page
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.page_view import page_image
from ui.look import Look

Index = QModelIndex | QPersistentModelIndex
SIDE = 84
"""Pixels of the longer side of a small picture."""
GAP = 7
WIDTH = SIDE + 2 * GAP + 18


class Thumbnails(QAbstractListModel):
    """A row for each page; its picture is made once it is asked for, the newest wish first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._leftovers = desk.words, desk.leftovers
        self._pages: Sequence[Page] = ()
        self._images: dict[int, QImage] = {}
        self._wanted: list[int] = []
        self._making: int | None = None
        self._lane = Lane(self, desk.turn)
        self._lane.busy_changed.connect(self._make)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Shows the pages of another document; pictures of the former are dropped."""
        self._lane.cancel()
        gone = self._pages
        self.beginResetModel()
        self._pages, self._images, self._wanted, self._making = pages, {}, [], None
        self.endResetModel()
        self._leftovers.take(gone)

    def finish(self) -> None:
        """Makes no more pictures."""
        self._lane.finish()

    @property
    def pages(self) -> Sequence[Page]:
        """The pages that the strip shows."""
        return self._pages

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(say("Page {number} of {pages}", number=index.row() + 1, pages=len(self._pages)))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(index.row())
        return None

    def _image(self, row: int) -> QImage | None:
        found = self._images.get(row)
        if found is None and row not in self._wanted and row != self._making:
            self._wanted.append(row)
            self._make()
        return found

    def _make(self) -> None:
        """Makes the picture that was wanted last, unless another is being made."""
        if self._lane.busy or not self._wanted:
            return
        self._making = row = self._wanted.pop()
        page = self._pages[row]

        def work(stop: Stop) -> tuple[Page, int, QImage]:
            stop.check()
            return page, row, page_image(page, 2 * SIDE)

        self._lane.start(work, self._made)

    def _made(self, made: tuple[Page, int, QImage]) -> None:
        page, row, image = made
        if row < len(self._pages) and self._pages[row] is page:
            self._images[row] = image
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])


class PageStrip(QListView):
    """A click or the arrow keys choose a page: `turned` carries its place, from 0 on."""

    turned = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.thumbnails = Thumbnails(desk, self)
        self.setModel(self.thumbnails)
        self.setItemDelegate(PageDelegate(desk.look, self))
        self.setAccessibleName(desk.words(say("Pages")))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self._shown = 0
        self.selectionModel().currentChanged.connect(self._turn)
        self.hide()

    def show_pages(self, pages: Sequence[Page], shown: int) -> None:
        """Shows the pages of a document, unless they are shown already, and marks one of them."""
        if pages is not self.thumbnails.pages:
            self.thumbnails.show_pages(pages)
        self.setEnabled(True)
        self._mark(shown)

    def show_none(self) -> None:
        """There are no pages."""
        self.show_pages((), 0)
        self.hide()

    def show_in(self, room: int) -> None:
        """Is seen where there are several pages, and so many pixels leave room for it beside one of them."""
        self.setVisible(len(self.thumbnails.pages) > 1 and room >= WIDTH)

    def finish(self) -> None:
        """The strip is closed."""
        self.thumbnails.finish()
        self.thumbnails.show_pages(())

    def _mark(self, row: int) -> None:
        self._shown, index = row, self.thumbnails.index(row)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def _turn(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and now.row() != self._shown:
            self._shown = now.row()
            self.turned.emit(self._shown)


class PageDelegate(QStyledItemDelegate):
    """A page with its number below, framed when it is the one that is shown."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE + 2 * GAP, SIDE + option.fontMetrics.height() + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle

        theme = self._look.theme
        is_shown = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(GAP, GAP, -GAP, -option.fontMetrics.height() - 3)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect, QColor(theme.selection))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(theme.accent if is_shown else theme.line), 3 if is_shown else 1))
        if isinstance(image, QImage):
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size)
            painter.drawImage(target, image)
            painter.drawRect(target)
        else:
            painter.drawRect(room)
        painter.setPen(QColor(theme.accent if is_shown else theme.secondary))
        words = option.rect.adjusted(0, room.bottom() - option.rect.top() + 3, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, index.data())
        painter.restore()
