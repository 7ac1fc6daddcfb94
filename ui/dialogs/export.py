"""A scenario as a file: what is on it, on which paper, with a preview of every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.drawing.options import CONTENT
from orgplanner.drawing.paper import PAPERS
from orgplanner.errors import OrgPlannerError
from orgplanner.text import LANGUAGES, Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.page_view import PageView, page_image
from ui.files import safe_name
from ui.panels.chart import Choice
from ui.panels.chart_bar import KINDS
from ui.plain import label, tool_button

if TYPE_CHECKING:
    from orgplanner.exporters import ExportOptions, Sheets

FORMATS: dict[str, Message] = {
    ".pdf": say("PDF, for printing"), ".svg": say("SVG drawing"), ".png": say("PNG picture"),
    ".dot": say("DOT, for Graphviz"), ".json": say("JSON, for other programs"),
}  # fmt: skip
DRAWN = (".pdf", ".svg", ".png")
LANDSCAPE: dict[str, Message] = {"auto": say("Automatic"), "yes": say("Landscape"), "no": say("Portrait")}
RESOLUTIONS = (96, 144, 300)


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages, and the image of the one that is looked at."""

    sheets: Sheets
    page: int
    image: QImage


class ExportDialog(QDialog):
    """Choices on the left, pages on the right; writing goes on beside the window and can be called off."""

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choice = choice
        self._preview: Preview | None = None
        self._page = 0
        self._look_lane, self._write_lane = Lane(self, desk.turn), Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._lay_out_pages)
        self.setWindowTitle(desk.words(say("Export")))
        self.resize(min(1020, parent.width() - 40), min(660, parent.height() - 40))
        self._make_choices()
        self._make_preview()
        self._make_foot()
        self._lay_out()
        self._write_lane.progressed.connect(self._progress)
        self._soon.start()

    def _make_choices(self) -> None:
        words = self._desk.words
        papers = {"": words(say("Smallest readable")), **{name: name for name in reversed(PAPERS)},
                  "fit": words(say("As large as the chart"))}  # fmt: skip
        self.format = self._combo("format", {key: words(value) for key, value in FORMATS.items()})
        self.paper = self._combo("paper", papers, self._desk.preferences.paper)
        self.landscape = self._combo("landscape", {key: words(value) for key, value in LANDSCAPE.items()})
        self.language = self._combo("language", LANGUAGES, words.language)
        self.kind = self._combo("kind", {key: words(value) for key, value in KINDS.items()}, self._choice.kind)
        self.unit = self._combo("unit", self._units())
        self.dpi = self._combo("dpi", {str(dpi): f"{dpi} dpi" for dpi in RESOLUTIONS}, "144")
        self.content = {key: QCheckBox(words(value)) for key, value in CONTENT.items()}
        self.extras = {
            "legend": QCheckBox(words(say("Legend"))), "approval": QCheckBox(words(say("Approval block"))),
            "folded": QCheckBox(words(say("Folded as in the window"))),
        }  # fmt: skip
        for key, box in self.content.items():
            box.setChecked(key in self._choice.content)
        self.extras["legend"].setChecked(True)
        self.extras["folded"].setChecked(bool(self._choice.folded))
        for box in (*self.content.values(), *self.extras.values()):
            box.toggled.connect(self._soon.start)

    def _units(self) -> dict[str, str]:
        session, words = self._desk.session, self._desk.words
        choices = {"": words(say("Whole scenario"))}
        unit = session.unit_of(session.selected)
        if session.plan is not None and session.state is not None and unit:
            choices[unit] = session.plan.words(session.state.units[unit].name, words.language)
        return choices

    def _combo(self, name: str, choices: dict[str, str], chosen: str = "") -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(23)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.currentIndexChanged.connect(self._soon.start)
        return box

    def _make_preview(self) -> None:
        words = self._desk.words
        self.page_view = PageView(self._desk.look)
        self.page_view.setAccessibleName(words(say("Preview")))
        self._back, self._on = tool_button(), tool_button()
        for button, icon, step, name in (
            (self._back, "chevron-left", -1, say("Previous page")),
            (self._on, "chevron-right", 1, say("Next page")),
        ):  # fmt: skip
            button.setIcon(self._desk.look.icon(icon))
            button.setAccessibleName(words(name))
            button.clicked.connect(lambda _=False, step=step: self._turn(step))
        self.number = label(name="secondary")
        self.notes = label(wrap=True)

    def _make_foot(self) -> None:
        words = self._desk.words
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.close_button = QPushButton(words(say("Close")))
        self.write_button = QPushButton(words(say("Export…")))
        self.write_button.setDefault(True)
        self.close_button.clicked.connect(self._leave)
        self.write_button.clicked.connect(self._choose_file)

    def _lay_out(self) -> None:
        words, form = self._desk.words, QFormLayout()
        rows: tuple[tuple[Message, QWidget], ...] = (
            (say("Format"), self.format), (say("Paper"), self.paper), (say("Direction"), self.landscape),
            (say("Resolution"), self.dpi), (say("Language"), self.language), (say("Chart of"), self.kind),
            (say("Scope"), self.unit),
        )  # fmt: skip
        for message, field in rows:
            field.setAccessibleName(words(message))
            form.addRow(label(words(message), "secondary"), field)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addSpacing(6)
        left.addWidget(label(words(say("In each box")).upper(), "heading"))
        for box in self.content.values():
            left.addWidget(box)
        left.addSpacing(6)
        left.addWidget(label(words(say("On the page")).upper(), "heading"))
        for box in self.extras.values():
            left.addWidget(box)
        left.addStretch(1)
        pages = QHBoxLayout()
        for widget in (self._back, self.number, self._on):
            pages.addWidget(widget)
        pages.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.page_view, 1)
        right.addLayout(pages)
        right.addWidget(self.notes)
        both = QHBoxLayout()
        both.addLayout(left)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addLayout(foot)

    def is_ready(self) -> bool:
        """Whether the preview shows what is chosen."""
        return self._preview is not None and not self._look_lane.busy and not self._soon.isActive()

    def options(self) -> ExportOptions:
        """What is chosen now."""
        from orgplanner.exporters import ExportOptions

        return ExportOptions(
            paper=self.paper.currentData(),
            landscape={"auto": None, "yes": True, "no": False}[self.landscape.currentData()],
            language=self.language.currentData(),
            content=frozenset(key for key, box in self.content.items() if box.isChecked()),
            chart=self.kind.currentData(),
            unit=self.unit.currentData() or None,
            folded=self._choice.folded if self.extras["folded"].isChecked() else frozenset(),
            layout=self._choice.layout,
            legend=self.extras["legend"].isChecked(),
            approval=self.extras["approval"].isChecked(),
            dpi=float(self.dpi.currentData()),
        )

    def _lay_out_pages(self) -> None:
        """Draws the preview of what is chosen, beside the window."""
        drawn = self.format.currentData() in DRAWN
        for field in (self.paper, self.landscape, *self.content.values(), *self.extras.values()):
            field.setEnabled(drawn)
        self.dpi.setEnabled(self.format.currentData() == ".png")
        self._page = 0
        if not drawn:
            self._look_lane.cancel()
            self.page_view.show_image(None)
            self._preview = None
            self._say([say("This format holds the data, not a page.")])
            return
        plan, scenario, options = self._desk.session.plan.snapshot(), self._desk.session.scenario, self.options()

        def work(stop: Stop) -> Preview:
            from orgplanner.exporters import lay_out

            sheets = lay_out(plan, scenario, options)
            stop.check()
            return Preview(sheets, 0, page_image(sheets.pages[0]))

        self.number.setText(self._desk.words(say("Laying out …")))
        self._look_lane.start(work, self._show, self._failed)

    def _turn(self, step: int) -> None:
        if self._preview is None:
            return
        sheets = self._preview.sheets
        page = min(max(self._page + step, 0), len(sheets.pages) - 1)
        self._look_lane.start(lambda _: Preview(sheets, page, page_image(sheets.pages[page])), self._show)

    def _show(self, preview: Preview) -> None:
        self._preview, self._page = preview, preview.page
        self.page_view.show_image(preview.image)
        self._say(list(preview.sheets.notes))

    def _say(self, notes: list[Message]) -> None:
        words, pages = self._desk.words, len(self._preview.sheets.pages) if self._preview is not None else 0
        number = say("Page {number} of {pages}", number=self._page + 1, pages=pages)
        self.number.setText(words(number) if pages else "")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < pages)
        self.notes.setText("\n".join(words(note) for note in notes))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.bar.hide()
        self.write_button.setEnabled(True)
        self.number.setText("")
        self.notes.setText(error.sentence(self._desk.words.language))

    def _choose_file(self) -> None:
        words, session = self._desk.words, self._desk.session
        ending = self.format.currentData()
        row = session.scenario_row
        named = session.plan.words(row.name, self.language.currentData()) if row is not None else ""
        start = self._desk.preferences.folder / f"{safe_name(named) or 'chart'}{ending}"
        kinds = f"{self.format.currentText()} (*{ending})"
        chosen, _ = QFileDialog.getSaveFileName(self, words(say("Export")), str(start), kinds)
        if chosen:
            target = Path(chosen)
            self.write(target if target.suffix.lower() == ending else target.with_name(target.name + ending))

    def write(self, target: Path) -> None:
        """Writes the file beside the window."""
        plan, scenario, options = self._desk.session.plan.snapshot(), self._desk.session.scenario, self.options()

        def work(stop: Stop) -> object:
            from orgplanner.exporters import export

            return export(plan, scenario, target, options, stop.progress)

        def done(report: object) -> None:
            self.bar.hide()
            self.write_button.setEnabled(True)
            self._say([say("Wrote {file}.", file=str(target)), *report.notes])

        self.bar.setRange(0, 0)
        self.bar.show()
        self.write_button.setEnabled(False)
        self._write_lane.start(work, done, self._failed)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._write_lane.busy

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _leave(self) -> None:
        """Calls off what is being written; else closes."""
        if self._write_lane.busy and not self.write_button.isEnabled():
            self._write_lane.cancel()
            self.bar.hide()
            self.write_button.setEnabled(True)
            self._say([say("Cancelled; nothing was written.")])
        else:
            self.reject()

    def done(self, result: int) -> None:
        self._soon.stop()
        self._look_lane.finish()
        self._write_lane.finish()
        super().done(result)
