"""One page of an export as it will be printed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgplanner.drawing.picture import Page
from ui.look import Look
from ui.painting import paint_page

SIDE = 1100
"""Pixels of the longer side of a page's image."""


def page_image(page: Page, side: int = SIDE) -> QImage:
    """A page as an image; may be called in any thread."""
    scale = side / max(page.width, page.height, 1)
    size = QSize(max(round(page.width * scale), 1), max(round(page.height * scale), 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_page(painter, page, scale)
    painter.end()
    return image


class PageView(QWidget):
    """Shows an image of a page as large as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self.setMinimumSize(190, 200)

    def sizeHint(self) -> QSize:
        return QSize(620, 460)

    def show_image(self, image: QImage | None) -> None:
        """Shows another page, or none."""
        self._image = image
        self.update()

    def image(self) -> QImage | None:
        """The page that is shown."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        painter.fillRect(self.rect(), QColor(theme.window))
        if self._image is None:
            return
        room = QRectF(self.rect()).adjusted(14, 14, -14, -14)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height(), 1.0)
        width, height = self._image.width() * scale, self._image.height() * scale
        target = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(target)
