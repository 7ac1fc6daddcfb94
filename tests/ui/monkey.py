"""Somebody who presses anything anywhere: random clicks, drags, keys, commands and answers, in the real window.

Run by `python3 dev.py soak [events] [seed]`, and for a while in the suite.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from orgplanner import paths
from orgplanner.model import Plan
from orgplanner.model.rules import plan_problems
from ui.app import make_window
from ui.preferences import Preferences
from ui.window import MainWindow

NO_KEYS = Qt.KeyboardModifier.NoModifier
HARMLESS = "This plugin does not support "
"""What the platform without a screen says of itself."""
NEVER = frozenset({"quit", "new_window", "print"})
"""Commands that would leave the window or ask the system for something."""
KEYS = (
    *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Tab", "Backtab", "Return", "Escape"),
    *("Insert", "Delete", "Backspace", "F2", "F1", "Space", "Plus", "Minus", "Menu", "A", "B", "7", "Period"),
)
HELD = (NO_KEYS, NO_KEYS, NO_KEYS, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
WITH_CONTROL = "ACVXDZYKF0"
LETTERS = ("a", "7", "4-7", "~25", "½", "ө", "ұ", "漢", "\u202e", "😀", "'", "=1+1", "</b>", "0,5")
PATIENCE = 50
"""Turns of the event loop inside an event, after which something waits there for another, as while dragging."""
QUIET = 10_000
"""Turns of the event loop without any event."""
DEEPEST = 3
"""Questions open one over the other from which only answers are given."""


@dataclass
class Seen:
    """What went wrong and how often everything was tried; on the way the memory (in MB), the widgets and the blocks
    of Python's memory; at the end the windows that were closed and are still there."""

    faults: list[str] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    widgets: list[int] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    blocks: list[int] = field(default_factory=list)


class StayOpen(QObject):
    """Keeps the window open once there is no plan in it: somebody who quits does nothing more."""

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.Close and isinstance(window, MainWindow)
        if leaves and window.desk.session.document is None:
            event.ignore()
            return True
        return False


class Monkey:
    """Does one thing at each turn of the event loop, also while a question waits for its answer."""

    def __init__(self, window: MainWindow, seed: int, events: int) -> None:
        self.window = window
        self.left = events
        self.seen = Seen()
        self.diary: IO[str] | None = None
        self._events = events
        self._chance = random.Random(seed)
        self._deep = self._idle = 0
        self._acts: dict[str, tuple[int, Callable[[], None]]] = {
            "click": (30, self._click), "drag": (14, self._drag), "key": (30, self._key),
            "letters": (8, self._letters),
            "command": (12, self._command), "wheel": (5, self._wheel), "undo": (6, self._undo),
            "sample": (1, self._sample), "double click": (4, self._double_click), "select": (10, self._select),
        }  # fmt: skip

    def run(self) -> Seen:
        """Goes on until all events are used up; then everything is undone, done again and compared."""
        QTimer.singleShot(0, self._turn)
        left, quiet = self.left, 0
        while self.left > 0:
            QApplication.processEvents()
            left, quiet = self.left, (quiet + 1 if left == self.left else 0)
            if quiet == QUIET:
                QTimer.singleShot(0, self._turn)  # an error inside an event took the next turn with it
                quiet = 0
        self._calm()
        windows = [each for each in QApplication.topLevelWidgets() if not each.isVisible()]
        self.seen.hidden.update(type(each).__name__ for each in windows if each.parentWidget() is not None)
        self._compare()
        return self.seen

    def _turn(self) -> None:
        if self.left <= 0:
            return
        QTimer.singleShot(0, self._turn)
        if self._deep and self._idle < PATIENCE and _front_is_free():
            self._idle += 1
            return
        self._idle = 0
        self.left -= 1
        if self.left % max(self._events // 10, 1) == 0:
            self._weigh()
        self._deep += 1
        try:
            self._act()
        finally:
            self._deep -= 1

    def _weigh(self) -> None:
        self.seen.memory.append(memory())
        self.seen.widgets.append(len(QApplication.allWidgets()))
        # to list the objects themselves would disturb tuples that are just being made beside the window
        self.seen.blocks.append(sys.getallocatedblocks())

    def _act(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and self._chance.random() < 0.5:
            popup.close()
            return
        dialog = QApplication.activeModalWidget()
        if dialog is not None and (self._deep > DEEPEST or self._chance.random() < 0.12):
            self.seen.tried["answer"] += 1
            self._answer(dialog)
            return
        names = list(self._acts)
        (name,) = self._chance.choices(names, [self._acts[each][0] for each in names])
        self.seen.tried[name] += 1
        self._acts[name][1]()

    def _answer(self, dialog: QWidget) -> None:
        buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        self._note(f"answer {type(dialog).__name__}")
        if buttons and self._chance.random() < 0.7:
            self._chance.choice(buttons).click()
        elif isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()

    def _note(self, what: str) -> None:
        """Keeps what is done in a file, for the day when the process ends in the middle of it."""
        if self.diary is not None:
            print(what, file=self.diary, flush=True)

    # where and what

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _target(self) -> QWidget:
        front = self._front()
        if front is self.window and self.window.desk.session.document is not None and self._chance.random() < 0.35:
            return self.window.work.chart.canvas
        shown = [each for each in front.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        return self._chance.choice(shown) if shown else front

    def _place(self, widget: QWidget) -> QPoint:
        canvas = self.window._work.chart.canvas if self.window._work is not None else None
        selected = self.window.desk.session.selected
        if widget is canvas and canvas is not None and self._chance.random() < 0.7:
            boxes = list(self.window.work.chart.boxes)
            if boxes:
                id = selected if selected in boxes and self._chance.random() < 0.3 else self._chance.choice(boxes)
                return canvas.box_place(id).center().toPoint()
        across = self._chance.randrange(max(widget.width(), 1))
        return QPoint(across, self._chance.randrange(max(widget.height(), 1)))

    def _mouse(
        self, kind: str, widget: QWidget, place: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier
    ) -> bool:
        """Presses at the window that the widget stands in: who gets it is decided as for a hand at the mouse.

        Tells whether that window is still there; nothing more may be done to one that is not.
        """
        window = widget.window().windowHandle() if isValid(widget) else None
        if window is None or not window.isVisible():
            return False
        inside = within(widget.mapTo(widget.window(), place), widget.window().rect())
        self._note(f"{kind} {type(widget).__name__} {widget.objectName()} {inside.x()},{inside.y()} {held}")
        if kind == "mouseMove":
            QTest.mouseMove(window, inside)
        elif kind == "again":
            again = QMouseEvent(
                QEvent.Type.MouseButtonDblClick, QPointF(inside), QPointF(widget.window().mapToGlobal(inside)),
                button, button, held,
            )  # fmt: skip
            QApplication.sendEvent(window, again)
        else:
            getattr(QTest, kind)(window, button, held, inside)
        return bool(isValid(widget) and isValid(window))

    def _click(self) -> None:
        widget = self._target()
        button = Qt.MouseButton.RightButton if self._chance.random() < 0.1 else Qt.MouseButton.LeftButton
        place, held = self._place(widget), self._chance.choice(HELD)
        if self._mouse("mousePress", widget, place, button, held):
            self._mouse("mouseRelease", widget, place, button, held)

    def _double_click(self) -> None:
        widget = self._target()
        place, left = self._place(widget), Qt.MouseButton.LeftButton
        for kind in ("mousePress", "mouseRelease", "again", "mouseRelease"):
            if self._blocked(widget) or not self._mouse(kind, widget, place, left, NO_KEYS):
                return

    def _blocked(self, widget: QWidget) -> bool:
        """Whether another window opened meanwhile that must be answered first."""
        front = self._front()
        return not isValid(widget) or (front is not self.window and front is not widget.window())

    def _drag(self) -> None:
        widget = self._target()
        if self._front() is self.window and self._chance.random() < 0.7 and self.window._work is not None:
            widget = self.window.work.chart.canvas
        held, left = self._chance.choice(HELD), Qt.MouseButton.LeftButton
        start, end = self._place(widget), self._place(widget)
        if not self._mouse("mousePress", widget, start, left, held):
            return
        for step in range(1, 6):
            if not self._mouse("mouseMove", widget, start + (end - start) * step / 5, left, held):
                return
        if self._chance.random() < 0.1:
            self._send_key(Qt.Key.Key_Escape, NO_KEYS)
        self._mouse("mouseRelease", widget, end, left, held)

    def _key(self) -> None:
        if self._chance.random() < 0.25:
            letter = self._chance.choice(WITH_CONTROL)
            self._send_key(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.ControlModifier)
        else:
            key = getattr(Qt.Key, f"Key_{self._chance.choice(KEYS)}")
            self._send_key(key, self._chance.choice(HELD))

    def _letters(self) -> None:
        self._send_key(0, NO_KEYS, self._chance.choice(LETTERS))

    def _send_key(self, key: int, held: Qt.KeyboardModifier, text: str = "") -> None:
        widget = QApplication.focusWidget() or self._front()
        self._note(f"key {key} {held} {text} {type(widget).__name__} {widget.objectName()}")
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if isValid(widget):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))

    def _wheel(self) -> None:
        widget = self._target()
        place = QPointF(self._place(widget))
        turn = QPoint(0, self._chance.choice((-120, 120)))
        event = QWheelEvent(
            place, QPointF(widget.mapToGlobal(place.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
            self._chance.choice(HELD), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _command(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        usable = [id for id, each in self.window.commands.by_id.items() if each.isEnabled() and id not in NEVER]
        id = self._chance.choice(usable)
        self.seen.tried[f"command {id}"] += 1
        self._note(f"command {id}")
        self.window.commands.by_id[id].trigger()

    def _undo(self) -> None:
        if QApplication.activeModalWidget() is None:
            self.window.commands.by_id[self._chance.choice(("undo", "undo", "redo"))].trigger()

    def _select(self) -> None:
        """Somebody who knows where to press: without, a random walk rarely has anything selected."""
        session = self.window.desk.session
        if session.state is not None and QApplication.activeModalWidget() is None:
            ids = [*session.state.units, *session.state.posts]
            session.select_many(self._chance.sample(ids, min(len(ids), self._chance.choice((1, 1, 2, 3)))))

    def _sample(self) -> None:
        if self.window.desk.session.document is None and QApplication.activeModalWidget() is None:
            self.window.files.open_sample(self._chance.choice(sorted(paths.samples().glob("*.orgplan"))))

    # the end

    def _calm(self) -> None:
        """Closes what is open and waits for what still works."""
        for _ in range(400):
            popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
            if popup is not None:
                popup.close()
            elif isinstance(dialog, QDialog):
                dialog.reject()
            QApplication.processEvents()
            if popup is None and dialog is None and not self.window.files.busy:
                return

    def _compare(self) -> None:
        """Undoes and redoes everything: the plan must obey its rules and end as it was."""
        document = self.window.desk.session.document
        if document is None or document.read_only:
            return
        self.seen.faults.extend(str(problem) for problem in plan_problems(document.plan))
        last: Plan = document.plan.snapshot()
        steps = 0
        while document.can_undo:
            document.undo()
            steps += 1
        for _ in range(steps):
            document.redo()
        if document.plan != last:
            self.seen.faults.append(f"{steps} steps undone and done again do not lead to the same plan")


def _front_is_free() -> bool:
    return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None


def within(place: QPoint, room: QRect) -> QPoint:
    """The nearest place inside a rectangle."""
    across = min(max(place.x(), room.left()), room.right())
    return QPoint(across, min(max(place.y(), room.top()), room.bottom()))


def memory() -> float:
    """Memory of the process in MB, without what was freed and kept for later use; 0 where that cannot be told."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, AttributeError, TypeError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def soak(events: int, seed: int, folder: Path) -> Seen:
    """A monkey in a window of its own, whose files lie in a folder; what it saw."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = make_window(app, Preferences(folder / "settings.ini"))
    window.resize(1280, 720)
    window.show()
    window.files.open_sample(paths.samples() / "mebp-trade.orgplan")
    stay = StayOpen()
    window.installEventFilter(stay)
    monkey = Monkey(window, seed, events)
    monkey.diary = (folder / "diary.txt").open("w", encoding="utf-8")
    faults = monkey.seen.faults
    chance = random.Random(seed)

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            faults.append(f"Qt: {text}")

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    def choose(*_: object) -> tuple[str, str]:
        return (str(folder / chance.choice(("", "plan.orgplan", "other.orgplan")) or ""), "")

    before = sys.excepthook, qInstallMessageHandler(hear), QFileDialog.getOpenFileName, QFileDialog.getSaveFileName
    sys.excepthook = catch
    QFileDialog.getOpenFileName = QFileDialog.getSaveFileName = choose  # type: ignore[method-assign, assignment]
    try:
        seen = monkey.run()
    finally:
        monkey.diary.close()
        sys.excepthook = before[0]
        qInstallMessageHandler(before[1])
        QFileDialog.getOpenFileName, QFileDialog.getSaveFileName = before[2:]  # type: ignore[method-assign]
    document = window.desk.session.document
    if document is not None:
        document.close(discard=True)
    window.desk.session.show(None)
    window.removeEventFilter(stay)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.clipboard().clear()  # without a screen Qt frees it after Python has ended, which it cannot
    return seen


def main(words: list[str]) -> int:
    """Soaks as long as said, and prints what was tried, what went wrong and how the memory went."""
    from ui.app import application

    events = int(words[0]) if words else 100_000
    seed = int(words[1]) if len(words) > 1 else random.randrange(10**6)
    app = application()
    with tempfile.TemporaryDirectory() as name:
        paths.user_data = lambda: Path(name) / "data"
        seen = soak(events, seed, Path(name))
    del app
    print(f"{events} events, seed {seed}")
    print("tried:", ", ".join(f"{name} {count}" for name, count in seen.tried.most_common()))
    print("memory in MB:", " ".join(f"{each:.0f}" for each in seen.memory))
    print("widgets:", *seen.widgets)
    print("blocks of memory of Python:", *seen.blocks)
    print("closed windows that are still there:", dict(seen.hidden))
    print(f"faults: {len(seen.faults)}")
    for fault, count in Counter(seen.faults).most_common(20):
        print(f"--- {count} x\n{fault}")
    return 1 if seen.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
