"""Rows dragged between lists, tables, the outline and the chart: how they are packed, read and handed over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from orgplanner.drawing.theme import Theme
from ui.session import Session

ROWS = "application/x-orgplanner-rows"
TABLES = ("units", "posts", "people")
MOST_BYTES = 4_000_000
BESIDE_POINTER = QPoint(-12, -10)
"""From the picture of what is dragged to the pointer, which points beside it."""
WIDEST = 300
"""Pixels that a name which is dragged is wide at most."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Ids of rows of one table; `table` is "units" or "posts" also where the ids are of both."""

    plan: str
    scenario: str
    table: str
    ids: tuple[str, ...]


def rows_mime(session: Session, table: str, ids: Sequence[str]) -> QMimeData:
    """What a list or table hands out when rows of it are dragged."""
    plan = session.plan.id if session.plan is not None else ""
    packed = {"plan": plan, "scenario": session.scenario, "table": table, "ids": list(ids)}
    mime = QMimeData()
    mime.setData(ROWS, json.dumps(packed).encode())
    return mime


def read_rows(mime: QMimeData) -> Rows | None:
    """The rows that are dragged, None for anything else; what another program made up is not trusted."""
    raw = bytes(mime.data(ROWS).data()) if mime.hasFormat(ROWS) else b""
    if not raw or len(raw) > MOST_BYTES:
        return None
    try:
        packed = json.loads(raw)
        plan, scenario, table, ids = (packed[key] for key in ("plan", "scenario", "table", "ids"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if table not in TABLES or not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        return None
    return Rows(str(plan), str(scenario), table, tuple(dict.fromkeys(ids)))


def rows_here(session: Session, mime: QMimeData) -> tuple[str, ...]:
    """The ids that are dragged, where they are of the plan and scenario that the window shows; else none."""
    rows, plan = read_rows(mime), session.plan
    if rows is None or plan is None or (rows.plan, rows.scenario) != (plan.id, session.scenario):
        return ()
    return tuple(id for id in rows.ids if session.has(id))


def name_picture(name: str, theme: Theme, ratio: float) -> QPixmap:
    """A framed name that follows the pointer while rows are dragged; `ratio` pixels to a point of the screen."""
    shown = QLabel()
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setText(shown.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, WIDEST))
    shown.setStyleSheet(
        f"background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.accent}; padding: 3px 7px;"
    )
    shown.adjustSize()
    picture = QPixmap(shown.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    shown.render(picture)
    return picture


def hand_out(source: QWidget, mime: QMimeData, name: str, theme: Theme) -> None:
    """Lets rows be dragged out of a widget until they are dropped, their name beside the pointer."""
    drag = QDrag(source)
    drag.setMimeData(mime)
    drag.setPixmap(name_picture(name, theme, source.devicePixelRatioF()))
    drag.setHotSpot(BESIDE_POINTER)
    drag.exec(Qt.DropAction.MoveAction)


class Courier:
    """Takes rows from a gesture to the lists and tables of the same program, as the window system would.

    A gesture that began in a widget keeps the pointer; this tells the widget below it what is held over it.
    """

    def __init__(self, mime: QMimeData) -> None:
        self._mime = mime
        self._at: QWidget | None = None
        self._entered = False
        self._taken = False

    def over(self, pointer: QPoint) -> bool:
        """The pointer is at a place of the screen; tells whether what is there takes the rows."""
        target = _taker(QApplication.widgetAt(pointer))
        if target is not self._at:
            self.leave()
            self._enter(target, pointer)
        if target is not None and self._entered:
            moved = QDragMoveEvent(*self._event(target, pointer))
            moved.setAccepted(self._taken)
            QApplication.sendEvent(target, moved)
            self._taken = moved.isAccepted()
        return self._taken

    def _enter(self, target: QWidget | None, pointer: QPoint) -> None:
        self._at = target
        if target is not None:
            entered = QDragEnterEvent(*self._event(target, pointer))
            QApplication.sendEvent(target, entered)
            self._entered = self._taken = entered.isAccepted()

    def _event(
        self, target: QWidget, pointer: QPoint
    ) -> tuple[QPoint, Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
        place = target.mapFromGlobal(pointer)
        none = Qt.KeyboardModifier.NoModifier
        return place, Qt.DropAction.MoveAction, self._mime, Qt.MouseButton.LeftButton, none

    def leave(self) -> None:
        """Nothing is held over any widget.

        Qt hands moves and drops to whatever took the last drag that entered, even if that widget is gone: only one
        that let us in, and is still there, may hear more.
        """
        at, entered = self._at, self._entered
        self._at, self._entered, self._taken = None, False, False
        if at is not None and entered and isValid(at):
            QApplication.sendEvent(at, QDragLeaveEvent())

    def deliver(self, pointer: QPoint) -> None:
        """Drops the rows where the pointer is."""
        if self.over(pointer) and self._at is not None:
            target, self._at, self._entered = self._at, None, False
            QApplication.sendEvent(target, QDropEvent(*self._event(target, pointer)))
        else:
            self.leave()


def _taker(widget: QWidget | None) -> QWidget | None:
    """The widget, or the nearest around it, that takes drops at all."""
    while widget is not None and not widget.acceptDrops():
        widget = widget.parentWidget() if not widget.isWindow() else None
    return widget
