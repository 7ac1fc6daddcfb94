"""Converting a post into a unit of its own, such as a focal point into a small secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.analysis.contents import contents
from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.edits import convert_post
from orgplanner.model import new_id
from orgplanner.text import say
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
        self.ask_field(say("Kind of the unit"), self.kind)
        self.ask_field(say("Name of the unit"), self.name)
        self.ask_field(say("Title of the post"), self.title)
        self.head = self.offer(say("The post leads the unit"), 1)
        links = len([*state.where("links", "origin", post), *state.where("links", "target", post)])
        self.links = self.offer(say("Its links go over to the unit ({count})", count=links), links)
        self.list_lines(say("What comes along:"), held(contents(state, [post])))
        self.ask_why([post])
        self.finish_layout()
        self.kind.setFocus()

    def commit(self) -> bool:
        grounds = self.given_grounds()
        if not (self.name.commit() and self.title.commit()) or grounds is None:
            return False
        if not self.has_name(self.name):
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
