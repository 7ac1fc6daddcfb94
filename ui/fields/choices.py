"""Fields where one of a few is chosen: words of a list, yes or no, a level of a scale, a colour."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QIcon, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from orgplanner.edits.guards import highest_level
from orgplanner.model import Skill
from orgplanner.text import Message, say
from ui.fields.field import SEVERAL, Field
from ui.plain import tooltip
from ui.words import Words

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
COLOURS: Mapping[str, Message] = {
    "": say("as its kind"), "#1F3A5F": say("navy"), "#2F6DB5": say("blue"), "#1F8A7D": say("teal"),
    "#3F8F3A": say("green"), "#B36B00": say("ochre"), "#B5532A": say("brick"), "#A83A6B": say("crimson"),
    "#7A5BB0": say("violet"), "#5B6A7D": say("slate"),
}  # fmt: skip
"""Colours for a unit, dark enough to be seen as a stripe on a white and on a black box."""
MOST_STEPS = 30


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


class ChoiceField(Field):
    """One of some values, each with its words."""

    def __init__(self, words: Words, choices: Mapping[Any, Message | str], parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.box = Box()
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.offer(choices)
        self.box.activated.connect(self._chosen)

    def offer(self, choices: Mapping[Any, Message | str]) -> None:
        """Replaces what can be chosen."""
        self.box.clear()
        for value, message in choices.items():
            text = self.words(message)
            self.box.addItem(text[:1].upper() + text[1:], value)

    def _chosen(self) -> None:
        self.put(self.box.currentData())

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText("–")
        self.box.choose(value)

    def show_several(self) -> None:
        self.box.setPlaceholderText(self.words(SEVERAL))
        self.box.choose(object)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.box.setEnabled(not on)

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.box.setAccessibleName(name)


class ColourField(ChoiceField):
    """The colour of a box: that of its kind, or one of its own."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, COLOURS, parent)
        for place in range(1, self.box.count()):
            self.box.setItemIcon(place, swatch(self.box.itemData(place)))

    def show_value(self, value: Any) -> None:
        if value and self.box.findData(value) < 0:
            self.box.addItem(swatch(value), value, value)
        super().show_value(value)


def swatch(colour: str) -> QIcon:
    """A small square of a colour."""
    pixmap = QPixmap(12, 12)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


class LevelField(ChoiceField):
    """A level of a skill in the words of its scale; `set_scale` before `set_value`."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self._skill: Skill | None = None
        super().__init__(words, {None: "–"}, parent)

    def set_scale(self, skill: Skill | None) -> None:
        """Offers the levels of a skill."""
        if skill is None or skill == self._skill:
            return
        self._skill = skill
        highest = highest_level(skill) or 10
        names = {level: level_name(skill, level) for level in range(min(highest, MOST_STEPS) + 1)}
        self.offer({None: "–", **names})

    def show_value(self, value: Any) -> None:
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        super().show_value(value)


def level_name(skill: Skill, level: int) -> str:
    """A level as its scale says it: 4, B2, a word of its own."""
    names = CEFR if skill.scale == "CEFR" else skill.levels
    return names[level - 1] if 1 <= level <= len(names) else str(level)


class FlagField(Field):
    """Yes or no, with the words beside the box."""

    def __init__(self, words: Words, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.box = QCheckBox(text.replace("&", "&&"))
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.box.setTristate(False)
        self.put(self.box.isChecked())

    def show_value(self, value: Any) -> None:
        self.box.setTristate(False)
        self.box.setChecked(bool(value))

    def show_several(self) -> None:
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.box.setEnabled(not on)

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.box.setAccessibleName(name)
        self.box.setToolTip(tooltip(hint))
