"""A line of controls in which nothing is squeezed: what has no room stands in a menu at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.plain import bare_text, menu_text, name_button, tool_button, with_letters

Offer = Callable[[QMenu], object]
"""Puts into a menu what a control would do."""


@dataclass(slots=True)
class Part:
    """A control; `rank` says when it leaves the line, the lowest first. `wanted`: it is in use at all."""

    widget: QWidget
    rank: int
    offer: Offer | None
    wanted: bool = True


class OverflowLine(QFrame):
    """Controls from left to right; those without an `offer` always stay."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parts: list[Part] = []
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(10, 4, 10, 4)
        self.line.setSpacing(6)
        self.more = tool_button()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.more.hide()
        desk.words.keep(partial(name_button, self.more), say("More choices"))
        desk.look.changed.connect(self._tint_more)
        self._tint_more()

    def add(self, widget: QWidget, rank: int = 0, offer: Offer | None = None) -> None:
        """Appends a control."""
        self._parts.append(Part(widget, rank, offer))
        self.line.addWidget(widget)

    def add_more(self) -> None:
        """The place of the button that holds what has no room."""
        self.line.addWidget(self.more)

    def want(self, widget: QWidget, wanted: bool) -> None:
        """Takes a control out of use, or into use again; `arrange` shows it."""
        next(part for part in self._parts if part.widget is widget).wanted = wanted

    def arrange(self) -> None:
        """Shows as much as there is room for."""
        shown = [part for part in self._parts if part.wanted]
        margins = self.line.contentsMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        leaving = sorted((part for part in shown if part.offer is not None), key=lambda part: part.rank)
        kept = list(shown)
        while leaving and self._needed(kept, len(kept) < len(shown)) > room:
            kept.remove(leaving.pop(0))
        for part in self._parts:
            part.widget.setVisible(part in kept)
        self.more.setVisible(len(kept) < len(shown))

    def _needed(self, parts: list[Part], with_more: bool) -> int:
        widgets = [part.widget for part in parts] + ([self.more] if with_more else [])
        return sum(widget.sizeHint().width() for widget in widgets) + self.line.spacing() * len(widgets)

    @property
    def left_out(self) -> list[QWidget]:
        """The controls that stand in the menu now."""
        return [part.widget for part in self._parts if part.wanted and part.widget.isHidden()]

    def minimumSizeHint(self) -> QSize:
        staying = [part for part in self._parts if part.wanted and part.offer is None]
        margins = self.line.contentsMargins()
        return QSize(self._needed(staying, True) + margins.left() + margins.right(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.arrange()

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for part in self._parts:
            if part.wanted and part.widget.isHidden() and part.offer is not None:
                part.offer(menu)
        actions = [action for action in menu.actions() if not action.isSeparator()]
        for action, text in zip(actions, with_letters([bare_text(each.text()) for each in actions]), strict=True):
            action.setText(text)

    def _tint_more(self) -> None:
        self.more.setIcon(self._desk.look.icon("dots"))


def offer_menu(button: QToolButton, called: Callable[[], str]) -> Offer:
    """Offers the menu of a button, by what it is about."""

    def offer(menu: QMenu) -> None:
        below = button.menu()
        below.setTitle(menu_text(called()))
        menu.addMenu(below).setEnabled(button.isEnabled())

    return offer


def offer_click(button: QToolButton) -> Offer:
    """Offers a press of a button by its name."""

    def offer(menu: QMenu) -> None:
        action = menu.addAction(menu_text(button.accessibleName() or button.text()))
        action.setCheckable(button.isCheckable())
        action.setChecked(button.isChecked())
        action.setEnabled(button.isEnabled())
        action.triggered.connect(lambda _=False: button.click())

    return offer
