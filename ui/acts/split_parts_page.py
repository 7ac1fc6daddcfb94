"""The first step of a split: how many parts, what they are called and are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.analysis.splitting import FEWEST, MOST, Splitting
from orgplanner.model import State
from orgplanner.text import Message, say
from ui.acts.split_work import SplitWork
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.field import Field
from ui.fields.make import make_field
from ui.plain import label, number_box, paragraph

ACROSS = 2
"""Parts beside each other."""


class PartsPage(Page):
    """A form for each part; the unit itself goes on unless it is closed later."""

    def __init__(self, desk: Desk, work: SplitWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.count = number_box()
        self.count.setRange(FEWEST, MOST)
        self.count.setAccessibleName(desk.words(say("How many parts")))
        self.forms: list[tuple[Field, Field]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(20)
        self._lay_out()
        self.count.setValue(len(work.splitting.pieces))
        self.count.valueChanged.connect(self._resize)
        self._fill()

    def _lay_out(self) -> None:
        words = self._desk.words
        line = QHBoxLayout()
        line.addWidget(label(words(say("How many parts")), "secondary"))
        line.addWidget(self.count)
        line.addStretch(1)
        inner = QWidget()
        inner.setObjectName("acting")
        body = QVBoxLayout(inner)
        body.addLayout(self._grid)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        explained = say(
            "“{name}” gives posts, sub-units and functions to new units beside it; what is given to none stays"
            " in it. It can close when nothing stays.", name=self._work.called(),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(paragraph(words(explained)))
        column.addLayout(line)
        column.addWidget(area, 1)

    def enter(self) -> None:
        self.forms[0][0].setFocus()

    def leave(self) -> Message | None:
        for number, (name, kind) in enumerate(self.forms, 1):
            if not name.commit() or not kind.commit():
                return say("Something in the form is not understood; see the remark at the field.")
            self._work.splitting = self._work.splitting.named(number, name.value(), kind.value() or "")
            if not name.value():
                name.setFocus()
                return say("Part {number} needs a name.", number=number)
        return None

    def _resize(self, count: int) -> None:
        for number, (name, kind) in enumerate(self.forms, 1):
            name.commit()
            self._work.splitting = self._work.splitting.named(number, name.value(), kind.value() or "")
        self._work.splitting = self._work.splitting.resized(count)
        self._fill()
        self.count.setFocus()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.forms = []
        splitting: Splitting = self._work.splitting
        state: State = self._work.state
        for number, piece in enumerate(splitting.pieces, 1):
            name = make_field(self._desk, "units", "name", whole=True)
            kind = make_field(self._desk, "units", "kind")
            name.set_value(piece.name)
            kind.set_value(piece.kind or state.units[splitting.unit].kind)
            self.forms.append((name, kind))
            place = number - 1
            self._grid.addWidget(self._form(number, name, kind), place // ACROSS, place % ACROSS)

    def _form(self, number: int, name: Field, kind: Field) -> QWidget:
        words, made = self._desk.words, QWidget()
        form = QFormLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(words(say("Part {number}", number=number)).upper(), "heading"))
        form.addRow(label(words(say("Name")), "secondary"), name)
        form.addRow(label(words(say("Kind")), "secondary"), kind)
        return made
