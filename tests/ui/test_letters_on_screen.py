"""Names whose letters join or run leftward look on the screen as they are laid out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from orgplanner.drawing.picture import Text
from orgplanner.drawing.strokes import text_width
from orgplanner.drawing.typeface import bundled
from ui.fonts import load_fonts
from ui.painting import Brushwork, chart_font, smooth

NAMES = [
    *("وزارة التجارة والصناعة", "משרד המסחר", "مُحَمَّد", "إدارة الموارد 2026 (HR)", "Отдел العربية 5 (עברית)"),
    *("до́говор", "हिन्दी क्षत्रिय", "١٢٣ قسم 12/14", "می‌خواهم"),
]


class Sheet(QWidget):
    """Paints one text as the chart does, whose own direction must not matter."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.resize(400, 60)
        self.text = text

    def paintEvent(self, event: object) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            smooth(painter)
            Brushwork(painter, 1.0).shape(self.text)


def ink(image: QImage) -> tuple[int, int]:
    """The first and the last column with ink."""
    dark = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 160 for y in range(60))]
    return dark[0], dark[-1]


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True)])
def test_names_are_as_wide_as_they_were_measured(qtbot: QtBot, bold: bool, italic: bool) -> None:
    load_fonts()
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    metrics = QFontMetricsF(chart_font(100, bold, italic, image.logicalDpiY()), image)
    for name in NAMES:
        assert metrics.horizontalAdvance(name) == pytest.approx(bundled().width(name, 100, bold, italic), abs=1)


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_name_begins_at_the_side_it_is_read_from(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    load_fonts()
    sheet = Sheet(Text(20, 30, "إدارة ....", 20, "#000000"))
    qtbot.addWidget(sheet)
    sheet.setLayoutDirection(way)
    image = sheet.grab().toImage()
    first, last = ink(image)
    assert first == pytest.approx(20, abs=4)
    assert last == pytest.approx(20 + text_width(bundled(), sheet.text), abs=4)
    right = [y for x in range(last - 6, last + 1) for y in range(60) if image.pixelColor(x, y).lightness() < 160]
    assert min(right) < 20, "an alef stands at the right end, the full stops at the left"


@pytest.mark.parametrize("size", [7.5, 10.24, 12.5, 16])
def test_letters_have_their_very_size(qtbot: QtBot, size: float) -> None:
    load_fonts()
    sheet = Sheet(Text(380, 30, "НННННН ННННННН ННННННН ННННННН", size, "#000000", anchor="end"))
    qtbot.addWidget(sheet)
    first, last = ink(sheet.grab().toImage())
    assert first == pytest.approx(380 - text_width(bundled(), sheet.text), abs=4)
    assert last == pytest.approx(380, abs=4)


def test_letters_of_other_fonts_are_narrowed_to_their_room(qtbot: QtBot) -> None:
    load_fonts()
    sheet = Sheet(Text(20, 30, "ქართული კანცელარია", 20, "#000000", bold=True))
    qtbot.addWidget(sheet)
    first, last = ink(sheet.grab().toImage())
    assert 18 <= first < last <= 22 + text_width(bundled(), sheet.text)
