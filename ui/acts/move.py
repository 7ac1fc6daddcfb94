"""Moving units and posts to a unit that is found by typing, for those who do not drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox

from orgplanner.edits import move_many
from orgplanner.text import say
from ui.acts.dialog import ActDialog
from ui.acts.holding import names_of
from ui.desk import Desk
from ui.fields.picker import PickerField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MoveDialog(ActDialog):
    """Asks where to, and what of units comes along."""

    def __init__(self, desk: Desk, ids: list[str], parent: QWidget) -> None:
        plan, state = desk.session.plan, desk.session.state
        assert plan is not None
        assert state is not None
        names = names_of(plan, state, ids, desk.words.language)
        super().__init__(desk, parent, say("Move to…"), say("Move"), desk.words(say("Move: {names}", names=names)))
        self._ids = ids
        units = [id for id in ids if id in state.units]
        self.under = PickerField(desk, "units", optional=False)
        self.under.set_name(desk.words(say("Under which unit")))
        self.top = QCheckBox(desk.words(say("At the top, under no unit")))
        self.along = QComboBox()
        for way, message in (
            ("branch", say("with all below")),
            ("unit", say("the unit alone; what is below stays")),
            ("posts", say("only its posts; the unit stays")),
        ):
            self.along.addItem(desk.words(message), way)
        self.ask(say("Under which unit"), self.under)
        if len(units) == len(ids):
            self.form.addRow("", self.top)
        if units:
            self.ask(say("What comes along"), self.along)
        self.top.toggled.connect(lambda on: self.under.setEnabled(not on))
        self.finish_layout()
        self.under.setFocus()

    def commit(self) -> bool:
        under = None
        if not self.top.isChecked():
            if not self.under.commit():
                return False
            under = self.under.value()
            if not under:
                self.under.explain(self.desk.words(say("Something must be chosen here.")))
                return False
        return self.desk.session.do(move_many, self._ids, under, with_=self.along.currentData())
