"""Small pictures of plans for the welcome page, drawn beside the window and kept in the user's folder."""

import hashlib
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

from orgplanner import paths
from orgplanner.drawing.theme import Theme
from orgplanner.model import Plan
from ui.painting import paint_picture
from ui.panels.samples import PICTURE

SIZE = PICTURE
RATIO = 2


def thumbnail(path: Path, theme: Theme, language: str) -> QImage:
    """The picture of a plan's first chart, from the folder of kept pictures if it was drawn before."""
    kept = kept_file(path, theme, language)
    image = QImage(str(kept)) if kept.is_file() else QImage()
    if image.isNull():
        image = drawn(path, theme, language)
        kept.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(kept))
    image.setDevicePixelRatio(RATIO)
    return image


def kept_file(path: Path, theme: Theme, language: str) -> Path:
    """Where the picture of this state of a file is kept."""
    facts = path.stat()
    key = f"{path.resolve()}|{facts.st_mtime_ns}|{facts.st_size}|{theme.name}|{language}"
    return paths.user_data() / "thumbnails" / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.png"


def drawn(path: Path, theme: Theme, language: str) -> QImage:
    """Reads a plan and draws its first chart, three levels deep."""
    from orgplanner.document import open_plan
    from orgplanner.drawing.chart import chart
    from orgplanner.drawing.options import ChartOptions
    from ui.folding import FIRST_LEVEL, folded_to

    plan = open_plan(path)
    scenario = liveliest(plan)
    folded = folded_to(plan, scenario, "units", FIRST_LEVEL)
    options = ChartOptions(language=language, theme=theme, folded=folded, links=False)
    picture = chart(plan, scenario, options).picture
    image = QImage(SIZE * RATIO, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.canvas or theme.window))
    scale = min(0.92 * image.width() / max(picture.width, 1), 0.88 * image.height() / max(picture.height, 1), 1.4)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate((image.width() - picture.width * scale) / 2, (image.height() - picture.height * scale) / 2)
    painter.scale(scale, scale)
    paint_picture(painter, picture, scale)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_RGB888) if not image.isNull() else image


def liveliest(plan: Plan) -> str:
    """The scenario with most units, the first of equals."""
    return max((row.id for row in plan.ordered_scenarios()), key=lambda id: len(plan.states[id].units))
