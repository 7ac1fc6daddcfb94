"""The chooser of saved views in the tool bar, and its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from orgplanner.text import say
from ui.plain import bare_text, menu_text, tooltip, with_letters

if TYPE_CHECKING:
    from ui.window import MainWindow

WIDEST = 130
ACTS = ("save_view", "update_view", "change_view", "delete_view")
"""the commands below the views"""


def fill_views(window: MainWindow, menu: QMenu) -> None:
    """Offers every saved view of the plan, and what can be done with views."""
    menu.clear()
    if window.desk.session.plan is None:
        return
    from ui.viewing import current_view, look_through, ordered_views, view_name

    current = current_view(window)
    for view in ordered_views(window.desk):
        action = menu.addAction(menu_text(view_name(window.desk, view)), partial(look_through, window, view.id))
        action.setCheckable(True)
        action.setChecked(current is not None and view.id == current.id)
    if menu.actions():
        menu.addSeparator()
    actions = menu.actions()
    for action, text in zip(actions, with_letters([bare_text(each.text()) for each in actions]), strict=True):
        action.setText(text)
    window.commands.enable()
    for id in ACTS:
        menu.addAction(window.commands.by_id[id])


class ViewsButton(QToolButton):
    """Names the saved view that is looked through, with “*” once the window looks otherwise."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(lambda: fill_views(window, self.menu()))
        session, words = window.desk.session, window.desk.words
        for signal in (session.changed, session.document_changed, session.scenario_changed, words.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Says which view it is now."""
        words, session = self._window.desk.words, self._window.desk.session
        name, hint = words(say("Views")), words(say("Saved views: what the chart shows and how"))
        if session.plan is not None:
            from ui.viewing import current_view, is_as_saved, view_name

            view = current_view(self._window)
            if view is not None:
                name = view_name(self._window.desk, view)
                hint = name
                if not is_as_saved(view, self._window.work.chart.choice, session):
                    name, hint = f"{name} *", words(say("“{view}”, changed since it was saved", view=name))
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, WIDEST).replace("&", "&&"))
        self.setToolTip(tooltip(hint))
        self.setAccessibleName(hint)
