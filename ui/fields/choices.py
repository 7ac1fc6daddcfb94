"""Fields where one of a few is chosen: words of a list, yes or no, a level of a scale, a colour."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QWidget

from orgplanner.edits.guards import highest_level
from orgplanner.model import Skill
from orgplanner.text import Message, say
from ui.fields.box import Box
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
