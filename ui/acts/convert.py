"""Converting a unit into one of another kind, such as a department into a centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.edits import convert_unit
from orgplanner.text import say
from ui.acts.dialog import ActDialog
from ui.acts.holding import name_of
from ui.desk import Desk
from ui.fields.choices import ChoiceField
from ui.fields.texts import NamesField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ConvertDialog(ActDialog):
    """Asks for the new kind, name and head's title, what is kept, and why."""

    def __init__(self, desk: Desk, unit: str, parent: QWidget) -> None:
        plan, state, words = desk.session.plan, desk.session.state, desk.words
        assert plan is not None
        assert state is not None
        row, head = state.units[unit], state.head_of(unit)
        name = name_of(plan, state, unit, words.language)
        heading = words(say("Convert: “{name}”", name=name))
        super().__init__(desk, parent, say("Convert"), say("Convert"), heading)
        self._unit = unit
        self.kind = ChoiceField(words, UNIT_KIND_WORDS)
        self.kind.set_value(row.kind)
        self.name = NamesField(words, plan.settings.languages)
        self.name.set_value(row.name)
        self.title = NamesField(words, plan.settings.languages)
        self.ask_field(say("New kind"), self.kind)
        self.ask_field(say("Name"), self.name)
        if head is not None:
            self.title.set_value(head.title)
            self.ask_field(say("Title of the head"), self.title)
        else:
            self.title.setParent(self)  # it goes with the dialog
            self.title.hide()
        functions = len(list(state.where("responsibilities", "unit", unit)))
        links = len([*state.where("links", "origin", unit), *state.where("links", "target", unit)])
        self.functions = self.offer(say("Its part in functions stays ({count})", count=functions), functions)
        self.links = self.offer(say("Its links stay ({count})", count=links), links)
        self.remark(say("Posts, people and sub-units stay as they are."))
        self.ask_why([unit])
        self.finish_layout()
        self.kind.setFocus()

    def commit(self) -> bool:
        state = self.desk.session.state
        grounds = self.given_grounds()
        if not (self.name.commit() and self.title.commit()) or grounds is None or state is None:
            return False
        row, head = state.units[self._unit], state.head_of(self._unit)
        if not self.has_name(self.name):
            return False
        if self.kind.value() == row.kind and self.name.value() == row.name:
            self.complain(say("Choose another kind or another name: nothing would be converted."))
            return False
        return self.desk.session.do(
            convert_unit,
            self._unit,
            kind=self.kind.value(),
            name=self.name.value(),
            head_title=self.title.value() if head is not None and self.title.value() else None,
            keep_functions=self.functions.isChecked(),
            keep_links=self.links.isChecked(),
            **grounds,
        )
