"""The bar below a chart that is played wave by wave: where it stands, the name of the wave, what happens in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import Elided, label, name_button, tool_button

EACH = 2200
"""Milliseconds that a step is shown while it plays."""
NARROW = 760
"""Pixels below which the bar has two lines."""
BUTTONS: tuple[tuple[str, str, Message], ...] = (
    ("first", "chevron-left-pipe", say("To the beginning")),
    ("back", "chevron-left", say("Back by one wave")),
    ("play", "player-play", say("Play")),
    ("next", "chevron-right", say("On by one wave")),
    ("last", "chevron-right-pipe", say("To the end")),
)
KEYS = {"first": "Home", "back": "Left", "next": "Right", "last": "End"}


class PlayBar(QFrame):
    """Steps count from 0, where nothing is carried out yet; `stepped` when somebody, or the clock, goes on."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._desk = desk
        self.steps: list[tuple[str, str]] = []
        self.step = 0
        self.waits: Callable[[], bool] = lambda: False
        """whether the step before is not seen yet"""
        self._clock = QTimer(self, interval=EACH)
        self._clock.timeout.connect(self._go_on)
        self.buttons: dict[str, QToolButton] = {id: tool_button(flat=True) for id, _, _ in BUTTONS}
        self.close_button = tool_button(flat=True)
        self.number = label(name="secondary")
        self.told = Elided()
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addSpacing(6)
        line.addWidget(self.number)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 3, 8, 3)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.addLayout(line, 0, 0)
        self._grid.addWidget(self.told, 0, 1)
        self._grid.addWidget(self.close_button, 0, 2)
        self._grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What happens stands beside the buttons, or below them where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        below = self._grid.itemAtPosition(1, 0)
        if narrow != (below is not None and below.widget() is self.told):
            self._grid.removeWidget(self.told)
            self._grid.addWidget(self.told, *((1, 0, 1, 3) if narrow else (0, 1, 1, 1)))

    def _connect(self) -> None:
        desk = self._desk
        goes: dict[str, Callable[[], None]] = {
            "first": lambda: self.go_to(0), "back": lambda: self.go_to(self.step - 1), "play": self.play_or_pause,
            "next": lambda: self.go_to(self.step + 1), "last": lambda: self.go_to(len(self.steps) - 1),
        }  # fmt: skip
        for id, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(goes[id])
        for id, _, hint in BUTTONS:
            button = self.buttons[id]
            button.clicked.connect(lambda _=False, go=goes[id]: go())
            if id != "play":
                desk.words.keep(partial(name_button, button), hint)
        desk.words.keep(partial(name_button, self.close_button), say("Leave the waves (Esc)"))
        self.close_button.clicked.connect(lambda _=False: self.left.emit())
        desk.look.changed.connect(self._tint)
        desk.words.changed.connect(self._tint)
        self._tint()

    def show_steps(self, steps: list[tuple[str, str]], step: int) -> None:
        """Shows other steps, each a name and what happens in it."""
        self.steps = steps
        self.go_to(step)

    def go_to(self, step: int, *, by_clock: bool = False) -> None:
        """Shows a step; the clock stops unless it is the one who goes on."""
        if not by_clock:
            self.pause()
        self.step = min(max(step, 0), len(self.steps) - 1)
        self._show()
        self.stepped.emit(self.step)

    def play_or_pause(self) -> None:
        """Goes on by itself, from the beginning if all was shown; or stops doing so."""
        if self._clock.isActive():
            self.pause()
            return
        if self.step + 1 >= len(self.steps):
            self.go_to(0)
        self._clock.start()
        self._tint()

    def pause(self) -> None:
        """Stops going on by itself."""
        self._clock.stop()
        self._tint()

    @property
    def plays(self) -> bool:
        """Whether it goes on by itself."""
        return self._clock.isActive()

    def _go_on(self) -> None:
        if self.waits():
            return
        self.go_to(self.step + 1, by_clock=True)
        if self.step + 1 >= len(self.steps):
            self.pause()

    def _show(self) -> None:
        words, last = self._desk.words, len(self.steps) - 1
        name, counts = self.steps[self.step]
        self.number.setText(f"{self.step} / {last}")
        self.told.say(f"{name}:  {counts}" if counts else name)
        at_start, at_end = self.step == 0, self.step == last
        self._enable(("first", "back"), not at_start, "next")
        self._enable(("next", "last"), not at_end, "back")
        told = f"{name}. {counts}" if counts else name
        said = words(say("Step {number} of {steps}: {name}", number=self.step, steps=last, name=told))
        self.setAccessibleName(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _enable(self, ids: tuple[str, ...], can: bool, instead: str) -> None:
        """Enables buttons, or hands on the keys from those that cannot be used any more."""
        had_focus = any(self.buttons[id].hasFocus() for id in ids)
        if not can and had_focus:
            self.buttons[instead].setEnabled(True)
            self.buttons[instead].setFocus()
        for id in ids:
            self.buttons[id].setEnabled(can)

    def _tint(self) -> None:
        icons = {id: icon for id, icon, _ in BUTTONS}
        icons["play"] = "player-pause" if self.plays else "player-play"
        for id, button in self.buttons.items():
            button.setIcon(self._desk.look.icon(icons[id]))
        self.close_button.setIcon(self._desk.look.icon("x"))
        name_button(self.buttons["play"], self._desk.words(say("Pause") if self.plays else say("Play")))
