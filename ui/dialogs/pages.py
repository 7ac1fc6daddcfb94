"""Choices about pages on the left, a preview of every page on the right: what files and printers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.foot import Foot
from ui.dialogs.page_fields import PageFields, Row
from ui.dialogs.page_preview import PagePreview, Show
from ui.dialogs.page_range import PageRange
from ui.files.target import choose_target
from ui.panels.chart_drawing import Choice

if TYPE_CHECKING:
    from orgplanner.exporters import ExportOptions, Sheets
    from orgplanner.model import Plan


class PagesDialog(QDialog):
    """Shows the pages of what is chosen; what is done with them is the work of those that build on it.

    They give their own rows of the form, whether there are pages to look at, and do `_go` on the main button.
    """

    cancelled = say("Cancelled; nothing was written.")

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget, title: Message, verb: Message) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._write_lane = Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._lay_out_pages)
        self.setWindowTitle(desk.words(title))
        self.resize(min(1020, parent.width() - 40), min(690, parent.height() - 30))
        self.fields, self.range = PageFields(desk, choice, self), PageRange(desk)
        self.preview, self.foot = PagePreview(desk), Foot(desk.words, verb)
        self.turner, self.strip, self.notes = self.preview.turner, self.preview.strip, self.preview.notes
        self._lay_out()
        self._connect()
        self._soon.start()

    def _connect(self) -> None:
        self.fields.changed.connect(self._soon.start)
        self.fields.edit_templates.clicked.connect(self._edit_templates)
        self.range.changed.connect(self._enable)
        self.preview.changed.connect(self._follow_preview)
        self.foot.leave.clicked.connect(self._leave)
        self.foot.go.clicked.connect(self._go)
        self._write_lane.progressed.connect(self.foot.progress)
        self._desk.session.document_changed.connect(self.reject)

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
        return self.range.is_understood and self.fields.form.is_understood

    def _go(self) -> None:
        """What the main button does."""
        raise AssertionError("every dialog does something with its pages")

    def _lay_out(self) -> None:
        choices = QWidget()
        left = QVBoxLayout(choices)
        left.setContentsMargins(0, 0, 8, 0)
        left.addLayout(self.fields.rows(self._own_rows(), self.range))
        left.addLayout(self.fields.ticks())
        left.addStretch(1)
        both = QHBoxLayout()
        both.addWidget(self._scrolled(choices))
        both.addWidget(self.preview, 1)
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
        self._choices, self._inside = area, choices
        return area

    def showEvent(self, event: QShowEvent) -> None:
        bar = self._choices.verticalScrollBar().sizeHint().width()
        self._choices.setFixedWidth(self._inside.sizeHint().width() + bar)
        super().showEvent(event)

    def is_ready(self) -> bool:
        """Whether the preview shows what is chosen."""
        return self.preview.sheets is not None and not self.preview.busy and not self._soon.isActive()

    def options(self) -> ExportOptions:
        """What is chosen now."""
        return replace(self.fields.options(), pages=self.range.pages())

    def _lay_out_pages(self) -> None:
        """Draws the preview of what is chosen, beside the window."""
        drawn = self._has_pages()
        several = drawn and self._has_forms()
        self.fields.allow(drawn=drawn, several=several, compared=self._is_compared())
        self.range.setEnabled(several)
        if not drawn:
            self.preview.show_none([say("This format holds the data, not a page.")])
        elif not self.fields.form.is_understood:
            self.preview.show_none()
        else:
            self._preview_pages()

    def _preview_pages(self) -> None:
        plan, scenario, options = self._snapshot(), self._desk.session.scenario, self.options()

        def work(stop: Stop, show: Show) -> Sheets:
            from orgplanner.exporters import lay_out

            return lay_out(plan, scenario, options, stop.progress, show)

        self.preview.lay(work)

    def _snapshot(self) -> Plan:
        """The plan as it is now; a dialog is open over a plan as long as it is open."""
        return cast("Plan", self._desk.session.plan).snapshot()

    def _follow_preview(self) -> None:
        sheets = self.preview.sheets
        if sheets is None:
            self.range.of(0, 0)
        else:
            self.range.of(len(sheets.pages), self.preview.shown)
            self._say([])

    def _say(self, notes: list[Message]) -> None:
        """Shows sentences below the pages, after those about the pages."""
        sheets = self.preview.sheets
        self.preview.say([*(sheets.notes if sheets is not None and not notes else ()), *notes])

    def _enable(self) -> None:
        self.foot.go.setEnabled(not self._writing and self._can_go())

    def _edit_templates(self) -> None:
        """Opens the list of page templates; what is changed there is seen here at once."""
        from ui.page_templates.dialog import PageTemplatesDialog

        template, before = self.fields.template, self._snapshot().page_templates
        dialog = PageTemplatesDialog(self._desk, self, template.chosen)

        def take() -> None:
            """What was added or changed there is wanted here."""
            now = dialog.chosen
            if now is not None and before.get(now.id) != now:
                template.choose_own(now.id)

        dialog.finished.connect(take)
        dialog.open()

    def _failed(self, error: BaseException) -> None:
        self._written()
        self.preview.tell(error)

    def _written(self) -> None:
        """Nothing is written any more."""
        self._writing = False
        self.foot.bar.hide()
        self._enable()

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
        language = self.fields.language.currentData()
        named = session.plan.words(row.name, language) if session.plan is not None and row is not None else ""
        target = choose_target(self._desk, self, self.windowTitle(), named, ending, kinds)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Writes the file beside the window."""
        plan, scenario, options = self._snapshot(), self._desk.session.scenario, self.options()

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
        self.preview.finish()
        self._write_lane.finish()
        super().done(result)
