"""Fields of page templates: the paper, and one language or two side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgplanner.exporters.choices.page_templates import SIZES
from orgplanner.text import Message, say
from ui.fields.box import Box
from ui.fields.choices import ChoiceField
from ui.fields.field import SEVERAL, Field
from ui.plain import tooltip
from ui.words import Words


def paper_field(words: Words) -> ChoiceField:
    """The paper that a template asks for, or none."""
    named = {"": say("as chosen when printing"), "fit": say("As large as the chart")}
    return ChoiceField(words, {size: named.get(size, size) for size in ("", *reversed(SIZES[1:-1]), SIZES[-1])})


class LanguagesField(Field):
    """No language, one, or a first and a second one."""

    def __init__(self, words: Words, known: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.first, self.second = Box(), Box()
        _offer(self.first, {"": words(say("as chosen when printing")), **known})
        _offer(self.second, {"": words(say("no second one")), **known})
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for box in (self.first, self.second):
            line.addWidget(box, 1)
            box.activated.connect(self._chosen)
        self.column.addLayout(line)
        self.setFocusProxy(self.first)

    def _chosen(self) -> None:
        first = self.first.currentData()
        wanted = dict.fromkeys((first, self.second.currentData())) if first else {}
        found = tuple(code for code in wanted if code)
        self._show(found)
        self.put(found)

    def show_value(self, value: Any) -> None:
        self._show(tuple(value or ()))

    def _show(self, codes: tuple[str, ...]) -> None:
        for code in codes:
            for box in (self.first, self.second):
                if box.findData(code) < 0:
                    box.addItem(code, code)
        self.first.choose(codes[0] if codes else "")
        self.second.choose(codes[1] if len(codes) > 1 else "")
        self.second.setEnabled(bool(codes) and not self.read_only)

    def show_several(self) -> None:
        for box in (self.first, self.second):
            box.setPlaceholderText(self.words(SEVERAL))
            box.choose(object)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.first.setEnabled(not on)
        self.second.setEnabled(not on and bool(self.first.currentData()))

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.first.setAccessibleName(name)
        second: Message = say("Second language")
        self.second.setAccessibleName(self.words(second))
        for box in (self.first, self.second):
            box.setToolTip(tooltip(hint))


def _offer(box: Box, choices: Mapping[str, str]) -> None:
    for value, text in choices.items():
        box.addItem(text[:1].upper() + text[1:], value)
