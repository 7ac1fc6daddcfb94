"""The streams between units, painted; pointed at or walked through with the keys, one way stands out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from orgplanner.analysis.compare.table import cell_words
from orgplanner.drawing.sankey import Bar, Sankey
from orgplanner.text import say
from ui.desk import Desk
from ui.enter import ENTER
from ui.painting import Brushwork, smooth
from ui.plain import tooltip

FADED = 0.25
STEP = 30


class SankeyView(QAbstractScrollArea):
    """`chosen` carries the id of a unit; `resized` asks for a diagram of another width.

    `opened` carries the place of a stream: one that is clicked twice, or the widest of a unit.
    """

    chosen = Signal(str)
    opened = Signal(int)
    resized = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sankey: Sankey | None = None
        self.current: Bar | None = None
        self._pointed: tuple[int, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)
        desk.words.keep(self.setAccessibleName, say("Streams of units from before to after"))

    def show_sankey(self, made: Sankey | None) -> None:
        """Shows another diagram; the unit that was the current one stays so."""
        before = self.current
        id = self.sankey.stand(before).id if self.sankey is not None and before is not None else ""
        self.sankey, self.current, self._pointed = made, None, ()
        if made is not None and before is not None:
            sides = made.bars[before.side]
            self.current = next((bar for bar in sides if made.stand(bar).id == id), None)
        self._fit_bar()
        self._describe()
        self.viewport().update()

    def go_to(self, id: str) -> None:
        """Makes a unit the current one: as it is after, else as it was before."""
        if self.sankey is None:
            return
        for side in (1, 0):
            for bar in self.sankey.bars[side]:
                if self.sankey.stand(bar).id == id:
                    self._set_current(bar)
                    return
        self._set_current(None)

    def lit(self) -> Collection[int]:
        """The places of the bands that stand out."""
        if self._pointed or self.sankey is None or self.current is None:
            return self._pointed
        return self.sankey.ways_of(self.current)

    def _fit_bar(self) -> None:
        height = 0 if self.sankey is None else round(self.sankey.picture.height)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._desk.look.theme.panel))
        if self.sankey is not None:
            smooth(painter)
            painter.translate(0, -self.verticalScrollBar().value())
            self._paint(painter, self.sankey)
        painter.end()

    def _paint(self, painter: QPainter, made: Sankey) -> None:
        top = self.verticalScrollBar().value()
        bottom, lit = top + self.viewport().height(), self.lit()
        brushwork = Brushwork(painter, 1.0)
        for item in made.picture.items:
            if item.y <= bottom and item.y + item.height >= top:
                painter.setOpacity(FADED if lit and item.kind == "stream" else 1.0)
                brushwork.item(item)
        painter.setOpacity(1.0)
        for place in lit:
            brushwork.item(made.lit[place])
        if self.current is not None and self.hasFocus():
            painter.setPen(QPen(QColor(self._desk.look.theme.accent), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._frame(self.current))

    def _frame(self, bar: Bar) -> QRectF:
        left = 4.0 if bar.side == 0 else bar.x - 3
        right = bar.x + 11 if bar.side == 0 else self.viewport().width() - 4.0
        return QRectF(left, bar.top - 1, right - left, bar.slot + 2)

    # the mouse

    def _place(self, point: QPoint) -> tuple[float, float]:
        return float(point.x()), float(point.y() + self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position().toPoint()))

    def _at(self, point: QPoint) -> tuple[int, ...]:
        """The bands that belong to what is at a point: one, or all of a unit."""
        if self.sankey is None:
            return ()
        x, y = self._place(point)
        bar = self.sankey.bar_at(x, y)
        if bar is not None:
            return tuple(self.sankey.ways_of(bar))
        band = self.sankey.band_at(x, y)
        return () if band is None else (band,)

    def _point(self, places: tuple[int, ...]) -> None:
        if places != self._pointed:
            self._pointed = places
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(())
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.sankey is not None and event.button() == Qt.MouseButton.LeftButton:
            bar = self.sankey.bar_at(*self._place(event.position().toPoint()))
            if bar is not None:
                self._choose(bar)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        places = self._at(event.position().toPoint())
        if places and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._widest(places))

    def _widest(self, places: Collection[int]) -> int:
        assert self.sankey is not None
        bands = self.sankey.bands
        return max(places, key=lambda place: bands[place].width)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            places = self._at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip("\n".join(self.told(place) for place in places)), self)
            return True
        return super().viewportEvent(event)

    def told(self, place: int) -> str:
        """One stream in words: from where, to where, how much."""
        assert self.sankey is not None
        stream, streams, words = self.sankey.bands[place].stream, self.sankey.streams, self._desk.words
        figure = cell_words(stream.total, words.language)
        if stream.old is None or stream.new is None:
            at, ends = (streams.olds, stream.old) if stream.new is None else (streams.news, stream.new)
            return f"{at[ends or 0].name}: {words(_ENDS[stream.kind])} {figure}"
        return f"{streams.olds[stream.old].name} → {streams.news[stream.new].name}: {figure}"

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if self.sankey is None or not any(self.sankey.bars):
            super().keyPressEvent(event)
        elif step:
            self._walk(step)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._cross(0 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in ENTER and self.current is not None:
            self._choose(self.current)
            ways = self.sankey.ways_of(self.current)
            if ways:
                self.opened.emit(self._widest(ways))
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        assert self.sankey is not None
        side = self.current.side if self.current is not None else 0 if self.sankey.bars[0] else 1
        bars = self.sankey.bars[side]
        place = -1 if self.current is None else self.current.place
        self._set_current(bars[min(max(place + step, 0), len(bars) - 1)])

    def _cross(self, side: int) -> None:
        """To the other side along the widest way, else to the unit at the same height."""
        assert self.sankey is not None
        current, bars = self.current, self.sankey.bars[side]
        if not bars or (current is not None and current.side == side):
            return
        if current is None:
            self._set_current(bars[0])
            return
        ways = [self.sankey.bands[place] for place in self.sankey.ways_of(current)]
        ends = [(band.width, (band.stream.old, band.stream.new)[side]) for band in ways]
        places = [place for _, place in sorted(ends, key=lambda each: -each[0]) if place is not None]
        near = min(bars, key=lambda bar: abs(bar.y - current.y))
        self._set_current(bars[places[0]] if places else near)

    def _set_current(self, bar: Bar | None) -> None:
        self.current, self._pointed = bar, ()
        if bar is not None:
            scroll = self.verticalScrollBar()
            if bar.top < scroll.value():
                scroll.setValue(round(bar.top - STEP))
            elif bar.top + bar.slot > scroll.value() + self.viewport().height():
                scroll.setValue(round(bar.top + bar.slot + STEP - self.viewport().height()))
        self._describe()
        self.viewport().update()

    def _choose(self, bar: Bar) -> None:
        assert self.sankey is not None
        self._set_current(bar)
        self.chosen.emit(self.sankey.stand(bar).id)

    def _describe(self) -> None:
        """Says the current unit and its streams to those who do not see them."""
        made, bar = self.sankey, self.current
        told = [] if made is None or bar is None else [made.stand(bar).name, *map(self.told, made.ways_of(bar))]
        self.setAccessibleDescription("; ".join(told))

    def focusInEvent(self, event: object) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_bar()
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


_ENDS = {"closed": say("× closed"), "undecided": say("? undecided"), "created": say("+ created")}
