"""Outline icons from `resources/icons`, tinted when they are loaded."""

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from orgplanner.paths import resource

SIZE = 18


@cache
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon in a colour, and paler for what cannot be used; empty where there is no such file."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        if tint:
            made.addPixmap(_pixmap(name, tint, finest_ratio()), mode)
    return made


def finest_ratio() -> int:
    """The most pixels that a point of any screen has along one side."""
    return ceil(max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0))


def _pixmap(name: str, colour: str, ratio: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(SIZE * ratio, SIZE * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(text.replace('stroke-width="2"', 'stroke-width="1.7"').encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, SIZE * ratio, SIZE * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
