"""Transferring units to another part of the organisation, with its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.analysis.contents import contents
from orgplanner.edits import transfer_units
from orgplanner.text import say
from ui.acts.dialog import ActDialog
from ui.acts.holding import held, names_of
from ui.desk import Desk
from ui.fields.picker import PickerField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TransferDialog(ActDialog):
    """Asks to which unit or organisation, and why; everything in the units comes along."""

    def __init__(self, desk: Desk, ids: list[str], parent: QWidget) -> None:
        plan, state, words = desk.session.plan, desk.session.state, desk.words
        assert plan is not None
        assert state is not None
        names = names_of(plan, state, ids, words.language)
        heading = words(say("Transfer: {names}", names=names))
        super().__init__(desk, parent, say("Transfer"), say("Transfer"), heading)
        self._ids = ids
        self.list_lines(say("Everything comes along:"), held(contents(state, ids)))
        self.under = PickerField(desk, "units", optional=False)
        self.under.set_name(words(say("To which unit or organisation")))
        self.ask(say("To which unit or organisation"), self.under)
        self.ask_why(ids)
        self.finish_layout()
        self.under.setFocus()

    def commit(self) -> bool:
        grounds = self.given_grounds()
        if not self.under.commit() or grounds is None:
            return False
        if not self.under.value():
            self.under.explain(self.desk.words(say("Something must be chosen here.")))
            return False
        return self.desk.session.do(transfer_units, self._ids, self.under.value(), **grounds)
