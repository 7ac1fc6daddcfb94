"""The chart canvas beside a scene with one QGraphicsItem for each box: worst and median frame at 50,000 boxes."""

import statistics
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.theme import LIGHT
from orgplanner.generate import generate
from ui.canvas import ChartCanvas
from ui.fonts import load_fonts
from ui.painting import Brushwork, smooth

POSTS = 50_000
FRAME = 16.0
SIZE = (1600, 960)


class BoxItem(QGraphicsItem):
    """A box as a scene holds it: painted with the same shapes as ours."""

    def __init__(self, item: object) -> None:
        super().__init__()
        self._item = item

    def boundingRect(self) -> QRectF:
        item = self._item
        return QRectF(item.x, item.y, item.width, item.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, *_: QWidget | None) -> None:
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if scale < 0.1:
            painter.setPen(QPen(QColor("#8A98AA"), 0))
            painter.drawRect(self.boundingRect())
        else:
            smooth(painter)
            Brushwork(painter, scale).item(self._item)


def frames(step: Callable[[int], None], widget: QWidget, count: int) -> list[float]:
    """Milliseconds of each of `count` frames, a step before each."""
    taken = []
    for number in range(count):
        step(number)
        start = perf_counter()
        widget.repaint()
        taken.append((perf_counter() - start) * 1000)
        QApplication.processEvents()
    return taken


def journey(zoom: Callable[[float], None], pan: Callable[[int, int], None], widget: QWidget) -> list[float]:
    """From the whole chart to reading size, along it, and back."""
    taken = frames(lambda _: zoom(1.2), widget, 40)
    taken += frames(lambda _: pan(-40, -15), widget, 40)
    return taken + frames(lambda _: zoom(1 / 1.2), widget, 40)


def ours(drawn: Chart) -> tuple[float, list[float]]:
    """Seconds to show the chart, and the frames of the journey on our canvas."""
    canvas = ChartCanvas()
    canvas.resize(*SIZE)
    canvas.show()
    start = perf_counter()
    canvas.show_chart(drawn, LIGHT, keep_view=False)
    canvas.repaint()
    shown = perf_counter() - start
    taken = journey(lambda factor: canvas.zoom_to(canvas.scale() * factor), canvas.push, canvas)
    canvas.close()
    return shown, taken


def theirs(drawn: Chart) -> tuple[float, list[float]]:
    """The same with a scene of one item for each box."""
    start = perf_counter()
    scene = QGraphicsScene()
    for item in drawn.picture.items:
        scene.addItem(BoxItem(item))
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
    view.show()
    view.fitInView(scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    view.viewport().repaint()
    shown = perf_counter() - start

    def pan(x: int, y: int) -> None:
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() - x)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - y)

    taken = journey(lambda factor: view.scale(factor, factor), pan, view.viewport())
    view.close()
    return shown, taken


def main() -> None:
    """Prints the figures of both and the ratio of our worst frame to 16 ms."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    plan = generate(POSTS, seed=1)
    scenario = plan.ordered_scenarios()[0].id
    drawn = chart(plan, scenario, ChartOptions(kind="posts"))
    print(f"canvas, {len(drawn.boxes):,} boxes")
    for name, measure in (("one QGraphicsItem per box", theirs), ("our canvas", ours)):
        shown, taken = measure(drawn)
        print(
            f"  {name:28} shown in {shown * 1000:6.0f} ms, frames: median {statistics.median(taken):6.1f} ms, "
            f"worst {max(taken):7.1f} ms = {max(taken) / FRAME:5.2f} of 16 ms"
        )
    application.processEvents()


if __name__ == "__main__":
    main()
