"""The drop-downs of the undo and redo buttons: the steps to go back or forth, several at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from orgplanner.text import say
from ui.actions import Actions
from ui.desk import Desk
from ui.plain import menu_text

MOST, WIDEST = 20, 360
"""Steps that a drop-down lists, and pixels that one takes at most."""


def add_step_menus(bar: QToolBar, desk: Desk, actions: Actions) -> None:
    """Gives the buttons of undo and redo in a bar their drop-downs."""
    for id in ("undo", "redo"):
        button = bar.widgetForAction(actions.by_id[id])
        if isinstance(button, QToolButton):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(_fill, menu, desk, id == "undo", actions.by_id["history"].trigger))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)


def _fill(menu: QMenu, desk: Desk, back: bool, show_all: Callable[[], None]) -> None:
    """The next steps of one way, the nearest first, then the way to all of them."""
    menu.clear()
    document = desk.session.document
    if document is None:
        return
    place, labels, metrics = document.history.place, document.history.labels, menu.fontMetrics()
    steps = range(place - 1, -1, -1) if back else range(place, len(labels))
    for step in steps[:MOST]:
        words = " ".join(desk.words(labels[step]).split())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDEST)
        menu.addAction(menu_text(shown), partial(desk.session.go_to, step if back else step + 1))
    menu.addSeparator()
    menu.addAction(desk.words(say("All steps…")), show_all)
