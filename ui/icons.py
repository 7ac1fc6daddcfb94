"""Outline icons from `resources/icons`, tinted when they are loaded."""

from functools import cache
from math import ceil

from PySide6.QtGui import QGuiApplication, QIcon, QPixmap

from orgplanner.paths import resource

SIZE = 18


@cache
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon in a colour, and paler for what cannot be used; empty where there is no such file."""
    made, ratio = QIcon(), finest_ratio()
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        if tint:
            made.addPixmap(_pixmap(drawing, tint, ratio), mode)
    return made


def finest_ratio() -> int:
    """The most pixels that a point of any screen has along one side."""
    return ceil(max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0))


def _pixmap(drawing: str, colour: str, ratio: int) -> QPixmap:
    pixels = SIZE * ratio
    for before, after in (
        ("currentColor", colour), ('stroke-width="2"', 'stroke-width="1.7"'), ('width="24"', f'width="{pixels}"'),
        ('height="24"', f'height="{pixels}"'),
    ):  # fmt: skip
        drawing = drawing.replace(before, after)
    pixmap = QPixmap()
    pixmap.loadFromData(drawing.encode(), "svg")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
