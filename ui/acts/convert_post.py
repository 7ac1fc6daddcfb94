"""Converting a post into a unit of its own, such as a focal point into a small secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from orgplanner.analysis.contents import contents
from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.edits import convert_post
from orgplanner.model import new_id
from orgplanner.text import Message, say
from ui.acts.dialog import ActDialog
from ui.acts.holding import held, name_of
from ui.desk import Desk
from ui.fields.choices import ChoiceField
from ui.fields.texts import NamesField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ConvertPostDialog(ActDialog):
    """Asks for kind and name of the unit that grows out of the post, what the post is in it, and why."""

    def __init__(self, desk: Desk, post: str, parent: QWidget) -> None:
        plan, state, words = desk.session.plan, desk.session.state, desk.words
        assert plan is not None
        assert state is not None
        row = state.posts[post]
        name = name_of(plan, state, post, words.language)
        heading = words(say("Convert into a unit: “{name}”", name=name))
        super().__init__(desk, parent, say("Convert"), say("Convert"), heading)
        self._post = post
        self.kind = ChoiceField(words, UNIT_KIND_WORDS)
        self.kind.set_value("secretariat")
        self.name, self.title = (NamesField(words, plan.settings.languages) for _ in range(2))
        self.name.set_value(row.title)
        self.title.set_value(row.title)
        self._add(say("Kind of the unit"), self.kind)
        self._add(say("Name of the unit"), self.name)
        self._add(say("Title of the post"), self.title)
        self.head = QCheckBox(words(say("The post leads the unit")))
        self.head.setChecked(True)
        self.form.addRow("", self.head)
        links = len([*state.where("links", "origin", post), *state.where("links", "target", post)])
        self.links = QCheckBox(words(say("Its links go over to the unit ({count})", count=links)))
        self.links.setChecked(True)
        if links:
            self.form.addRow("", self.links)
        else:
            self.links.setParent(self)  # it goes with the dialog
            self.links.hide()
        self.list_lines(say("What comes along:"), held(contents(state, [post])))
        self.ask_why([post])
        self.finish_layout()
        self.kind.setFocus()

    def _add(self, message: Message, field: ChoiceField | NamesField) -> None:
        field.set_name(self.desk.words(message))
        self.ask(message, field)

    def commit(self) -> bool:
        grounds = self.given_grounds()
        if not (self.name.commit() and self.title.commit()) or grounds is None:
            return False
        if not self.name.value():
            self.name.explain(self.desk.words(say("A unit needs a name.")))
            return False
        made = new_id()
        done = self.desk.session.do(
            convert_post,
            self._post,
            kind=self.kind.value(),
            name=self.name.value(),
            title=self.title.value() or None,
            head=self.head.isChecked(),
            keep_links=not self.links.isChecked(),
            id=made,
            **grounds,
        )
        if done:
            self.desk.session.select(made)
        return done
