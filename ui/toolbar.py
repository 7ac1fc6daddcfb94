"""The bar at the top: undo, redo, the scenario, find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from orgplanner.model import ChangeSet
from orgplanner.text import say, shown
from ui.actions import Actions
from ui.desk import Desk
from ui.fields.box import Box
from ui.panels.step_menus import add_step_menus
from ui.panels.views import ViewsButton
from ui.plain import label, tooltip

if TYPE_CHECKING:
    from ui.window import MainWindow

ICONS = ("open", "save", "", "undo", "redo", "", "export", "", "add_below", "add_post")
NAMED = {"add_below": say("Unit"), "add_post": say("Post")}
"""Actions whose buttons say a word beside their icon."""


class TopBar(QToolBar):
    """Chooses a scenario for the session; everything else are actions."""

    def __init__(self, desk: Desk, actions: Actions, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self.setObjectName("top")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(18, 18))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        actions.tint(ICONS)
        for id in ICONS:
            self.addAction(actions.by_id[id]) if id else self.addSeparator()
            if id:
                self.widgetForAction(actions.by_id[id]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for id, message in NAMED.items():
            desk.words.keep(actions.by_id[id].setIconText, message)
            self._button(actions, id).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add_step_menus(self, desk, actions)
        self.scenario = Box()
        self.scenario.setMinimumContentsLength(18)
        caption = label(name="secondary")
        caption.setContentsMargins(12, 0, 4, 0)
        desk.words.keep(caption.setText, say("Scenario"))
        desk.words.keep(self.scenario.setAccessibleName, say("Scenario"))
        self._captions = [self.addWidget(caption), self.addWidget(self.scenario)]
        self.views = ViewsButton(window)
        self._captions.append(self.addWidget(self.views))
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self._find = self._find_button(actions)
        self._named = [self._button(actions, id) for id in NAMED]
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        desk.words.changed.connect(self._soon.start)
        self.scenario.activated.connect(lambda row: desk.session.choose(self.scenario.itemData(row)))
        for signal in (desk.session.scenario_changed, desk.words.changed):
            signal.connect(self._fill)
        desk.session.changed.connect(self._follow)
        self._fill()

    def _button(self, actions: Actions, id: str) -> QToolButton:
        button = self.widgetForAction(actions.by_id[id])
        assert isinstance(button, QToolButton)
        return button

    def _find_button(self, actions: Actions) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(actions.by_id["find"].trigger)
        self.addWidget(button)

        def tint() -> None:
            button.setIcon(self._desk.look.icon("search"))

        def name(text: str) -> None:
            button.setText(f"{text}   Ctrl+K")
            button.setAccessibleName(text)
            button.setToolTip(tooltip(f"{text} (Ctrl+K)"))

        self._desk.look.changed.connect(tint)
        self._desk.words.keep(name, say("Find unit, post, person, skill"))
        tint()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        """Gives up words for icons where there is no room for both, so that nothing is cut or pushed out."""
        styles = Qt.ToolButtonStyle
        worded, bare = styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly
        for find, names, letters in ((worded, worded, 18), (bare, worded, 18), (bare, bare, 18), (bare, bare, 10)):
            self._find.setToolButtonStyle(find)
            for button in self._named:
                button.setToolButtonStyle(names)
            self.scenario.setMinimumContentsLength(letters)
            self._captions[0].setVisible(self._captions[1].isVisible() and letters == 18)
            if self.sizeHint().width() <= self.width():
                break

    def _follow(self, changes: ChangeSet) -> None:
        if "scenarios" in changes.tables:
            self._fill()

    def _fill(self) -> None:
        session, language = self._desk.session, self._desk.words.language
        with QSignalBlocker(self.scenario):
            self.scenario.clear()
            for row, name in session.scenario_names(language):
                self.scenario.addItem(shown(name), row.id)
            self.scenario.setCurrentIndex(self.scenario.findData(session.scenario))
        self.scenario.setToolTip(tooltip(self.scenario.currentText()))
        for action in self._captions:
            action.setVisible(session.plan is not None)
        self._soon.start()
