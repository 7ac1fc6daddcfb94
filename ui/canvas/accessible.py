"""The chart for a screen reader: a tree whose items are the boxes, each with those below it.

What is not yet looked at by the reader is not made. Where there is nothing Qt expects None, which its stubs deny,
so that such answers are of any type here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from orgplanner.drawing.chart_items import CardDrawing

if TYPE_CHECKING:
    from ui.canvas.chart_canvas import ChartCanvas

Role, Text, Event = QAccessible.Role, QAccessible.Text, QAccessible.Event


class ChartAccess(QAccessibleWidget):
    """The canvas as the root of the tree."""

    def __init__(self, canvas: ChartCanvas) -> None:
        super().__init__(canvas, Role.Tree)
        self.canvas = canvas
        self._items: dict[str, BoxAccess] = {}

    def item(self, id: str) -> BoxAccess:
        """The item of a box, always the same one."""
        if id not in self._items:
            self._items[id] = BoxAccess(self, id)
        return self._items[id]

    def forget(self) -> None:
        """Lets Qt delete the items, which it holds by plain pointers, before Python lets go of them."""
        items, self._items = self._items, {}
        for item in items.values():
            if isValid(item):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))

    def below(self, id: str | None) -> Sequence[str]:
        """The boxes right below one, for None the outermost."""
        sight = self.canvas.sight
        return sight.below(id) if sight is not None else ()

    def childCount(self) -> int:
        return len(self.below(None))

    def child(self, index: int) -> Any:
        return self.child_of(None, index)

    def child_of(self, id: str | None, index: int) -> BoxAccess | None:
        """The item of a box below another, None when there are not so many."""
        below = self.below(id)
        return self.item(below[index]) if 0 <= index < len(below) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        below = self.below(None)
        return below.index(child.id) if isinstance(child, BoxAccess) and child.id in below else -1

    def childAt(self, x: int, y: int) -> Any:
        place = self.canvas.mapFromGlobal(QPoint(x, y)).toPointF()
        id = self.canvas.box_at(place)
        return self.item(id) if id is not None else None

    def focusChild(self) -> Any:
        id = self.canvas.selected()
        sight = self.canvas.sight
        return self.item(id) if id and sight is not None and id in sight.chart.boxes else None


class BoxAccess(QAccessibleInterface):
    """One box: its title as name, what else stands in it as description."""

    def __init__(self, tree: ChartAccess, id: str) -> None:
        super().__init__()
        self._tree = tree
        self.id = id

    @property
    def _canvas(self) -> ChartCanvas:
        return self._tree.canvas

    def isValid(self) -> bool:
        sight = self._canvas.sight
        return sight is not None and self.id in sight.chart.boxes

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._tree.window()

    def role(self) -> QAccessible.Role:
        return Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        sight = self._canvas.sight
        if sight is None or not self.isValid():
            return ""
        card = sight.chart.cards[self.id]
        if kind == Text.Name:
            return card.name
        if kind != Text.Description:
            return ""
        drawing = sight.chart.items[self.id].draw
        badge = drawing.style.badge if isinstance(drawing, CardDrawing) else ""
        rows = (" ".join((*row.lines, row.number, *row.detail)) for row in card.rows)
        lines = (
            badge,
            card.caption,
            " ".join(card.head),
            " ".join(card.numbers),
            *rows,
            *(chip.words for chip in card.chips),
        )
        return "; ".join(line for line in lines if line)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are changed with F2."""

    def state(self) -> QAccessible.State:
        state, sight = QAccessible.State(), self._canvas.sight
        if sight is None or not self.isValid():
            state.invalid = True
            return state
        state.selectable = state.focusable = state.multiSelectable = True
        state.selected = self.id in self._canvas.chosen
        state.focused = self.id == self._canvas.selected() and self._canvas.hasFocus()
        state.readOnly = sight.is_fixed(self.id)
        if sight.folds(self.id):
            state.expandable = True
            state.collapsed = self.id in sight.chart.hidden
            state.expanded = not state.collapsed
        state.offscreen = not self._canvas.rect().intersects(sight.place_of(self.id).toRect())
        return state

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        place = self._canvas.box_place(self.id).toRect()
        return QRect(self._canvas.mapToGlobal(place.topLeft()), place.size())

    def parent(self) -> QAccessibleInterface:
        sight = self._canvas.sight
        above = sight.chart.parents.get(self.id) if sight is not None else None
        return self._tree.item(above) if above is not None else self._tree

    def childCount(self) -> int:
        return len(self._tree.below(self.id))

    def child(self, index: int) -> Any:
        return self._tree.child_of(self.id, index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        below = self._tree.below(self.id)
        return below.index(child.id) if isinstance(child, BoxAccess) and child.id in below else -1

    def childAt(self, x: int, y: int) -> Any:
        return None

    def focusChild(self) -> Any:
        return None

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def foregroundColor(self) -> QColor:
        return QColor(self._canvas.theme.text)

    def backgroundColor(self) -> QColor:
        return QColor(self._canvas.theme.box)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        return 0


def tell_focus(canvas: ChartCanvas) -> None:
    """Tells a screen reader, where there is one, which box the keys have come to."""
    if not QAccessible.isActive():
        return
    tree = QAccessible.queryAccessibleInterface(canvas)
    item = tree.focusChild() if isinstance(tree, ChartAccess) else None
    if item is not None:
        for event in (Event.Selection, Event.Focus):
            QAccessible.updateAccessibility(QAccessibleEvent(item, event))
