"""A combo box whose words end with “…” where they have no room; only then it needs the enumerations of styles."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox

from ui.plain import tooltip

AROUND = 48
"""Pixels that frame and arrow take at the most."""


class Box(QComboBox):
    """A combo box that leaves the wheel to the page it stands on and does not grow with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that have no room end with “…”."""
        icon = self.iconSize().width() if not self.itemIcon(self.currentIndex()).isNull() else 0
        chosen = self.currentIndex() >= 0 or not self.placeholderText()
        if chosen and self.fontMetrics().horizontalAdvance(self.currentText()) + icon + AROUND < self.width():
            super().paintEvent(event)
        else:
            self._paint_shortened()

    def _paint_shortened(self) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            painter.setPen(self.palette().placeholderText().color())
            option.currentText = self.placeholderText()
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        room -= option.iconSize.width() + 4 if not option.currentIcon.isNull() else 2
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 24))
        super().showPopup()

    def choose(self, value: object) -> None:
        """Shows one of the values, or none of them."""
        place = self.findData(value)
        if place != self.currentIndex():
            self.setCurrentIndex(place)
        self.setToolTip(tooltip(self.currentText()))
