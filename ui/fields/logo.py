"""A picture from a file: shown small, chosen anew, taken away; what is no picture is answered with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from orgplanner.errors import FileProblem, OrgPlannerError
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.field import SEVERAL, Field
from ui.plain import label, no_default

SHOWN = QSize(96, 44)
ENDINGS = "*.svg *.png *.jpg *.jpeg"


class LogoField(Field):
    """Keeps what a page template keeps of a logo; the file is read beside the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words, parent)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self.picture = QLabel()
        self.picture.setFixedSize(SHOWN)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setObjectName("logo")
        self.said = label(name="secondary")
        self.choose, self.remove = QPushButton(self.words(say("Choose…"))), QPushButton(self.words(say("Remove")))
        no_default(self.choose, self.remove)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choose, self.remove, self.picture, self.said):
            line.addWidget(widget)
        line.addStretch(1)
        self.column.addLayout(line)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.put(""))
        self.edited.connect(lambda: self.show_value(self.value()))
        self._lane.busy_changed.connect(self._wait)

    def _ask(self) -> None:
        words, folder = self.words, self._desk.preferences.folder
        kinds = f"{words(say('Pictures'))} ({ENDINGS});;{words(say('All files'))} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self.window(), words(say("Choose a logo")), str(folder), kinds)
        if chosen:
            self._desk.preferences.remember_folder(Path(chosen).parent)
            self.read(Path(chosen))

    def read(self, file: Path) -> None:
        """Takes the picture of a file, or says why it cannot be the logo."""

        def work(_: Stop) -> str:
            from orgplanner.exporters.logo.files import read_logo

            return read_logo(file)

        self._lane.start(work, self.put, self._refused)

    def finish(self) -> None:
        """Reads no more files."""
        self._lane.finish()

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._lane.busy

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.explain(error.sentence(self.words.language))

    def _wait(self, busy: bool) -> None:
        if busy:
            self._say(self.words(say("Reading …")))
        else:
            self.show_value(self.value())

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def show_value(self, value: Any) -> None:
        self.remove.setEnabled(bool(value) and not self.read_only)
        self.picture.setVisible(bool(value))
        self._say("" if value else self.words(say("no picture")))
        if value:
            self.picture.setPixmap(self._small(logo_image(value)))

    def _small(self, image: QImage) -> QPixmap:
        """The picture as it looks on paper, which is white."""
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = image.scaled(SHOWN * ratio, keep, smooth)
        paper = QPixmap(small.size())
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, small)
        painter.end()
        paper.setDevicePixelRatio(ratio)
        return paper

    def show_several(self) -> None:
        self.picture.hide()
        self._say(self.words(SEVERAL))

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.choose.setEnabled(not on)
        self.remove.setEnabled(not on and bool(self.value()))

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")
        self.remove.setAccessibleName(f"{name}: {self.remove.text()}")


def logo_image(text: str) -> QImage:
    """What a page template keeps of a logo as an image; an empty one where it cannot be drawn."""
    from orgplanner.exporters.logo.picture import logo_of

    try:
        return QImage.fromData(logo_of(text).data)
    except FileProblem:
        return QImage()
