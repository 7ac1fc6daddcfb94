"""Choices about pages on the left, a preview of every page on the right: what files and printers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgplanner.drawing.options import CONTENT
from orgplanner.drawing.paper import PAPERS
from orgplanner.errors import OrgPlannerError
from orgplanner.text import LANGUAGES, Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.foot import Foot
from ui.dialogs.page_choices import colourings, stages, units
from ui.dialogs.page_form import FormFields
from ui.dialogs.page_range import PageRange
from ui.dialogs.page_strip import PageStrip
from ui.dialogs.page_turner import PageTurner
from ui.dialogs.page_view import page_image
from ui.fields.box import Box
from ui.files.target import choose_target
from ui.panels.chart_bar import KINDS
from ui.panels.chart_drawing import Choice
from ui.panels.stages import against_of, others
from ui.plain import label

if TYPE_CHECKING:
    from orgplanner.exporters import ExportOptions, Sheets

LANDSCAPE: dict[str, Message] = {"auto": say("Automatic"), "yes": say("Landscape"), "no": say("Portrait")}
DIRECTIONS = {None: "auto", True: "yes", False: "no"}
Row = tuple[Message, QWidget]
AROUND = 40
"""Pixels at the sides of a dialog and between its parts."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages, and the image of the one that is looked at."""

    sheets: Sheets
    page: int
    image: QImage


class PagesDialog(QDialog):
    """Shows the pages of what is chosen; what is done with them is the work of those that build on it.

    They give their own rows of the form, whether there are pages to look at, and do `_go` on the main button.
    """

    cancelled = say("Cancelled; nothing was written.")

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget, title: Message, verb: Message) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choice = choice
        self._preview: Preview | None = None
        self._writing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look_lane, self._write_lane = Lane(self, desk.turn), Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._lay_out_pages)
        self.setWindowTitle(desk.words(title))
        self.resize(min(1020, parent.width() - 40), min(690, parent.height() - 30))
        self._make_choices()
        self.form, self.range = FormFields(desk, self), PageRange(desk)
        self.turner, self.strip, self.notes = PageTurner(desk), PageStrip(desk), label(wrap=True)
        self.form.changed.connect(self._soon.start)
        self.range.changed.connect(self._enable)
        for pages in (self.turner, self.strip):
            pages.turned.connect(self._turn)
        self._look_lane.progressed.connect(self.turner.progress)
        self.foot = Foot(desk.words, verb)
        self.foot.leave.clicked.connect(self._leave)
        self.foot.go.clicked.connect(self._go)
        self._lay_out()
        self._write_lane.progressed.connect(self.foot.progress)
        desk.session.document_changed.connect(self.reject)
        self._soon.start()

    def _own_rows(self) -> tuple[Row, ...]:
        """The rows of the form above those of all pages."""
        return ()

    def _is_compared(self) -> bool:
        """Whether what has no pages is held against another scenario."""
        return False

    def _has_pages(self) -> bool:
        """Whether what is chosen is seen on pages."""
        return True

    def _has_forms(self) -> bool:
        """Whether there may be several pages, of which some may be left out."""
        return True

    def _can_go(self) -> bool:
        """Whether the main button can do something."""
        return self.range.is_understood

    def _go(self) -> None:
        """What the main button does."""
        raise AssertionError("every dialog does something with its pages")

    def _make_choices(self) -> None:
        words = self._desk.words
        papers = {"": words(say("Smallest readable")), **{name: name for name in reversed(PAPERS)},
                  "fit": words(say("As large as the chart"))}  # fmt: skip
        choice = self._choice
        paper = choice.paper if choice.paper is not None else self._desk.preferences.paper
        sides = {key: words(value) for key, value in LANDSCAPE.items()}
        self.paper = self._combo("paper", papers, paper)
        self.landscape = self._combo("landscape", sides, DIRECTIONS[choice.landscape])
        self.language = self._combo("language", LANGUAGES, choice.language or words.language)
        self.kind = self._combo("kind", {key: words(value) for key, value in KINDS.items()}, choice.kind)
        self.colours = self._combo("colours", colourings(self._desk), choice.colour_by)
        self.unit = self._combo("unit", units(self._desk))
        against = against_of(self._desk, choice)
        stage = choice.stage if against else ""
        self.shown = self._combo("shown", stages(self._desk, several=bool(against)), stage)
        self.against = self._combo("against", others(self._desk), against)
        self.content = {key: QCheckBox(words(value)) for key, value in CONTENT.items()}
        self.extras = {
            "legend": QCheckBox(words(say("Legend"))), "approval": QCheckBox(words(say("Approval block"))),
            "folded": QCheckBox(words(say("Folded as in the window"))),
            "fold_to_fit": QCheckBox(words(say("Fold branches where the paper is too small"))),
            "arrows": QCheckBox(words(say("Arrows from old places to new ones"))),
        }  # fmt: skip
        for key, box in self.content.items():
            box.setChecked(key in self._choice.content)
        self.extras["legend"].setChecked(True)
        self.extras["folded"].setChecked(bool(self._choice.folded))
        self.extras["arrows"].setChecked(self._choice.arrows)
        for box in (*self.content.values(), *self.extras.values()):
            box.toggled.connect(self._soon.start)

    def _combo(self, name: str, choices: dict[str, str], chosen: str = "") -> QComboBox:
        box = Box()
        box.setObjectName(name)
        box.setMinimumContentsLength(23)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.currentIndexChanged.connect(self._soon.start)
        return box

    def _lay_out(self) -> None:
        words = self._desk.words
        choices = QWidget()
        left = QVBoxLayout(choices)
        left.setContentsMargins(0, 0, 8, 0)
        left.addLayout(self._form())
        left.addSpacing(6)
        left.addWidget(label(words(say("In each box")).upper(), "heading"))
        for box in self.content.values():
            left.addWidget(box)
        left.addSpacing(6)
        left.addWidget(label(words(say("On the page")).upper(), "heading"))
        for box in self.extras.values():
            left.addWidget(box)
        left.addStretch(1)
        both = QHBoxLayout()
        both.addWidget(self._scrolled(choices))
        both.addLayout(self._right(), 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(self.foot)

    def _scrolled(self, choices: QWidget) -> QScrollArea:
        """The choices as wide as they are, and as high as there is room."""
        area = QScrollArea()
        area.setWidget(choices)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._choices = area
        return area

    def showEvent(self, event: QShowEvent) -> None:
        bar = self._choices.verticalScrollBar().sizeHint().width()
        self._choices.setFixedWidth(self._choices.widget().sizeHint().width() + bar)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_strip()

    def _show_strip(self) -> None:
        taken = self._choices.width() + self.turner.minimumSizeHint().width() + AROUND
        self.strip.show_in(self.width() - taken)

    def _form(self) -> QFormLayout:
        words, form = self._desk.words, QFormLayout()
        self._rows = form
        rows: tuple[Row, ...] = (
            *self._own_rows(), *self.form.rows, (say("Pages"), self.range),
            (say("Shown"), self.shown), (say("Compared with"), self.against),
            (say("Paper"), self.paper), (say("Direction"), self.landscape),
            (say("Language"), self.language), (say("Chart of"), self.kind), (say("Colour"), self.colours),
            (say("Scope"), self.unit),
        )  # fmt: skip
        for message, field in rows:
            field.setAccessibleName(words(message))
            form.addRow(label(words(message), "secondary"), field)
        return form

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        pages = QHBoxLayout()
        pages.addWidget(self.strip)
        pages.addWidget(self.turner, 1)
        right.addLayout(pages, 1)
        right.addWidget(self.notes)
        return right

    def is_ready(self) -> bool:
        """Whether the preview shows what is chosen."""
        return self._preview is not None and not self._look_lane.busy and not self._soon.isActive()

    def options(self) -> ExportOptions:
        """What is chosen now."""
        from orgplanner.exporters import ExportOptions

        shown, form = self.shown.currentData(), self.form.chosen
        return ExportOptions(
            paper=self.paper.currentData(),
            landscape={"auto": None, "yes": True, "no": False}[self.landscape.currentData()],
            language=self.language.currentData(),
            content=frozenset(key for key, box in self.content.items() if box.isChecked()),
            chart=self.kind.currentData(),
            unit=self.unit.currentData() or None,
            folded=self._choice.folded if self.extras["folded"].isChecked() else frozenset(),
            layout=self._choice.layout,
            colour_by=self.colours.currentData(),
            against=self.against.currentData() if shown else self._choice.against,
            show=shown,
            wave=self._choice.wave if shown and shown == self._choice.stage else None,
            arrows=self.extras["arrows"].isChecked(),
            fold_to_fit=form == "sheet" and self.extras["fold_to_fit"].isChecked(),
            legend=self.extras["legend"].isChecked(),
            approval=self.extras["approval"].isChecked(),
            form=form,
            break_by=self.form.break_by.currentData(),
            overlap=float(self.form.overlap.value()),
            pages=self.range.pages(),
        )

    def _lay_out_pages(self) -> None:
        """Draws the preview of what is chosen, beside the window."""
        drawn = self._has_pages()
        for field in (self.paper, self.landscape, self.colours, *self.content.values(), *self.extras.values()):
            field.setEnabled(drawn)
        self.shown.setEnabled(drawn and self.shown.count() > 1)
        held = drawn and bool(self.shown.currentData())
        self.against.setEnabled(held or self._is_compared())
        self.extras["arrows"].setEnabled(held and self.shown.currentData() in ("changes", "all"))
        several = drawn and self._has_forms()
        self.range.setEnabled(several)
        self.form.show_rows(self._rows, several=several)
        self.form.limit(self.paper, self.extras)
        self._drop_preview()
        if not drawn:
            self._look_lane.cancel()
            self.turner.show_page(None)
            self.strip.show_none()
            self._say([say("This format holds the data, not a page.")])
            return
        plan, scenario, options = self._desk.session.plan.snapshot(), self._desk.session.scenario, self.options()

        def work(stop: Stop) -> Preview:
            from orgplanner.exporters import lay_out

            sheets = lay_out(plan, scenario, options, stop.progress)
            stop.check()
            return Preview(sheets, 0, page_image(sheets.pages[0]))

        self.turner.wait()
        self.strip.setEnabled(False)
        self._look_lane.start(work, self._show, self._not_laid_out)

    def _drop_preview(self) -> None:
        """The pages that are shown are not those of what is chosen any more."""
        gone, self._preview = self._preview, None
        self.range.of(0, 0)
        if gone is not None:
            self._desk.leftovers.take(gone.sheets)

    def _turn(self, page: int) -> None:
        if self._preview is None:
            return
        sheets = self._preview.sheets
        self._look_lane.start(lambda _: Preview(sheets, page, page_image(sheets.pages[page])), self._show)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        pages = preview.sheets.pages
        self.turner.show_page(preview.image, preview.page, len(pages))
        self.strip.show_pages(pages, preview.page)
        self._show_strip()
        self.range.of(len(pages), preview.page)
        self._say(list(preview.sheets.notes))

    def _say(self, notes: list[Message]) -> None:
        self.notes.setText("\n".join(self._desk.words(note) for note in notes))

    def _enable(self) -> None:
        self.foot.go.setEnabled(not self._writing and self._can_go())

    def _not_laid_out(self, error: BaseException) -> None:
        self.turner.show_page(None)
        self.strip.show_none()
        self._tell(error)

    def _failed(self, error: BaseException) -> None:
        self._written()
        self._tell(error)

    def _written(self) -> None:
        """Nothing is written any more."""
        self._writing = False
        self.foot.bar.hide()
        self._enable()

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.notes.setText(error.sentence(self._desk.words.language))

    def _begin(self, work: Callable[[Stop], object], said: Callable[[Any], list[Message]]) -> None:
        """Does something with the pages beside the window; `said` tells what came of it."""

        def done(result: object) -> None:
            self._written()
            self._say(said(result))

        self._writing = True
        self.foot.begin()
        self._write_lane.start(work, done, self._failed)

    def _choose_file(self, ending: str, kinds: str) -> None:
        """Asks for a file and writes it."""
        session, row = self._desk.session, self._desk.session.scenario_row
        named = session.plan.words(row.name, self.language.currentData()) if row is not None else ""
        target = choose_target(self._desk, self, self.windowTitle(), named, ending, kinds)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Writes the file beside the window."""
        plan, scenario, options = self._desk.session.plan.snapshot(), self._desk.session.scenario, self.options()

        def work(stop: Stop) -> object:
            from orgplanner.exporters import export

            return export(plan, scenario, target, options, stop.progress)

        self._begin(work, lambda report: [say("Wrote {file}.", file=str(target)), *report.notes])

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._write_lane.busy

    def _leave(self) -> None:
        """Calls off what is being written; else closes."""
        if self._writing:
            self._write_lane.cancel()
            self._written()
            self._say([self.cancelled])
        else:
            self.reject()

    def done(self, result: int) -> None:
        self._soon.stop()
        self._look_lane.finish()
        self.strip.finish()
        self._drop_preview()
        self._write_lane.finish()
        super().done(result)
