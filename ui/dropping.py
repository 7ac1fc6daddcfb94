"""What a drop on the chart, the outline or a list does: why it may not be, what it can mean, and the edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from orgplanner.errors import OrgPlannerError, RuleBroken
from orgplanner.text import Message, say
from ui.canvas.drop import Drop, target_of
from ui.desk import Desk
from ui.plain import label, menu_text
from ui.session import Session

if TYPE_CHECKING:
    from orgplanner.analysis.drops import Found, Meaning, Refused

WIDEST = 340
"""Pixels that the title of a menu is wide at most."""


def check_open(session: Session) -> None:
    """RuleBroken when the plan is open for reading only."""
    document = session.document
    if document is not None and document.read_only_reason is not None:
        raise RuleBroken(say("The plan is open for reading only: {why}", why=document.read_only_reason))


def nothing() -> None:
    """Done before an edit where nothing has to be prepared."""


def called(desk: Desk, ids: Sequence[str]) -> str:
    """Things in words: the name of the first, and how many more there are."""
    session, words = desk.session, desk.words
    plan, state = session.plan, session.state
    if plan is None or state is None or not ids:
        return ""
    post = state.posts.get(ids[0])
    row = state.units.get(ids[0]) or plan.people.get(ids[0])
    name = post.title if post is not None else row.name if row is not None else None
    first = plan.words(name, words.language) if name is not None else ""
    return first if len(ids) == 1 else words(say("“{name}” and {count} more", name=first, count=len(ids) - 1))


def _line(menu: QMenu, text: str) -> QWidgetAction:
    """A text in a menu that is no choice, broken into lines."""
    said = label(text, "secondary", wrap=True)
    said.setContentsMargins(10, 4, 10, 6)
    said.setMaximumWidth(WIDEST)
    action = QWidgetAction(menu)
    action.setDefaultWidget(said)
    action.setEnabled(False)
    return action


class Dropper(QObject):
    """Asks with a small menu at the pointer where a drop can mean several things; Escape there changes nothing."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent

    def fault(self, drop: Drop) -> str:
        """Why something may not go somewhere, in the language of the window; "" when it may."""
        try:
            self._meanings(drop)
        except OrgPlannerError as error:
            return error.sentence(self._desk.words.language)
        return ""

    def drop(self, drop: Drop, place: QPoint, prepare: Callable[[], None] = nothing) -> None:
        """Does what was dropped, after asking where it can mean several things; `prepare` comes before the edit."""
        try:
            meanings, refused = self._meanings(drop)
        except OrgPlannerError as error:
            self._desk.session.refused.emit(error)
            return
        if len(meanings) == 1 and meanings[0].usual:
            self._do(drop, meanings[0], prepare)
            return
        choices = [(meaning.words, partial(self._do, drop, meaning, prepare)) for meaning in meanings]
        self.ask(self.between(drop.ids, target_of(drop)), choices, place, refused)

    def between(self, ids: Sequence[str], target: str) -> str:
        """What goes where, as the title of a menu."""
        ends = called(self._desk, ids), called(self._desk, (target,))
        return self._desk.words(say("“{origin}” to “{target}”", origin=ends[0], target=ends[1]))

    def ask(
        self,
        title: str,
        choices: Sequence[tuple[Message | str, Callable[[], object]]],
        place: QPoint,
        refused: Sequence[Refused] = (),
    ) -> None:
        """Shows a menu at a place of the screen, below the choices those that may not be, and why not.

        It closes by itself when the plan changes.
        """
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_line(menu, title))
        for words, act in choices:
            menu.addAction(menu_text(self._desk.words(words))).triggered.connect(lambda _=False, act=act: act())
        for meaning, fault in refused:
            menu.addAction(menu_text(self._desk.words(meaning.words))).setEnabled(False)
            menu.addAction(_line(menu, fault.sentence(self._desk.words.language)))
        self._desk.session.changed.connect(menu.close)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[1])

    def _meanings(self, drop: Drop) -> Found:
        """What the drop can mean, at least one thing, and what it may not; RuleBroken where it can mean nothing."""
        from orgplanner.analysis.drops import drop_choices

        session = self._desk.session
        check_open(session)
        assert session.plan is not None
        return drop_choices(
            session.plan,
            session.scenario,
            drop.ids,
            onto=drop.onto,
            before=drop.before,
            after=drop.after,
            apart=drop.apart,
        )

    def _do(self, drop: Drop, meaning: Meaning, prepare: Callable[[], None]) -> None:
        """One edit; what was moved is selected."""
        session = self._desk.session
        prepare()
        if session.do(meaning.edit, **meaning.given) and session.state is not None:
            moved = [id for id in drop.ids if id in session.state.units or id in session.state.posts]
            session.select_many(moved or session.selection)
