"""Rows of a list that say a name and, below it in quiet letters, where it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look import Look

NAME, BELOW = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole


class TwoLines(QStyledItemDelegate):
    """A name, and a quiet line below it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, 2 * option.fontMetrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        name, below = index.data(NAME) or "", index.data(BELOW) or ""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        metrics, theme = option.fontMetrics, self._look.theme
        room = option.rect.adjusted(8, 4, -6, -4)
        if not below:
            room.setTop(room.center().y() - metrics.height() // 2)
        for text, colour in ((name, theme.text), (below, theme.secondary)):
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            room.setTop(room.top() + metrics.height())
