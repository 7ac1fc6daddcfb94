"""What the checks found in the scenario; a click leads to the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgplanner.text import say
from ui.desk import Desk
from ui.look import Look
from ui.models.findings import SEVERITY, SEVERITY_ROLE, FindingsModel
from ui.panels.section import Section
from ui.plain import label, tool_button
from ui.reckoning import Reckoning

if TYPE_CHECKING:
    from orgplanner.analysis.checks.finding import Finding

TONES = {"error": "closed", "warning": "moved", "note": "same"}
MARK = 15


def two_lines(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A sentence in at most two lines, the second shortened with “…” where it has to be."""
    first, rest = "", words.split()
    while rest and (not first or metrics.horizontalAdvance(f"{first} {rest[0]}") <= width):
        first = f"{first} {rest.pop(0)}".strip()
    lines = (first, " ".join(rest))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]


class FindingDelegate(QStyledItemDelegate):
    """A mark in the colour of the severity, then the sentence in at most two lines."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, 2 * option.fontMetrics.height() + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        from PySide6.QtWidgets import QStyle  # its many enumerations are made when there is a finding to paint

        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        mark = QRect(option.rect.left() + 12, option.rect.center().y() - MARK // 2 + 1, MARK, MARK)
        self._paint_mark(painter, mark, index.data(SEVERITY_ROLE))
        room = option.rect.adjusted(MARK + 20, 3, -8, -3)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        lines = two_lines(words, option.fontMetrics, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))

    def _paint_mark(self, painter: QPainter, place: QRect, severity: str) -> None:
        strong, ink, _ = self._look.theme.tones[TONES[severity]]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(strong))
        painter.drawEllipse(place)
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, SEVERITY[severity][0])
        painter.restore()


class ChecksPanel(QWidget):
    """The findings under their heading; says so when there are none, or none yet."""

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = FindingsModel(desk.words, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(FindingDelegate(desk.look, self.view))
        self._fine, self._under_way = label(name="secondary"), label(name="secondary")
        desk.words.keep(self._fine.setText, say("Nothing to report."))
        desk.words.keep(self._under_way.setText, say("Checking …"))
        self._section = Section(desk.words, say("Checks"), self.view)
        for said in (self._fine, self._under_way):
            said.setContentsMargins(12, 2, 12, 6)
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self._section.add(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        self._add_button()
        self.view.clicked.connect(self._jump)
        self.view.activated.connect(self._jump)
        reckoning.checked.connect(self._show)
        for signal in (
            self.view.selectionModel().currentChanged, desk.session.scenario_changed, desk.session.changed
        ):  # fmt: skip
            signal.connect(self._offer)
        self._show(None)

    def _add_button(self) -> None:
        """Takes a to-do off the list; seen while one is chosen."""
        self.done_button = tool_button()
        self._desk.words.keep(self.done_button.setText, say("Done: take it off the list"))
        self.done_button.clicked.connect(self._take_off)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = self._section.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(foot)

    def _show(self, findings: list[Finding] | None) -> None:
        """The findings, None as long as nothing was checked yet."""
        self.model.show(findings or [])
        self._section.count(len(findings or ()))
        self._under_way.setVisible(findings is None)
        self._fine.setVisible(findings == [])
        self.view.setVisible(bool(findings))
        self._offer()

    def _todo(self) -> str:
        """The to-do in the chosen row, "" when it is none, or when it cannot be settled here."""
        row, session = self.view.currentIndex().row(), self._desk.session
        if not 0 <= row < self.model.rowCount() or session.state is None or session.is_locked:
            return ""
        todo = self.model.finding(row).subject.todo
        return todo if todo in session.state.todos else ""

    def _offer(self, *_: object) -> None:
        """Shows the button that takes a to-do off the list, where one is chosen."""
        self.done_button.setVisible(bool(self._todo()))

    def _take_off(self) -> None:
        from orgplanner.edits import delete_todo

        if todo := self._todo():
            self._desk.session.do(delete_todo, todo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen to-do off the list."""
        if event.key() == Qt.Key.Key_Delete and self._todo():
            self._take_off()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _jump(self, index: QModelIndex) -> None:
        subject = self.model.finding(index.row()).subject
        session = self._desk.session
        session.choose(subject.scenario)
        session.select(subject.id)
