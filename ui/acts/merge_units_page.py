"""The first step of a merger: which units, and whether one of them goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from orgplanner.analysis.likeness import Choosing
from orgplanner.drawing.wording import kind_words
from orgplanner.text import Message, say
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.picker import PickerField
from ui.plain import label, paragraph, tooltip

ID = Qt.ItemDataRole.UserRole
HEADINGS = (say("Unit"), say("Kind"), say("Below"), say("Units right below"), say("Posts of its own"))
NUMBERS, RIGHT = (3, 4), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""columns of HEADINGS, and where their texts stand"""


class UnitsPage(Page):
    """The units as a list to which others are added by finding them."""

    def __init__(self, desk: Desk, work: Choosing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        words = desk.words
        self.finder = PickerField(desk, "units", clears=True)
        self.finder.set_name(words(say("Add a unit")))
        self.finder.set_value(None)
        self.list = QTreeWidget()
        self.list.setAccessibleName(words(say("Units that become one")))
        self.remove = QPushButton(words(say("Remove from the list")))
        self.remove.setAutoDefault(False)
        self.into = QComboBox()
        self.into.setAccessibleName(words(say("What they become")))
        self._lay_out()
        self.finder.edited.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.installEventFilter(self)
        self.into.activated.connect(lambda: self._work.go_on_as(self.into.currentData()))

    def _lay_out(self) -> None:
        words = self._desk.words
        self.list.setHeaderLabels([words(heading) for heading in HEADINGS])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        for place in range(len(HEADINGS)):
            stretch = "Stretch" if place in (0, 2) else "ResizeToContents"
            self.list.header().setSectionResizeMode(place, QHeaderView.ResizeMode[stretch])
        for place in NUMBERS:
            self.list.headerItem().setTextAlignment(place, RIGHT)
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.into.setMinimumContentsLength(30)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(label(words(say("Add a unit")), "secondary"), self.finder)
        below = QFormLayout()
        below.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        below.addRow(label(words(say("What they become")), "secondary"), self.into)
        foot = QHBoxLayout()
        foot.addLayout(below, 1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        explained = say(
            "Choose two or more units. The next steps line up what they have, ask for name, place and reason,"
            " and show the result before anything is done."
        )
        column.addWidget(paragraph(words(explained)))
        column.addLayout(form)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def enter(self) -> None:
        self._fill()
        self.finder.setFocus()

    def leave(self) -> Message | None:
        if not self.finder.commit():
            return say("What was typed is no unit; choose one from the list or empty the field.")
        return None if len(self._work.merger.units) > 1 else say("Choose at least two units.")

    def _fill(self) -> None:
        plan, state, language = self._work.plan, self._desk.session.state, self._desk.words.language
        assert state is not None
        self.list.clear()
        self.into.clear()
        self.into.addItem(self._desk.words(say("A new unit in their place")), None)
        for id in self._work.merger.units:
            unit = state.units[id]
            above = state.units.get(unit.parent or "")
            name = plan.words(unit.name, language) or unit.code
            item = QTreeWidgetItem([
                name, kind_words(unit.kind, language), plan.words(above.name, language) if above else "",
                str(len(state.children(id))), str(len(state.posts_of(id))),
            ])  # fmt: skip
            item.setData(0, ID, id)
            item.setToolTip(0, tooltip(name))
            for column in NUMBERS:
                item.setTextAlignment(column, RIGHT)
            self.list.addTopLevelItem(item)
            self.into.addItem(self._desk.words(say("“{name}” goes on and takes the others in", name=name)), id)
        self.into.setCurrentIndex(max(self.into.findData(self._work.merger.into), 0))
        self.remove.setEnabled(self.list.topLevelItemCount() > 0)

    def _add(self) -> None:
        if self.finder.given:
            self._work.add(self.finder.given)
            self._fill()

    def _remove(self) -> None:
        item = self.list.currentItem() or self.list.topLevelItem(self.list.topLevelItemCount() - 1)
        if item is not None:
            self._work.drop(item.data(0, ID))
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else 0
        if watched is self.list and key in (int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace)):
            self._remove()
            return True
        return super().eventFilter(watched, event)
