"""Name, kind and place of the unit that an act makes, and why it is made."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.model import Names, State
from orgplanner.text import Message, say
from ui.acts.grounds_form import GroundsForm
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.box import Box
from ui.fields.make import make_field
from ui.fields.picker import PickerField
from ui.plain import label


class PlacePage(Page):
    """Two forms side by side; a subclass says what the first starts from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        words = desk.words
        self.name = make_field(desk, "units", "name", whole=True)
        self.kind = make_field(desk, "units", "kind")
        self.under = PickerField(desk, "units")
        self.under.set_name(words(say("Below")))
        self.after = Box()
        self.after.setAccessibleName(words(say("Place in the order")))
        self.after.setMinimumContentsLength(20)
        self.grounds = GroundsForm(desk)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lay_out()
        self.under.edited.connect(self.fill_after)

    def _lay_out(self) -> None:
        words = self.desk.words
        for name, field in (
            (say("Name"), self.name), (say("Kind"), self.kind), (say("Below"), self.under),
            (say("Place in the order"), self.after),
        ):  # fmt: skip
            self.form.addRow(label(words(name), "secondary"), field)
        unit = QWidget()
        unit.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 0, 0)
        both = QHBoxLayout()
        both.setSpacing(28)
        for heading, body in ((self.heading(), unit), (say("Why"), self.grounds)):
            column = QVBoxLayout()
            column.setSpacing(9)
            column.addWidget(label(words(heading).upper(), "heading"))
            column.addWidget(body)
            column.addStretch(1)
            both.addLayout(column, 1)
        inner = QWidget()
        inner.setObjectName("acting")
        inner.setLayout(both)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(area)

    def heading(self) -> Message:
        """What stands over the form of the unit."""
        return say("The unit that is made")

    def usual_place(self) -> Message:
        """Where the unit stands when nothing is chosen."""
        return say("where the first one stood")

    def left_out(self) -> Collection[str]:
        """Units beside which nothing can stand, as they go."""
        return ()

    def usual_parent(self) -> str | None:
        """Below which unit it stands when none is chosen."""
        return None

    @property
    def state(self) -> State:
        """The rows of the scenario."""
        assert self.desk.session.state is not None
        return self.desk.session.state

    def start(self, name: Names, kind: str) -> None:
        """Puts in what a unit is called and is, unless something was typed."""
        self.name.set_value(name)
        self.kind.set_value(kind)
        self.under.set_value(None)
        self.under.line.setPlaceholderText(self.desk.words(self.usual_place()))
        self.fill_after()

    def fill_after(self) -> None:
        """Offers the units beside which it can stand."""
        plan, words = self.desk.session.plan, self.desk.words
        assert plan is not None
        parent = self.under.value() or self.usual_parent()
        first = say("last") if self.under.value() else self.usual_place()
        self.after.clear()
        self.after.addItem(words(first), None)
        for row in self.state.children(parent):
            if row.id not in self.left_out():
                self.after.addItem(words(say("after “{name}”", name=plan.words(row.name, words.language))), row.id)

    def leave(self) -> Message | None:
        fields = (self.name, self.kind, self.under)
        if not all(field.commit() for field in fields) or not self.grounds.commit():
            return say("Something in the form is not understood; see the remark at the field.")
        return None
